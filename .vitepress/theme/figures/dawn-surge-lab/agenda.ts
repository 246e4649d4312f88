// What is to come in a simulation, soonest first: a binary heap of what is to be done and when.

export interface Agenda {
  /** The time of what was done last (s). */
  readonly now: number;
  at(time: number, does: () => void): void;
  in(seconds: number, does: () => void): void;
  /** Does everything that is due until then, in order. */
  runUntil(time: number): void;
  readonly isEmpty: boolean;
}

interface Entry {
  time: number;
  order: number;
  does: () => void;
}

export function createAgenda(): Agenda {
  const heap: Entry[] = [];
  let now = 0;
  let entries = 0;

  const isBefore = (one: Entry, other: Entry): boolean =>
    one.time < other.time || (one.time === other.time && one.order < other.order);

  function push(entry: Entry): void {
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, entry)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  }

  function pop(): Entry | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (left !== undefined && right !== undefined && isBefore(right, left)) below += 1;
      const child = heap[below];
      if (child === undefined || isBefore(last, child)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return first;
  }

  const agenda: Agenda = {
    get now() {
      return now;
    },
    get isEmpty() {
      return heap.length === 0;
    },
    at: (time, does) => push({ time, order: (entries += 1), does }),
    in: (seconds, does) => agenda.at(now + seconds, does),
    runUntil(time) {
      for (let next = heap[0]; next !== undefined && next.time <= time; next = heap[0]) {
        pop();
        now = next.time;
        next.does();
      }
      now = Math.max(now, time);
    },
  };
  return agenda;
}
