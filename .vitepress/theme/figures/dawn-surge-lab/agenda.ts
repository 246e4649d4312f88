// What is to come in a simulation, soonest first. What comes after a duration that others have too stands in a queue
// for that duration, since there the next one is always later; the rest is in a binary heap.
import { createFifo, type Fifo } from './fifo.ts';
import { createHeap } from './heap.ts';

export interface Agenda {
  /** The time of what was done last (s). */
  readonly now: number;
  at(time: number, does: () => void): void;
  /** After a duration that hardly anything else has. */
  in(seconds: number, does: () => void): void;
  /** After one that comes again and again, such as a timeout: it costs less. */
  after(seconds: number, does: () => void): void;
  /** Does everything that is due until then, in order. */
  runUntil(time: number): void;
  readonly isEmpty: boolean;
  /** How much has been done: what a simulation costs. */
  readonly done: number;
}

interface Entry {
  time: number;
  order: number;
  does: () => void;
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.time < other.time || (one.time === other.time && one.order < other.order);

export function createAgenda(): Agenda {
  const heap = createHeap<Entry>(isBefore);
  const queues = new Map<number, Fifo<Entry>>();
  let now = 0;
  let entries = 0;
  let done = 0;

  const entry = (time: number, does: () => void): Entry => ({ time, order: (entries += 1), does });

  /** Where the soonest one stands. */
  function soonest(): { first(): Entry | undefined; shift(): Entry | undefined } {
    let found: { first(): Entry | undefined; shift(): Entry | undefined } = heap;
    let next = heap.first();
    for (const queue of queues.values()) {
      const first = queue.first();
      if (first === undefined || (next !== undefined && !isBefore(first, next))) continue;
      found = queue;
      next = first;
    }
    return found;
  }

  const agenda: Agenda = {
    get now() {
      return now;
    },
    get isEmpty() {
      return soonest().first() === undefined;
    },
    get done() {
      return done;
    },
    at: (time, does) => heap.push(entry(time, does)),
    in: (seconds, does) => agenda.at(now + seconds, does),
    after(seconds, does) {
      let queue = queues.get(seconds);
      if (queue === undefined) queues.set(seconds, (queue = createFifo()));
      queue.push(entry(now + seconds, does));
    },
    runUntil(time) {
      for (;;) {
        const place = soonest();
        const next = place.first();
        if (next === undefined || next.time > time) break;
        place.shift();
        now = next.time;
        done += 1;
        next.does();
      }
      now = Math.max(now, time);
    },
  };
  return agenda;
}
