// The ground of conformance cases on a practice broker in this process, under a clock that stands still
// until a case waits. So a case takes milliseconds, whatever it waits for, and runs the same each time.
import { FrameSplitter, withSize } from '../../protocol/frames.ts';
import { createPracticeBroker, type Effect, type PracticeBrokerOptions } from '../broker.ts';
import type { Ground, Link } from './ground.ts';

const HOST = '127.0.0.1';
const PORT = 9092;
const START = Date.UTC(2026, 0, 5, 6);
/** How far the clock may move while an answer is waited for, in ms. */
const PATIENCE = 600_000;

/** The broker of a ground, and a ground. `defects` grows with what the broker says went wrong in it. */
export interface VirtualGround extends Ground {
  readonly defects: readonly unknown[];
}

/** What the shell may do wrong, for the tests of the cases. */
export interface VirtualFault {
  fault?: 'never closes' | 'never ticks';
}

export function onVirtualTime(
  options: Omit<PracticeBrokerOptions, 'node' | 'random' | 'defect'> & VirtualFault = {},
): VirtualGround {
  const defects: unknown[] = [];
  const broker = createPracticeBroker({
    ...options,
    node: { id: 1, host: HOST, port: PORT },
    random: chance(1),
    defect: (error) => void defects.push(error),
  });
  const arrived = new Map<number, { frames: (Uint8Array | 'closed')[]; splitter: FrameSplitter }>();
  let now = START;
  let last = 0;

  function carryOut(effects: readonly Effect[]): void {
    for (const effect of effects) {
      const there = arrived.get(effect.connection);
      if (effect.type === 'send') there?.frames.push(...there.splitter.push(effect.bytes));
      else if (options.fault !== 'never closes') there?.frames.push('closed');
    }
  }

  const nextDueAt = (): number | undefined =>
    options.fault === 'never ticks' ? undefined : broker.nextDueAt();

  /** Moves the clock to `at`, stopping wherever the broker has something to do. */
  function moveTo(at: number): void {
    for (let due = nextDueAt(); due !== undefined && due <= at; due = nextDueAt()) {
      now = Math.max(now, due);
      carryOut(broker.tick(now));
    }
    now = at;
    if (options.fault !== 'never ticks') carryOut(broker.tick(now));
  }

  function open(): Promise<Link> {
    last += 1;
    const id = last;
    const frames: (Uint8Array | 'closed')[] = [];
    arrived.set(id, { frames, splitter: new FrameSplitter() });
    broker.opened(id, `/${HOST}`);
    const sendRaw = (bytes: Uint8Array): void => carryOut(broker.received(id, bytes, now));
    return Promise.resolve({
      send: (frame: Uint8Array) => sendRaw(withSize(frame)),
      sendRaw,
      async next() {
        // What was asked at the same time over other connections is to come before the clock moves.
        await Promise.resolve();
        const deadline = now + PATIENCE;
        while (frames.length === 0) {
          const due = nextDueAt();
          if (due === undefined || due > deadline) throw new Error('nothing would ever come');
          moveTo(Math.max(now, due));
        }
        const first = frames[0] ?? 'closed';
        if (first !== 'closed') frames.shift();
        return first;
      },
      hasArrived: () => frames.length > 0,
      close() {
        arrived.delete(id);
        carryOut(broker.closed(id, now));
      },
    });
  }

  return {
    ...{ host: HOST, port: PORT, open, defects },
    now: () => now,
    pause(ms) {
      moveTo(now + ms);
      return Promise.resolve();
    },
    mark: () => '00000000',
  };
}

/** Numbers from 0 up to 1, the same for the same seed: a linear congruential generator. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
