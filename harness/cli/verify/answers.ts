// Grades every answer there is: stubs get the code their check names, references and alternatives
// pass, wrong answers fail with the code in their names. Repeats with several seeds and counts flips.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exercises, type Exercise } from '../../catalog/catalog.ts';
import { essence, type Verdict } from '../../grading/verdict.ts';
import { answerPath, loadCheck } from '../../session/session.ts';
import { alternativesOf, wrongOf } from './content-lint.ts';

export interface AnswerCase {
  exercise: Exercise;
  /** Path from the root. */
  file: string;
  kind: 'worked' | 'stub' | 'reference' | 'alternative' | 'wrong';
  /** `pass`, or the code of the first finding. */
  wanted: string;
  /**
   * `first`: what ships, the reference, and the first wrong answer of its exercise that gets its code. `other`: the
   * first alternative. `further`: another alternative, or another wrong answer with a code that a first one gets.
   */
  rank: 'first' | 'other' | 'further';
}

/** Somewhere that answers are graded. */
export interface Place {
  /** Such as `jvm`. */
  name: string;
  /** @param answer an absolute path */
  grade(exercise: Exercise, answer: string, seed: number): Promise<Verdict>;
  /** The code that this answer gets there and nowhere else, if it does. */
  differs?(file: string): string | undefined;
}

export interface AnswerResult extends AnswerCase {
  /** What each run gave, place after place: `pass`, or the first finding's code. */
  got: { place: string; code: string; wanted: string }[];
  /** Runs whose verdict was not the same as the first one's where it should be. */
  flips: number;
  medianMs: number;
  /** For a look: an unwanted verdict of each code; or, of a flip, the first verdict and one unlike it. */
  surprises: readonly Verdict[];
  /** How a verdict breaks the published schema. */
  schemaProblem: string | undefined;
}

export async function answerCases(
  root: string,
  of: readonly Exercise[] = exercises,
): Promise<AnswerCase[]> {
  const perExercise = await Promise.all(
    of.map(async (exercise) => ranked(await casesOf(root, exercise))),
  );
  return perExercise.flat();
}

type Case = Omit<AnswerCase, 'rank'>;

function ranked(cases: readonly Case[]): AnswerCase[] {
  return cases.map((one) => {
    const first = cases.find(({ kind, wanted }) => kind === one.kind && wanted === one.wanted);
    if (first !== one) return { ...one, rank: 'further' };
    return { ...one, rank: one.kind === 'alternative' ? 'other' : 'first' };
  });
}

async function casesOf(root: string, exercise: Exercise): Promise<Case[]> {
  if (exercise.kind === 'worked') {
    const file = join('exercises', exercise.path, 'exercise.ts');
    return [{ exercise, file, kind: 'worked', wanted: 'pass' }];
  }
  const { stubGets } = await loadCheck(root, exercise);
  const solutions = join('solutions', exercise.path);
  return [
    { exercise, file: join(solutions, 'stub.ts'), kind: 'stub', wanted: stubGets },
    { exercise, file: join(solutions, 'solution.ts'), kind: 'reference', wanted: 'pass' },
    ...alternativesOf(root, exercise).map((file): Case => ({
      exercise,
      file,
      kind: 'alternative',
      wanted: 'pass',
    })),
    ...wrongOf(root, exercise).map(({ file, code }): Case => ({
      exercise,
      file,
      kind: 'wrong',
      wanted: code,
    })),
  ];
}

/** Grades one answer once for each seed, in each of the places. */
export async function gradeCase(
  root: string,
  places: readonly Place[],
  one: AnswerCase,
  seeds: readonly number[],
  problemWith: (verdict: Verdict) => string | undefined,
): Promise<AnswerResult> {
  const answer = one.kind === 'worked' ? answerPath(root, one.exercise) : join(root, one.file);
  if (!existsSync(answer)) throw new Error(`${one.file} is missing`);
  // All places at once: what one waits for, the others need not, and a verdict does not depend on how busy
  // the machine is.
  const runs = (
    await Promise.all(places.map((place) => gradeAt(place, one, answer, seeds)))
  ).flat();
  const alike = runs.filter(({ differs }) => !differs);
  const [first] = alike;
  const times = runs
    .filter(({ place }) => place === places[0]?.name)
    .map(({ verdict }) => verdict.durationMs)
    .sort((a, b) => a - b);
  const unlike = alike.filter(
    ({ verdict }) => first && essence(verdict) !== essence(first.verdict),
  );
  const unwanted = new Map(
    runs
      .filter(({ verdict, wanted }) => outcome(verdict) !== wanted)
      .map((run) => [outcome(run.verdict), run]),
  );
  const flipped = unlike.length > 0 ? [...alike.slice(0, 1), ...unlike.slice(0, 1)] : [];
  return {
    ...one,
    got: runs.map(({ place, wanted, verdict }) => ({ place, wanted, code: outcome(verdict) })),
    flips: unlike.length,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    surprises: (unwanted.size > 0 ? [...unwanted.values()] : flipped).map(({ verdict }) => verdict),
    schemaProblem: runs
      .map(({ verdict }) => problemWith(verdict))
      .find((problem) => problem !== undefined),
  };
}

interface GradedRun {
  place: string;
  wanted: string;
  /** It is known to get something else there. */
  differs: boolean;
  verdict: Verdict;
}

async function gradeAt(
  place: Place,
  one: AnswerCase,
  answer: string,
  seeds: readonly number[],
): Promise<GradedRun[]> {
  const other = place.differs?.(one.file);
  const wanted = other ?? one.wanted;
  const runs: GradedRun[] = [];
  for (const seed of seeds) {
    const verdict = await place.grade(one.exercise, answer, seed);
    runs.push({ place: place.name, wanted, differs: other !== undefined, verdict });
  }
  return runs;
}

function outcome(verdict: Verdict): string {
  return verdict.status === 'pass' ? 'pass' : (verdict.findings[0]?.code ?? verdict.status);
}

/** Seeds that are the same every time, so that a surprise can be repeated. */
export function seedsUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
