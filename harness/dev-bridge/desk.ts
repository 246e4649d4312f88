// What pages work at: the exercises' files, their runs, the broker and where the learner stands. It answers
// questions and tells what happens; how pages are reached, it does not know.
import { existsSync, readFileSync } from 'node:fs';
import { exercises, type Exercise } from '../catalog/catalog.ts';
import type { Language } from '../grading/text.ts';
import { attemptsOf } from '../progress/attempts.ts';
import { openProgress } from '../progress/progress.ts';
import { verdictsUntilSolution } from '../progress/standing.ts';
import { answerPath, shippedPath } from '../session/session.ts';
import { createTypeChecker } from '../type-check/checker.ts';
import { openAnswerFile, type AnswerFile, type AnswerText } from '../workbench/answer-file.ts';
import { rightAnswerWith } from '../workbench/right-answers.ts';
import { watchSaves } from '../workbench/saves.ts';
import type { Kafka } from './kafka.ts';
import { openInEditor } from './open-in-editor.ts';
import { exerciseOf } from './read-asked.ts';
import { busy, conflict, noAnswer, noAttempt, noFile, notOpenYet, refusalOf } from './refusals.ts';
import { openRuns } from './runs.ts';
import type { Answer, Asked, BridgedAttempt, BrokerStanding, Told } from './said.ts';
import { watchStandings } from './standings.ts';

export interface DeskOptions {
  root: string;
  stateDir: string;
  env: NodeJS.ProcessEnv;
  /** Gets what grades; tells how that stands. */
  kafka(changed: (standing: BrokerStanding) => void): Kafka;
  /**
   * Hears what pages are to be told.
   * @param to only pages that have this exercise open, but for the one that did it
   */
  tell(told: Told, to?: { exercise: string; except?: Page | undefined }): void;
  /** The language of a page that has the exercise open; `undefined`: none has. */
  readIn(exercise: string): Language | undefined;
  /** Hears how the broker stands, for the terminal. */
  standing?(now: BrokerStanding): void;
}

/** Who asks: told apart, and no more. */
export interface Page {
  language: Language;
}

export interface Desk {
  /** What a page is told first. */
  welcome(): Told;
  /** Never fails: what cannot be done is a refusal. */
  answer(asked: Asked, page: Page): Answer | Promise<Answer>;
  /** What a page that has just opened the exercise missed of its run. */
  missed(exercise: string): Told[];
  close(): Promise<void>;
}

/** How many attempts a page is shown, the newest. */
const mostAttempts = 100;

