// npm test: grades every exercise that was begun. Our wrapper over vitest, so that filters, report
// formats and the summary are the ones learners and teams already know.
import { fileURLToPath } from 'node:url';
import type { TestCase, Vitest } from 'vitest/node';
import { exercises } from '../../catalog/catalog.ts';
import { exerciseReporter } from '../exercises/reporter.ts';
import { brokerKind, exercisesNamed, readOptions, requireGraded, onBroker } from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';

const suite = fileURLToPath(new URL('../exercises/exercises.suite.ts', import.meta.url));

const usage = usageOf({
  typed: 'npm test -- [exercise or lesson …]',
  does: {
    en: 'Grades every exercise that was begun, or those that are named.',
    ko: '시작한 연습을 모두 채점해요. 이름을 쓰면 그 연습만 채점해요.',
  },
  options: {
    reporter: {
      type: 'string',
      multiple: true,
      takes: 'NAME',
      says: {
        en: 'One of Vitest’s reports in the place of the usual one, such as junit.',
        ko: '평소 출력 대신 Vitest의 보고 형식을 써요. 예를 들면 junit이 있어요.',
      },
    },
    outputFile: {
      type: 'string',
      takes: 'FILE',
      says: {
        en: 'Where that report goes.',
        ko: '그 보고를 쓸 파일이에요.',
      },
    },
    ...requireGraded,
    ...onBroker,
  },
});

export async function test(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, usage);
  const wanted = positionals.length === 0 ? exercises : positionals.flatMap(exercisesNamed);
  const kind = brokerKind(values.broker);

  const broker = await shell.acquire(kind, { requireGraded: values['require-graded'] });
  if (broker === undefined) return exitCodes.error;
  // Only here: loading it takes longer than most other commands do.
  const { startVitest } = await import('vitest/node');
  try {
    const ran = await startVitest([], {
      root: shell.root,
      config: false,
      watch: false,
      include: [suite],
      reporters: values.reporter ?? [exerciseReporter(shell.print, renderOptions(shell))],
      ...(values.outputFile === undefined ? {} : { outputFile: values.outputFile }),
      maxConcurrency: 2,
      cache: false,
      provide: {
        workbook: {
          root: shell.root,
          stateDir: shell.stateDir,
          language: shell.language,
          kind,
          requireGraded: values['require-graded'] === true,
          wanted: wanted.map((one) => one.path),
        },
      },
    });
    const code = exitCode(ran);
    await ran.close();
    // Vitest sets this for itself; the verdicts decide here.
    process.exitCode = code;
    return code;
  } finally {
    // A broker that was warm before stays so; one that this run started is stopped, unless used.
    await broker.release({ stopIfUnused: !broker.wasWarm });
  }
}

/** 1 when an attempt is wrong; 3 when something that is not the learner's kept one from being graded. */
function exitCode(ran: Vitest): number {
  const tests = [...ran.state.getTestModules()].flatMap((module) => [
    ...module.children.allTests(),
  ]);
  if (tests.some((one) => statusOf(one) === 'fail')) return exitCodes.fail;
  const trouble =
    tests.length === 0 ||
    ran.state.getUnhandledErrors().length > 0 ||
    tests.some((one) => statusOf(one) === 'error');
  return trouble ? exitCodes.error : exitCodes.pass;
}

function statusOf(test: TestCase): 'pass' | 'fail' | 'error' | 'todo' {
  const { verdict } = test.meta();
  if (verdict !== undefined) return verdict.status;
  return test.options.mode === 'todo' ? 'todo' : 'error';
}
