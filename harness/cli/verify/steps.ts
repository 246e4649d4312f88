// What `npm run verify` holds, step by step.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../grading/text.ts';
import type { Shell } from '../shell.ts';
import { answersStep, type AnswersWanted } from './answers-step.ts';
import { lintContent, planned } from './content-lint.ts';
import type { Laned } from './lanes.ts';
import { runTool } from './run-tool.ts';

export interface Step extends Laned {
  name: Text;
  /** Is run only when it is asked for: another step holds the same in another way. */
  isExtra?: true;
  run(): Promise<StepResult>;
}

export interface StepResult {
  passed: number;
  failed: number;
  output: string;
}

/**
 * In the order in which they begin: what ends soon first, then what takes longest, so that both lanes have something
 * to do until the end.
 */
export function stepsOf(shell: Shell, wanted: AnswersWanted, isComplete: boolean): Step[] {
  const { root } = shell;
  const tool = (args: string[]) => async () => {
    const { ok, output } = await runTool(root, args);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output: ok ? '' : output };
  };
  const { seeds, on, depth } = wanted;
  const where = on.join(', ');
  return [
    {
      id: 'content',
      name: { en: 'content: exercises, answers, hints', ko: '콘텐츠: 연습, 답, 힌트' },
      run() {
        const problems = [...lintContent(root), ...(isComplete ? planned() : [])];
        return Promise.resolve({
          passed: problems.length === 0 ? 1 : 0,
          failed: problems.length,
          output: problems.map((problem) => `  ${problem}`).join('\n'),
        });
      },
    },
    {
      id: 'types',
      name: { en: 'types', ko: '타입' },
      run: tool(['typescript/bin/tsc', '--noEmit', '-p', '.']),
    },
    {
      id: 'format',
      name: { en: 'format', ko: '서식' },
      run: tool(['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
    },
    {
      id: 'site',
      name: { en: 'site: types, pages, build, weight', ko: '사이트: 타입, 페이지, 빌드, 무게' },
      run: () => site(root),
    },
    {
      id: 'units',
      name: { en: 'tests', ko: '테스트' },
      run: () => tests(shell, 'node*'),
    },
    {
      id: 'answers',
      name: {
        en:
          depth === 'whole'
            ? `answers on ${where}, ${seeds.length} seed(s)`
            : `answers on ${on[0]}; references on ${where}`,
        ko:
          depth === 'whole'
            ? `${where}에서 답 채점, 시드 ${seeds.length}개`
            : `${on[0]}에서 답 채점. 참고 답안은 ${where}에서`,
      },
      run: () => answersStep(shell, wanted),
    },
    {
      id: 'page',
      name: { en: 'tests in a page, in Chromium', ko: 'Chromium의 웹 페이지에서 테스트' },
      run: () => tests(shell, 'page*', ['--exclude', answersInPage]),
    },
    {
      id: 'site-tests',
      after: ['site'],
      name: { en: 'tests of the built site, in Chromium', ko: 'Chromium에서 빌드한 사이트 테스트' },
      run: () => tests(shell, 'site'),
    },
    {
      id: 'lint',
      name: { en: 'lint and import directions', ko: '린트와 import 방향' },
      run: tool(['eslint/bin/eslint.js', '--max-warnings', '0', '.']),
    },
    {
      id: 'containers',
      // What a container does to the machine's network, a browser does not bear.
      after: ['answers', 'page', 'site-tests'],
      name: { en: 'tests of containers', ko: '컨테이너 테스트' },
      run: () => tests(shell, 'containers'),
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
      id: 'page-answers',
      isExtra: true,
      name: { en: 'answers as tests in a page', ko: '웹 페이지의 테스트로 답 채점' },
      run: () => tests(shell, 'page*', [answersInPage]),
    },
  ];
}

/** One after the other: each is of use only when those before it are right. */
async function site(root: string): Promise<StepResult> {
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
): Promise<StepResult> {
  const report = join(shell.stateDir, `tests-${project.replace('*', '')}.json`);
  // One of an earlier run would speak for this one, should it die.
  rmSync(report, { force: true });
  const { ok, output } = await runTool(shell.root, [
    'vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
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