export function openDesk(options: DeskOptions): Desk {
  const { root, stateDir, env, tell, readIn } = options;
  // Written to; what is read is read anew, for commands write to it too.
  const progress = openProgress(stateDir);
  const files = new Map<Exercise, AnswerFile>(
    exercises.map((one) => [one, openAnswerFile(one, { root, stateDir, progress })]),
  );
  /** The revision that pages know of. */
  const known = new Map<Exercise, string | null>();
  const standings = watchStandings({ root, stateDir }, (now) =>
    tell({ type: 'standings', standings: now }),
  );
  const kafka = options.kafka((broker) => {
    options.standing?.(broker);
    tell({ type: 'broker', broker });
  });
  const runs = openRuns({
    ...{ root, kafka, progress },
    checker: (language) => createTypeChecker({ root, language }),
    tell: ({ slug }, run, told) => tell({ exercise: slug, run, ...told }, { exercise: slug }),
  });
  const endSaves = watchSaves(root, exercises, savedElsewhere);

  function fileOf(exercise: Exercise): AnswerFile {
    const file = files.get(exercise);
    if (file === undefined) throw new Error(`No exercise ${exercise.slug}`);
    return file;
  }

  /** In the learner's own editor, or by a command. */
  function savedElsewhere(exercise: Exercise): void {
    const language = readIn(exercise.slug);
    if (language === undefined) return;
    let answer: AnswerText;
    try {
      answer = fileOf(exercise).read();
    } catch {
      // Whoever opens it is told why.
      return;
    }
    // An editor that truncates first, or deletes first, has not saved yet.
    if (answer.source === '' || answer.revision === known.get(exercise)) return;
    inPlace(exercise, answer);
    runs.saved(exercise, language);
  }

  function inPlace(exercise: Exercise, answer: AnswerText, except?: Page): AnswerText {
    known.set(exercise, answer.revision);
    const { slug } = exercise;
    tell({ type: 'changed', exercise: slug, answer }, { exercise: slug, except });
    standings.look();
    return answer;
  }

  function save(
    exercise: Exercise,
    { source, base }: Asked & { type: 'save' | 'run' },
    page: Page,
  ): Answer & { type: 'saved' | 'refused' } {
    const saved = fileOf(exercise).save(source, base);
    if (saved.type === 'conflict') {
      known.set(exercise, saved.theirs.revision);
      return { type: 'refused', ...conflict(exercise), theirs: saved.theirs };
    }
    if (saved.revision !== base) {
      inPlace(exercise, { source, revision: saved.revision }, page);
    }
    return saved;
  }

  function run(exercise: Exercise, asked: Asked & { type: 'run' }, page: Page): Answer {
    const saved = save(exercise, asked, page);
    if (saved.type === 'refused') return saved;
    const { seed } = asked;
    // A save that another program made is graded already, and the page that sees it wants the same.
    const number =
      (seed === undefined ? runs.judging(exercise, saved.revision) : undefined) ??
      runs.run(exercise, { why: 'asked', seed, language: page.language });
    if (number === undefined) return { type: 'refused', ...busy };
    return { type: 'runs', revision: saved.revision, run: number };
  }

  function attempts(exercise: Exercise): BridgedAttempt[] {
    return attemptsOf(stateDir, exercise.path, openProgress(stateDir).events)
      .slice(0, mostAttempts)
      .map(({ name, at, path, status, codes, subject, graded }) => ({
        ...{ name, at, status, codes, subject },
        source: readFileSync(path, 'utf8'),
        standing: graded === null ? null : graded ? 'graded' : 'practised',
      }));
  }

  function putBack(exercise: Exercise, path: string, page: Page): Answer {
    const answer = fileOf(exercise).putBack(readFileSync(path));
    return { type: 'text', answer: inPlace(exercise, answer, page) };
  }

  async function reference(
    exercise: Exercise,
    { source, seed }: Asked & { type: 'reference' },
  ): Promise<Answer> {
    const { events } = openProgress(stateDir);
    const missing = verdictsUntilSolution(events, exercise.path);
    if (exercise.kind !== 'worked' && missing > 0) {
      return { type: 'refused', ...notOpenYet(missing) };
    }
    const answer = rightAnswerWith(source, root, exercise);
    if (answer === undefined) return { type: 'refused', ...noAnswer(exercise) };
    const ran = await runs.reference(exercise, answer, seed);
    return ran === undefined ? { type: 'refused', ...busy } : { type: 'reference', ...ran };
  }

  async function openElsewhere(exercise: Exercise): Promise<Answer> {
    const path = answerPath(root, exercise);
    if (!existsSync(path)) return { type: 'refused', ...noFile(exercise) };
    const text = await openInEditor(path, env);
    return text === undefined ? { type: 'done' } : { type: 'refused', code: 'no-editor', text };
  }

  function work(asked: Asked, page: Page): Answer | Promise<Answer> {
    if (asked.type === 'language') {
      page.language = asked.language;
      return { type: 'done' };
    }
    if (asked.type === 'look-again') {
      kafka.lookAgain();
      return { type: 'done' };
    }
    const exercise = exerciseOf(asked.exercise);
    if (exercise === undefined) throw new Error(`No exercise ${asked.exercise}`);
    switch (asked.type) {
      case 'open': {
        const answer = fileOf(exercise).read();
        known.set(exercise, answer.revision);
        runs.warmUp(exercise);
        const file = `exercises/${exercise.path}/exercise.ts`;
        return { type: 'opened', answer: { ...answer, file, path: answerPath(root, exercise) } };
      }
      case 'save':
        return save(exercise, asked, page);
      case 'run':
        return run(exercise, asked, page);
      case 'stop':
        runs.stop(exercise);
        return { type: 'done' };
      case 'replace': {
        const answer = fileOf(exercise).replace(asked.source);
        return { type: 'text', answer: inPlace(exercise, answer, page) };
      }
      case 'keep':
        fileOf(exercise).keep(asked.source);
        return { type: 'done' };
      case 'attempts':
        return { type: 'attempts', attempts: attempts(exercise) };
      case 'reset':
        return putBack(exercise, shippedPath(root, exercise), page);
      case 'put-back': {
        const { events } = openProgress(stateDir);
        const wanted = attemptsOf(stateDir, exercise.path, events).find(
          ({ name }) => name === asked.attempt,
        );
        if (wanted === undefined) return { type: 'refused', ...noAttempt(exercise) };
        return putBack(exercise, wanted.path, page);
      }
      case 'reference':
        return reference(exercise, asked);
      case 'open-in-editor':
        return openElsewhere(exercise);
      case 'close':
        return { type: 'done' };
    }
  }

  const refuse = (error: unknown): Answer => ({ type: 'refused', ...refusalOf(error) });
  return {
    welcome: () => ({ type: 'welcome', broker: kafka.standing, standings: standings.now() }),
    answer(asked, page) {
      try {
        const answer = work(asked, page);
        return answer instanceof Promise ? answer.catch(refuse) : answer;
      } catch (error) {
        return refuse(error);
      }
    },
    missed(slug) {
      const exercise = exerciseOf(slug);
      const under = exercise === undefined ? undefined : runs.underWay(exercise);
      return (under?.told ?? []).map((told) => ({
        ...{ exercise: slug, run: under?.run ?? 0 },
        ...told,
      }));
    },
    async close() {
      endSaves();
      standings.close();
      await runs.close();
      await kafka.close();
    },
  };
}
