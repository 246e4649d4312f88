// Checks answers in a process of its own, which is begun with the first check. Whatever happens to
// it, its parent only hears that there is no report.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CheckRequest, CheckResponse, TypeReport } from './problem.ts';

export interface TypeChecker {
  /** Never throws. A check that another one overtakes gives `undefined`. */
  check(path: string, text: string): Promise<TypeReport>;
  close(): void;
}

/** How long a check may take, in ms: the first loads the compiler, with the lowest priority. */
const usualLimitMs = 60_000;

export interface CheckerOptions {
  root: string;
  /** Of the messages. */
  language: 'en' | 'ko';
  limitMs?: number;
  /** Another program in the child's place, for tests. */
  child?: string;
}

export function createTypeChecker({
  root,
  language,
  limitMs = usualLimitMs,
  child = fileURLToPath(new URL('./child.ts', import.meta.url)),
}: CheckerOptions): TypeChecker {
  let running: ChildProcess | undefined;
  let waiting: { id: number; report(problems: TypeReport): void } | undefined;
  let ids = 0;

  function settle(problems: TypeReport): void {
    const done = waiting;
    waiting = undefined;
    done?.report(problems);
  }

  function start(): ChildProcess {
    const begun = fork(child, [root, language], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    begun.on('message', (message) => {
      // Only the child's own program is at the other end.
      const { id, problems } = message as CheckResponse;
      if (id === waiting?.id) settle(problems);
    });
    const ended = (): void => {
      if (running !== begun) return;
      running = undefined;
      settle(undefined);
    };
    begun.once('exit', ended);
    begun.once('error', ended);
    return begun;
  }

  function stop(): void {
    const old = running;
    running = undefined;
    old?.kill('SIGKILL');
    settle(undefined);
  }

  return {
    check(path, text) {
      settle(undefined);
      const id = ++ids;
      return new Promise((resolve) => {
        const timer = setTimeout(stop, limitMs);
        timer.unref();
        waiting = {
          id,
          report(problems) {
            clearTimeout(timer);
            resolve(problems);
          },
        };
        running ??= start();
        const request: CheckRequest = { id, path, text };
        running.send(request, (error) => {
          if (error !== null && id === waiting?.id) settle(undefined);
        });
      });
    },
    close: stop,
  };
}
