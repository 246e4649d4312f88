// The step that grades every answer there is, and prints a row for each.
import type { Exercise } from '../../catalog/catalog.ts';
import { cut, pad } from '../../reporting/lay-out.ts';
import { renderVerdict } from '../../reporting/render-verdict.ts';
import { renderOptions } from '../render-options.ts';
import type { Shell } from '../shell.ts';
import { answerCases, gradeCase, type AnswerCase, type AnswerResult } from './answers.ts';
import { openPlaces, type Where } from './places.ts';
import type { StepResult } from './steps.ts';
import { verdictSchema } from './verdict-schema.ts';

/**
 * `whole`: every answer, in each place. `each`: every answer in the first place, and in the others those of the first
 * rank: what goes wrong in one place only does so by its kind. `kinds`: of alternatives and of
 * wrong answers with one code only the first, and elsewhere than in the first place only what passes or ships, so that
 * a build server is done in time.
 */
export type Depth = 'whole' | 'each' | 'kinds';

/** Which answers are graded, how often, and where; a verdict must be the same everywhere. */
export interface AnswersWanted {
  of: readonly Exercise[];
  seeds: readonly number[];
  /** Every answer is graded in the first of them. */
  on: readonly Where[];
  depth: Depth;
}

export async function answersStep(
  shell: Shell,
  { of, seeds, on, depth }: AnswersWanted,
): Promise<StepResult> {
  const problemWith = verdictSchema(shell.root);
  const results: AnswerResult[] = [];
  const all = await answerCases(shell.root, of);
  const chosen = depth === 'kinds' ? all.filter(({ rank }) => rank !== 'further') : all;
  const leftOut = all.length - chosen.length;
  const { places, close } = await openPlaces(shell, on);
  try {
    if (places === undefined) return { passed: 0, failed: 1, output: '' };
    if (places.length > 1) shell.print(placesRow(places.map(({ name }) => name)));
    for (const one of chosen) {
      const there = isGradedEverywhere(one, depth) ? places : places.slice(0, 1);
      const result = await gradeCase(shell.root, there, one, seeds, problemWith);
      printRow(shell, result, places);
      // At once: hours may pass until the end, if it comes to that.
      for (const verdict of isRight(result) ? [] : result.surprises) {
        shell.print(renderVerdict(verdict, renderOptions(shell)));
      }
      results.push(result);
    }
  } finally {
    await close();
  }
  const failed = results.filter((one) => !isRight(one));
  const flips = results.reduce((sum, one) => sum + one.flips, 0);
  const verdicts = results.reduce((sum, { got }) => sum + got.length, 0);
  const where = on.join(', ');
  shell.print(
    {
      en: `  ${results.length} answers, ${verdicts} verdicts on ${where}, ${flips} flips`,
      ko: `  답 ${results.length}개, ${where}에서 판정 ${verdicts}번, 뒤바뀜 ${flips}번`,
    }[shell.language],
  );
  if (leftOut > 0) {
    shell.print(
      {
        en: `  ${leftOut} more answers are alternatives, or wrong with a code that was tried; npm run verify -- --only answers grades them too`,
        ko: `  다른 정답이나 이미 시험한 코드를 받는 틀린 답이 ${leftOut}개 더 있어요. npm run verify -- --only answers로 모두 채점해요`,
      }[shell.language],
    );
  }
  return { passed: results.length - failed.length, failed: failed.length, output: '' };
}

function isGradedEverywhere({ rank, kind }: AnswerCase, depth: Depth): boolean {
  if (depth === 'whole') return true;
  return rank === 'first' && (depth === 'each' || kind !== 'wrong');
}

function isRight({ got, flips, schemaProblem }: AnswerResult): boolean {
  return schemaProblem === undefined && flips === 0 && got.every((one) => one.code === one.wanted);
}

/** Above the table: what was got where. */
function placesRow(names: readonly string[]): string {
  return ['', pad('', 13), pad('', 39), ...names.map((name) => pad(name, 12))].join(' ');
}

/** A row of the table: which answer, what it is to get, what it got, its median time. */
function printRow(shell: Shell, result: AnswerResult, all: readonly { name: string }[]): void {
  const { exercise, kind, file, wanted, got, flips, medianMs } = result;
  const { paint } = renderOptions(shell);
  const name = kind === 'alternative' || kind === 'wrong' ? (file.split('/').at(-1) ?? file) : kind;
  const right = isRight(result);
  const outcomes = all.map(({ name }) =>
    pad([...new Set(got.flatMap((one) => (one.place === name ? one.code : [])))].join('/'), 12),
  );
  const isUnwanted = got.some((one) => one.code !== one.wanted);
  const problems = [isUnwanted ? `not ${wanted}` : [], flips > 0 ? `${flips} flips` : []].flat();
  const row = [
    right ? ' ' : '✗',
    pad(exercise.slug, 13),
    pad(cut(name.replace(/\.ts$/, ''), 38), 39),
    ...outcomes,
    right ? '' : `${problems.join(', ')} `,
    `${medianMs} ms`,
  ].join(' ');
  shell.print(right ? row : paint('red', row));
  if (result.schemaProblem !== undefined) shell.print(`  ${result.schemaProblem}`);
}
