// Follows the commits of the shared database: asks the harness for one after the other, and for the same again after the
// handler threw.
import type { Committed } from '../grading/observed/committed.ts';
import type { Commit, Running } from './ctx.ts';

/** For so long (ms) a handler that threw is left in peace. */
const restMs = 100;

interface Source {
  /**
   * The commit of that number, once there is one.
   * @param failed what the handler threw when it was given that commit before
   */
  next(number: number, failed: string | null): Promise<Committed>;
  sleep(ms: number): Promise<void>;
  describe(error: unknown): string;
}

export function followCommits(
  handler: (commit: Commit) => void | Promise<void>,
  { next, sleep, describe }: Source,
): Promise<Running> {
  let isStopped = false;
  const isOver = (): boolean => isStopped;
  let handling: Promise<void> = Promise.resolve();

  async function follow(): Promise<void> {
    let failed: string | null = null;
    for (let number = 1; !isOver();) {
      const commit = changesOf(await next(number, failed));
      if (isOver()) return;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      handling = promise;
      try {
        await handler(commit);
        failed = null;
        number += 1;
      } catch (error) {
        failed = describe(error);
        console.error(`db.onCommit, commit ${number}: ${failed}`);
      }
      resolve(undefined);
      if (failed !== null) await sleep(restMs);
    }
  }

  // It ends when it is stopped, or with the process.
  void follow();
  const running: Running = {
    async stop() {
      isStopped = true;
      await handling;
    },
  };
  return Promise.resolve(running);
}

function changesOf({ number, changes }: Committed): Commit {
  return {
    number,
    changes: changes.map(({ key, value, deleted }) => ({
      ...{ key, value: deleted === true ? undefined : value },
    })),
  };
}
