// What is to happen later: one deadline for each name, set anew or taken back at will.
import TinyQueue from 'tinyqueue';

export interface Timers {
  /** Runs `run` at `at` (ms since 1970) instead of what was set under this name before. */
  set(name: string, at: number, run: () => void): void;
  clear(name: string): void;
  /** When the first is due; `undefined`: none is set. */
  nextAt(): number | undefined;
  /** Runs everything that is due, in the order of the deadlines, then of their setting. */
  run(now: number): void;
}

interface Deadline {
  name: string;
  at: number;
  order: number;
  run: () => void;
}

export function createTimers(): Timers {
  const valid = new Map<string, Deadline>();
  // What was set anew or cleared stays in the queue until its turn comes, and is passed over then.
  let queue = queueOf([]);
  let order = 0;

  function first(): Deadline | undefined {
    for (let top = queue.peek(); top !== undefined; top = queue.peek()) {
      if (valid.get(top.name) === top) return top;
      queue.pop();
    }
    return undefined;
  }

  return {
    set(name, at, run) {
      const deadline = { name, at, order: ++order, run };
      valid.set(name, deadline);
      queue.push(deadline);
      // Sessions are renewed far more often than they end: most of the queue would be what was set anew.
      if (queue.length > 2 * valid.size + 64) queue = queueOf([...valid.values()]);
    },
    clear: (name) => void valid.delete(name),
    nextAt: () => first()?.at,
    run(now) {
      for (let due = first(); due !== undefined && due.at <= now; due = first()) {
        queue.pop();
        valid.delete(due.name);
        due.run();
      }
    },
  };
}

function queueOf(deadlines: Deadline[]): TinyQueue<Deadline> {
  return new TinyQueue(deadlines, (a, b) => a.at - b.at || a.order - b.order);
}
