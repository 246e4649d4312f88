// A copy of the workbook for tests that run its commands as a learner does: what they write lies
// in the copy. It shares the packages, what Node made of the sources, and the prepared Kafka when there is one.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As in package.json’s scripts. */
const quiet = '--disable-warning=ExperimentalWarning';
const original = fileURLToPath(new URL('../../..', import.meta.url));

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningCommand {
  child: ChildProcess;
  /** What it printed so far, both streams. */
  output(): string;
  ended: Promise<Ran>;
}

export interface Workbook {
  root: string;
  /** Puts an answer in an exercise's place; a path from the workbook's root. */
  answer(exercise: string, file: string): void;
  start(args: readonly string[], env?: NodeJS.ProcessEnv): RunningCommand;
  run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran>;
  /** Stops its broker and removes the copy. */
  close(): Promise<void>;
}

export function copyWorkbook(): Workbook {
  const root = mkdtempSync(join(tmpdir(), 'milk-run-copy-'));
  for (const part of ['package.json', 'tsconfig.json', 'harness', 'exercises', 'solutions']) {
    cpSync(join(original, part), join(root, part), { recursive: true });
  }
  symlinkSync(join(original, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, '.milk-run'));
  // What Node made of the sources, which are the same; and the prepared Kafka, when there is one.
  const compiled = join(original, '.milk-run', 'compiled');
  mkdirSync(compiled, { recursive: true });
  symlinkSync(compiled, join(root, '.milk-run', 'compiled'));
  const prepared = join(original, '.milk-run', 'kafka');
  if (existsSync(prepared)) symlinkSync(prepared, join(root, '.milk-run', 'kafka'));

  function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningCommand {
    const { FORCE_COLOR: _colour, NO_COLOR: _none, ...rest } = process.env;
    const child = spawn(process.execPath, [quiet, join(root, 'harness/cli/start.js'), ...args], {
      cwd: root,
      env: {
        ...rest,
        LC_ALL: 'C.UTF-8',
        WORKBOOK_BROKER: 'jvm', // whatever else there is on the machine
        WORKBOOK_BROKER_IDLE_SECONDS: '30',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text.stdout += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text.stderr += part));
    const ended = new Promise<Ran>((resolve) => {
      child.once('close', (code) => resolve({ code, ...text }));
    });
    return { child, output: () => text.stdout + text.stderr, ended };
  }

  const run: Workbook['run'] = (args, env) => start(args, env).ended;
  return {
    root,
    answer(exercise, file) {
      cpSync(join(root, file), join(root, 'exercises', exercise, 'exercise.ts'));
    },
    start,
    run,
    async close() {
      await run(['broker', 'stop']);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
