// Behind a translator only one language is spoken: a field, or a code, of the other's is a leak.
import { finding } from '../make-finding.ts';
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import type { Text } from '../text.ts';
import { nameOfOutcome, outcomesOf, shownBy, wrote, type Derived } from './derived.ts';
import { show } from './derived-values.ts';

export interface ForeignWords<In, Out> extends Derived<In, Out> {
  /** The fields that the language has. */
  words: readonly string[];
  /** By field: the values that it may have. */
  codes: Readonly<Record<string, readonly string[]>>;
  /** Whose language is kept out. */
  whose: Text;
}

export function foreignWords<In, Out>(
  spoken: ForeignWords<In, Out>,
  history: readonly HistoryEvent[],
): Finding[] {
  for (const outcome of outcomesOf(spoken)) {
    const { parsed, value } = outcome;
    if (typeof parsed !== 'object' || parsed === null) continue;
    const fields = Object.entries(parsed);
    const word = fields.find(([name]) => !spoken.words.includes(name));
    const code = fields.find(
      ([name, said]) => typeof said === 'string' && spoken.codes[name]?.includes(said) === false,
    );
    const leaked = word?.[0] ?? (code && `${code[0]}: ${String(code[1])}`);
    if (leaked === undefined) continue;
    return [
      finding({
        ...{ code: 'LEAK', subject: word?.[0] ?? `${code?.[0] ?? ''} code`, task: spoken.task },
        where: nameOfOutcome(spoken, outcome),
        ...shownBy(wrote(spoken, history, [outcome])),
        says: {
          en: `This ${spoken.noun.en} carries a word of ${spoken.whose.en}’s, \`${leaked}\`: ${show(value, 160)}.`,
          ko: `이 ${spoken.noun.ko} 이벤트에 ${spoken.whose.ko}의 말(\`${leaked}\`)이 들어 있어요: ${show(value, 160)}`,
        },
        asks: {
          en: `Tomorrow ${spoken.whose.en} calls it something else. Who will have to know?`,
          ko: `내일 ${spoken.whose.ko}에서 이 말을 바꾸면 누가 알아야 할까요?`,
        },
        explainedAt: 'using-bounded-contexts#translator',
      }),
    ];
  }
  return [];
}
