// Waiting for conditions of a run: looked at again only when something happened.
import type { Stage, Waited } from '../grading/stage.ts';

const usualLimitMs = 10_000;
/** At most one look in so many ms: a look reads the history, and events come in their hundreds. */
const lookEveryMs = 2;

export interface Waiting {
  /** Says that something happened. */
  changed: () => void;
  until: Stage['until'];
}

export function createWaiting(): Waiting {
  const looks = new Set<() => void>();
  let planned = false;
  let lookedAt = -Infinity;

  function lookAll(): void {
    planned = false;
    lookedAt = performance.now();
    for (const look of [...looks]) look();
  }

  return {
    changed() {
      if (planned) return;
      planned = true;
      // Many events arrive together; one look at the end of the turn sees them all.
      if (performance.now() - lookedAt >= lookEveryMs) setImmediate(lookAll);
      else setTimeout(lookAll, lookEveryMs);
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
