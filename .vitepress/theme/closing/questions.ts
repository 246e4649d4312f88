// What the closing test asks, and how one did.

/** The name under which the journal keeps its answers: `closing-test/<id>`. */
export const closingTest = 'closing-test';

export interface Question {
  id: string;
  /** The lesson that teaches it. */
  lesson: string;
  /** Index of the right choice. */
  right: number;
}

export interface Score {
  of: number;
  answered: number;
  right: number;
  /** Lessons to go back to, in the order of the test, each once. */
  again: readonly string[];
}

/** @param source of the page: blocks `::: predict <id> <lesson>` with choices `- [ ]` and `- [x]` */
export function questionsIn(source: string): Question[] {
  return [...source.matchAll(/^::: predict (\S+) (\S+)\n(.*?)^:::$/gms)].map(
    ([, id = '', lesson = '', block = '']) => ({
      ...{ id, lesson },
      right: [...block.matchAll(/^- \[([ x])\]/gm)].findIndex(([, mark]) => mark === 'x'),
    }),
  );
}

/** @param predicted what the journal keeps: which choice, by `<page>/<id>` */
export function scoreOf(
  questions: readonly Question[],
  predicted: Readonly<Record<string, number>>,
): Score {
  const answers = questions.map((question) => ({
    ...question,
    given: predicted[`${closingTest}/${question.id}`],
  }));
  const answered = answers.filter(({ given }) => given !== undefined);
  const wrong = answered.filter(({ given, right }) => given !== right);
  return {
    of: questions.length,
    answered: answered.length,
    right: answered.length - wrong.length,
    again: [...new Set(wrong.map(({ lesson }) => lesson))],
  };
}

/** What is kept without the answers of the test, so that it can be taken anew. */
export function withoutTest(predicted: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(predicted).filter(([name]) => !name.startsWith(`${closingTest}/`)),
  );
}
