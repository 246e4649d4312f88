// npm run verify: everything a contributor's change must hold. Names of exercises narrow the answers.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exercises, type Exercise } from '../../catalog/catalog.ts';
import type { Text } from '../../grading/text.ts';
import { cut, pad } from '../../reporting/lay-out.ts';
import { renderVerdict } from '../../reporting/render-verdict.ts';
import { brokerKind, exercisesNamed, readOptions, UsageError, wholeNumber } from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { answerCases, gradeCase, seedsUpTo, type AnswerResult } from '../verify/answers.ts';
import { openPlaces, type Where } from '../verify/places.ts';
import { lintContent } from '../verify/content-lint.ts';
import { verdictSchema } from '../verify/verdict-schema.ts';
import { runTool } from '../verify/run-tool.ts';
import { soak } from '../verify/soak.ts';

interface Step {
  name: Text;
  /** Is run only when it is asked for: another step holds the same in another way. */
  isExtra?: true;
  run(): Promise<{ passed: number; failed: number; output: string }>;
}

export async function verify(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, {
    seeds: { type: 'string' },
    only: { type: 'string' },
    soak: { type: 'boolean' },
    moments: { type: 'string' },
    seed: { type: 'string' },
    'same-on': { type: 'string' },
  });
  if (values.soak === true) {
    return soaked(
      shell,
      wholeNumber('moments', values.moments) ?? usualMoments,
      wholeNumber('seed', values.seed) ?? randomBytes(4).readUInt32LE(),
    );
  }
  const kind = brokerKind(values.broker);
  const steps = stepsOf(shell, {
    of: positionals.length === 0 ? exercises : positionals.flatMap(exercisesNamed),
    seeds: seedsUpTo(wholeNumber('seeds', values.seeds) ?? 1),
    on: [...new Set([kind, ...sameOn(values['same-on'])])],
  });
  const chosen = steps.filter(({ id, isExtra }) =>
    values.only === undefined ? isExtra !== true : values.only === id,
  );
  if (chosen.length === 0) {
    const ids = steps.map(({ id }) => id).join(' ');
    throw new UsageError({
      en: `There is no step “${values.only ?? ''}”.\n  One of: ${ids}`,
      ko: `‘${values.only ?? ''}’(이)라는 단계는 없어요.\n  가능한 값: ${ids}`,
    });
  }

  const { paint } = renderOptions(shell);
  const total = { passed: 0, failed: 0 };
  for (const { name, run } of chosen) {
    const began = performance.now();
    const { passed, failed, output } = await run();
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const mark = failed === 0 ? paint('green', '✓') : paint('red', '✗');
    if (output !== '') shell.print(output);
    shell.print(`${mark} ${pad(name[shell.language], 44)}${paint('dim', `${seconds} s`)}`);
  }
  shell.print(`\nverify: ${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? exitCodes.pass : exitCodes.fail;
}

/** How often the soak kills something, unless it is told. */
const usualMoments = 200;

async function soaked(shell: Shell, moments: number, seed: number): Promise<number> {
  shell.print(`soak: ${moments} moments, --seed ${seed}`);
  const { killed, problems } = await soak(moments, seed, shell.print);
  shell.print(problems.map((problem) => `✗ ${problem}`).join('\n'));
  shell.print(`soak: ${moments} moments, ${JSON.stringify(killed)}, ${problems.length} problems`);
  return problems.length === 0 ? exitCodes.pass : exitCodes.fail;
}

/** Which answers are graded, how often, and where; a verdict must be the same everywhere. */
interface AnswersWanted {
  of: readonly Exercise[];
  seeds: readonly number[];
  on: readonly Where[];
}

function stepsOf(shell: Shell, wanted: AnswersWanted): (Step & { id: string })[] {
  const { root } = shell;
  const tool = (args: string[]) => async () => {
    const { ok, output } = await runTool(root, args);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output: ok ? '' : output };
  };
  return [
    {
      id: 'types',
      name: { en: 'types', ko: '타입' },
      run: tool(['typescript/bin/tsc', '--noEmit', '-p', '.']),
    },
    {
      id: 'lint',
      name: { en: 'lint and import directions', ko: '린트와 import 방향' },
      run: tool(['eslint/bin/eslint.js', '--max-warnings', '0', '.']),
    },
    {
      id: 'format',
      name: { en: 'format', ko: '서식' },
      run: tool(['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
    },
    {
      id: 'content',
      name: { en: 'content: exercises, answers, hints', ko: '콘텐츠: 연습, 답, 힌트' },
      run() {
        const problems = lintContent(root);
        return Promise.resolve({
          passed: problems.length === 0 ? 1 : 0,
          failed: problems.length,
          output: problems.map((problem) => `  ${problem}`).join('\n'),
        });
      },
    },
    {
      id: 'site',
      name: { en: 'site: types, pages, build, weight', ko: '사이트: 타입, 페이지, 빌드, 무게' },
      run: () => site(root),
    },
    {
      id: 'site-tests',
      name: { en: 'tests of the built site, in Chromium', ko: 'Chromium에서 빌드한 사이트 테스트' },
      run: () => tests(shell, 'site'),
    },
    {
      id: 'units',
      name: { en: 'tests', ko: '테스트' },
      run: () => tests(shell, 'node'),
    },
    {
      id: 'page',
      name: { en: 'tests in a page, in Chromium', ko: 'Chromium의 웹 페이지에서 테스트' },
      run: () => tests(shell, 'page*', ['--exclude', answersInPage]),
    },
    {
      id: 'page-answers',
      isExtra: true,
      name: { en: 'answers as tests in a page', ko: '웹 페이지의 테스트로 답 채점' },
      run: () => tests(shell, 'page*', [answersInPage]),
    },
    {
      id: 'conformance',
      name: {
        en: 'conformance cases on a real Kafka',
        ko: '실제 Kafka에서 적합성 사례 확인',
      },
      run: tool(['../harness/practice-broker/conformance/capture.node.ts', '--check']),
    },
    {
      id: 'answers',
      name: {
        en: `answers on ${wanted.on.join(', ')}, ${wanted.seeds.length} seed(s)`,
        ko: `${wanted.on.join(', ')}에서 답 채점, 시드 ${wanted.seeds.length}개`,
      },
      run: () => answers(shell, wanted),
    },
  ];
}

/** One after the other: each is of use only when those before it are right. */
async function site(root: string): Promise<{ passed: number; failed: number; output: string }> {
  const steps = [
    ['vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', '.vitepress'],
    ['../.vitepress/lint/lint-pages.node.ts'],
    ['vitepress/bin/vitepress.js', 'build', '.'],
    ['../.vitepress/measure/page-weight.node.ts'],
  ];
  let output = '';
  for (const [done, args] of steps.entries()) {
    const run = await runTool(root, args);
    if (!run.ok) return { passed: done, failed: 1, output: run.output };
    output = run.output;
  }
  return { passed: steps.length, failed: 0, output: `  ${output}` };
}

/** Grades what the step `answers` does, by way of vitest's browser mode. */
const answersInPage = 'harness/lab/answers.page.test.ts';

/** @param project one of those in vitest.config.ts */
async function tests(
  shell: Shell,
  project: string,
  more: readonly string[] = [],
): Promise<{ passed: number; failed: number; output: string }> {
  const report = join(shell.stateDir, `tests-${project.replace('*', '')}.json`);
  const { ok, output } = await runTool(shell.root, [
    'vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more,
  ]);
  // Vitest's own report, by its documented fields.
  const counts = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
  };
  const failed = ok ? 0 : Math.max(1, counts.numFailedTests);
  return { passed: counts.numPassedTests, failed, output: ok ? skipped(shell, counts) : output };
}

/** No test is left out in silence. */
function skipped(shell: Shell, { numPendingTests: count }: { numPendingTests: number }): string {
  if (count === 0) return '';
  return {
    en: `  ${count} tests were skipped: no container runtime with an image of Kafka is here (npm run doctor)`,
    ko: `  테스트 ${count}개를 건너뛰었어요. Kafka 이미지가 있는 컨테이너 런타임이 없어요(npm run doctor).`,
  }[shell.language];
}

async function answers(
  shell: Shell,
  { of, seeds, on }: AnswersWanted,
): Promise<{ passed: number; failed: number; output: string }> {
  const problemWith = verdictSchema(shell.root);
  const results: AnswerResult[] = [];
  const { places, close } = await openPlaces(shell, on);
  try {
    if (places === undefined) return { passed: 0, failed: 1, output: '' };
    if (places.length > 1) shell.print(placesRow(places.map(({ name }) => name)));
    for (const one of await answerCases(shell.root, of)) {
      const result = await gradeCase(shell.root, places, one, seeds, problemWith);
      printRow(shell, result);
      results.push(result);
    }
  } finally {
    await close();
  }
  const failed = results.filter((one) => !isRight(one));
  const flips = results.reduce((sum, one) => sum + one.flips, 0);
  const verdicts = results.length * seeds.length * on.length;
  const where = on.join(', ');
  shell.print(
    {
      en: `  ${results.length} answers, ${verdicts} verdicts on ${where}, ${flips} flips`,
      ko: `  답 ${results.length}개, ${where}에서 판정 ${verdicts}번, 뒤바뀜 ${flips}번`,
    }[shell.language],
  );
  return {
    passed: results.length - failed.length,
    failed: failed.length,
    output: failed
      .flatMap(({ surprise }) =>
        surprise === undefined ? [] : [renderVerdict(surprise, renderOptions(shell))],
      )
      .join('\n\n'),
  };
}

function isRight({ got, flips, schemaProblem }: AnswerResult): boolean {
  return schemaProblem === undefined && flips === 0 && got.every((one) => one.code === one.wanted);
}

/** Above the table: what was got where. */
function placesRow(names: readonly string[]): string {
  return ['', pad('', 13), pad('', 39), ...names.map((name) => pad(name, 12))].join(' ');
}

/** Where verdicts must be the same, unless it is said: `practice,page`. `none`: nowhere else. */
function sameOn(said = 'practice,page'): Where[] {
  if (said === 'none') return [];
  return said.split(',').map((one) => (one === 'page' ? one : brokerKind(one)));
}

/** A row of the table: which answer, what it is to get, what it got, its median time. */
function printRow(shell: Shell, result: AnswerResult): void {
  const { exercise, kind, file, wanted, got, flips, medianMs } = result;
  const { paint } = renderOptions(shell);
  const name = kind === 'alternative' || kind === 'wrong' ? (file.split('/').at(-1) ?? file) : kind;
  const right = isRight(result);
  const places = [...new Set(got.map(({ place }) => place))];
  const outcomes = places.map((name) =>
    pad([...new Set(got.flatMap((one) => (one.place === name ? one.code : [])))].join('/'), 12),
  );
  const row = [
    right ? ' ' : '✗',
    pad(exercise.slug, 13),
    pad(cut(name.replace(/\.ts$/, ''), 38), 39),
    ...outcomes,
    right ? '' : `not ${wanted}${flips > 0 ? `, ${flips} flips` : ''} `,
    `${medianMs} ms`,
  ].join(' ');
  shell.print(right ? row : paint('red', row));
  if (result.schemaProblem !== undefined) shell.print(`  ${result.schemaProblem}`);
}
