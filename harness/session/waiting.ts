// Waiting for conditions of a run: looked at again when something happened, never on a timer.
import type { Stage, Waited } from '../grading/stage.ts';

const usualLimitMs = 10_000;

export interface Waiting {
  /** Says that something happened. */
  changed: () => void;
  until: Stage['until'];
}

export function createWaiting(): Waiting {
  const looks = new Set<() => void>();
  let planned = false;

  return {
    changed() {
      if (planned) return;
      planned = true;
      // Many events arrive together; one look at the end of the turn sees them all.
      setImmediate(() => {
        planned = false;
        for (const look of [...looks]) look();
      });
    },
    until({ met, hopeless, limitMs = usualLimitMs }) {
      const { promise, resolve, reject } = Promise.withResolvers<Waited>();
      const timer = setTimeout(() => end('late'), limitMs);
      const end = (waited: Waited): void => {
        clearTimeout(timer);
        looks.delete(look);
        resolve(waited);
      };
      const look = (): void => {
        try {
          if (met()) end('met');
          else if (hopeless?.() === true) end('hopeless');
        } catch (error) {
          clearTimeout(timer);
          looks.delete(look);
          reject(error);
        }
      };
      looks.add(look);
      look();
      return promise;
    },
  };
}
