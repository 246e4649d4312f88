// The roster of a course: one row a person, made from the progress files that were handed in.
import { mergePassed } from '../../../harness/progress-file/merge.ts';
import type { PassedAs, ProgressFile } from '../../../harness/progress-file/progress-file.ts';
import type { LessonOnSite } from '../lessons.data.ts';

/** A file that could be read. */
export interface Handed {
  /** What the file is called. */
  name: string;
  file: ProgressFile;
}

export type ExerciseState = PassedAs | 'tried' | 'none';

export interface RosterExercise {
  exercise: string;
  level: 'core' | 'stretch';
  state: ExerciseState;
  /** Different texts that got a verdict. */
  tries: number;
  /** ISO 8601; `null`: nothing of it is kept. */
  last: string | null;
  /** Of the newest text that failed; empty once it has passed. */
  codes: readonly string[];
  /** That text; `null` where there is none. */
  failing: string | null;
}

export interface Count {
  done: number;
  of: number;
  graded: number;
}

export interface RosterRow {
  /** As typed; the file's name where nothing was. */
  person: string;
  named: boolean;
  /** What the file is called. */
  name: string;
  from: ProgressFile['from'];
  made: string;
  core: Count;
  stretch: Count;
  tries: number;
  /** ISO 8601; `null`: no answer is in the file. */
  last: string | null;
  /** What they last worked at without having passed it. */
  stuck: RosterExercise | null;
  exercises: readonly RosterExercise[];
}

export interface Roster {
  rows: RosterRow[];
  /** Files that gave way to a newer one of the same person. */
  older: { person: string; names: string[] }[];
}

type Lessons = readonly {
  exercises: readonly Pick<LessonOnSite['exercises'][number], 'slug' | 'level' | 'kind'>[];
}[];

export function rosterOf(handed: readonly Handed[], lessons: Lessons): Roster {
  const people = [...Map.groupBy(handed, whose).values()].map((files) =>
    files.toSorted((a, b) => b.file.made.localeCompare(a.file.made)),
  );
  return {
    rows: people.flatMap(([newest]) => (newest === undefined ? [] : rowOf(newest, lessons))),
    older: people.flatMap(([newest, ...rest]) =>
      newest === undefined || rest.length === 0
        ? []
        : { person: personOf(newest), names: rest.map(({ name }) => name) },
    ),
  };
}

/** A name however it is written; who gave none is told apart by the file's name. */
function whose(handed: Handed): string {
  const { person } = handed.file;
  return person === '' ? `file ${handed.name}` : `person ${person.normalize('NFKC').toLowerCase()}`;
}

function personOf({ name, file }: Handed): string {
  return file.person === '' ? name.replace(/\.json$/i, '') : file.person;
}

function rowOf(handed: Handed, lessons: Lessons): RosterRow {
  const { name, file } = handed;
  const exercises = lessons
    .flatMap((lesson) => lesson.exercises)
    // Worked examples are read, not counted.
    .filter(({ kind }) => kind === 'make')
    .map(({ slug, level }) => exerciseOf(file, slug, level));
  const unfinished = exercises.filter(({ state }) => state === 'tried');
  return {
    ...{ person: personOf(handed), named: file.person !== '', name },
    ...{ from: file.from, made: file.made },
    core: count(exercises, 'core'),
    stretch: count(exercises, 'stretch'),
    tries: exercises.reduce((sum, one) => sum + one.tries, 0),
    last: latest(exercises),
    stuck: unfinished.find((one) => one.last === latest(unfinished)) ?? null,
    exercises,
  };
}

function exerciseOf(
  file: ProgressFile,
  exercise: string,
  level: 'core' | 'stretch',
): RosterExercise {
  const filed = file.exercises.find((one) => one.exercise === exercise);
  const attempts = (filed?.attempts ?? []).toSorted((a, b) => b.at.localeCompare(a.at));
  // A verdict that could not be given is nobody's try.
  const judged = attempts.filter(({ status }) => status !== null && status !== 'error');
  const passed = judged
    .filter(({ status }) => status === 'pass')
    .reduce((best, { standing }) => mergePassed(best, standing), filed?.passed ?? null);
  const failing = passed === null ? judged[0] : undefined;
  return {
    ...{ exercise, level },
    state: passed ?? (judged.length > 0 ? 'tried' : 'none'),
    tries: judged.length,
    last: attempts[0]?.at ?? null,
    codes: [...new Set(failing?.codes ?? [])],
    failing: failing?.source ?? null,
  };
}

function count(exercises: readonly RosterExercise[], level: 'core' | 'stretch'): Count {
  const mine = exercises.filter((one) => one.level === level);
  const graded = mine.filter(({ state }) => state === 'graded').length;
  const practised = mine.filter(({ state }) => state === 'practised').length;
  return { done: graded + practised, of: mine.length, graded };
}

function latest(exercises: readonly RosterExercise[]): string | null {
  return exercises.reduce<string | null>(
    (newest, { last }) => (last !== null && (newest === null || last > newest) ? last : newest),
    null,
  );
}
