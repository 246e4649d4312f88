// Throws broken, cut, swollen and random frames at a practice broker over many connections, while another
// client goes on working beside them. Everything comes from the seed, so what is found can be had again.
import { FrameSplitter, withSize } from '../../protocol/frames.ts';
import { decodeResponse, encodeRequest } from '../../protocol/messages.ts';
import { createPracticeBroker, type Effect } from '../broker.ts';
import { seeded } from './drive.ts';

export interface FuzzOptions {
  frames: number;
  seed: number;
  /** Requests to begin from: captured ones and made-up ones, without their size. */
  bases: readonly Uint8Array[];
  /** How many connections are attacked from, at once. */
  connections?: number;
}

export interface Fuzzed {
  frames: number;
  /** Answers that the broken frames got nevertheless. */
  answers: number;
  /** Connections that the broker closed for what came over them. */
  closed: number;
  /** How often the client beside them asked, each time with the answer that it was to get. */
  witnessed: number;
  /** What must not be: an exception, a wrong answer to the client beside, its connection closed. */
  problems: string[];
}

/** So often (frames) the client beside them works. */
const witnessEvery = 500;

export function fuzz({ frames, seed, bases, connections = 100 }: FuzzOptions): Fuzzed {
  const random = chanceOf(seeded(seed));
  const result: Fuzzed = { frames, answers: 0, closed: 0, witnessed: 0, problems: [] };
  const open: (number | undefined)[] = Array.from({ length: connections }, () => undefined);
  let now = Date.UTC(2026, 0, 1);
  let last = 0;
  const problem = (what: string): void => {
    if (result.problems.length < 20) result.problems.push(what);
  };
  const broker = createPracticeBroker({
    node: { id: 1, host: '127.0.0.1', port: 9092 },
    random: () => random.next(),
    limits: { bytes: 8_000_000, partitions: 500, groups: 200, transactionalIds: 200 },
    defect: (error) => problem(error instanceof Error ? (error.stack ?? error.message) : 'defect'),
  });
  const witness = createWitness(broker.opened, problem);

  function carryOut(effects: Effect[]): void {
    for (const effect of effects) {
      if (witness.took(effect)) continue;
      if (effect.type === 'send') result.answers += 1;
      else {
        result.closed += 1;
        const at = open.indexOf(effect.connection);
        if (at >= 0) open[at] = undefined;
      }
    }
  }

  for (let frame = 0; frame < frames; frame += 1) {
    const at = random.whole(0, connections - 1);
    let connection = open[at];
    if (connection === undefined) {
      connection = ++last + 1;
      open[at] = connection;
      broker.opened(connection, '/127.0.0.1');
    }
    const bytes = broken(bases[random.whole(0, bases.length - 1)] ?? new Uint8Array(), random);
    try {
      carryOut(broker.received(connection, bytes, now));
      if (random.next() < 0.002) {
        open[at] = undefined;
        carryOut(broker.closed(connection, now));
      }
      if (random.next() < 0.01) carryOut(broker.tick((now += random.whole(1, 5_000))));
      if (frame % witnessEvery === 0) {
        for (const asked of witness.asks()) carryOut(broker.received(1, asked, now));
        result.witnessed += witness.answered();
      }
    } catch (error) {
      problem(
        `escaped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  return result;
}

/** The client that notices nothing. It has the first connection. */
function createWitness(
  opened: (connection: number, clientHost: string) => void,
  problem: (what: string) => void,
) {
  const splitter = new FrameSplitter();
  let correlationId = 0;
  let expected: number[] = [];
  let answers = 0;
  opened(1, '/127.0.0.1');
  return {
    /** Whether an effect was its own. */
    took(effect: Effect): boolean {
      if (effect.connection !== 1) return false;
      if (effect.type === 'close') {
        problem(`the client beside was closed: ${effect.why}`);
        return true;
      }
      for (const frame of splitter.push(effect.bytes)) {
        const answer = decodeResponse('ApiVersions', 2, frame);
        if (answer.correlationId !== expected.shift() || answer.body.errorCode !== 0) {
          problem('the client beside got a wrong answer');
        }
        answers += 1;
      }
      return true;
    },
    /** Two requests, the second before the first is answered. */
    asks(): Uint8Array[] {
      return [0, 1].map(() => {
        expected.push(++correlationId);
        const header = { version: 2, correlationId, clientId: 'beside' };
        return withSize(encodeRequest({ api: 'ApiVersions', ...header, body: {} }));
      });
    },
    /** How many came since this was asked last; all must have. */
    answered(): number {
      if (expected.length > 0) problem(`the client beside waits for ${expected.length} answers`);
      expected = [];
      const count = answers;
      answers = 0;
      return count;
    },
  };
}

export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
}

export function chanceOf(next: () => number): Chance {
  return { next, whole: (low, high) => low + Math.floor(next() * (high - low + 1)) };
}

/** Lengths that claim far too much, or nothing that makes sense. */
const absurd = [2_147_483_647, 0x7fff, -2];

/** A frame with its size, and something wrong with one of the two, most of the time. */
export function broken(base: Uint8Array, random: Chance): Uint8Array {
  const frame = base.slice();
  const anywhere = (): number => random.whole(0, Math.max(0, frame.length - 1));
  const view = new DataView(frame.buffer);
  switch (random.whole(0, 9)) {
    case 0:
      return withSize(frame.subarray(0, anywhere()));
    case 1: {
      const sized = withSize(frame);
      new DataView(sized.buffer).setInt32(0, random.whole(-2_147_483_648, 2_147_483_647));
      return sized;
    }
    case 2: {
      // A length inside, such as an array's or a string's, that claims far too much.
      if (frame.length >= 12) {
        view.setInt32(random.whole(8, frame.length - 4), absurd[random.whole(0, 2)] ?? -2);
      }
      return withSize(frame);
    }
    case 3:
      if (frame.length >= 4) {
        view.setInt16(0, random.whole(-1, 100));
        view.setInt16(2, random.whole(-1, 20));
      }
      return withSize(frame);
    case 4:
      for (let i = 0; i < frame.length; i += 1) frame[i] = random.whole(0, 255);
      return withSize(frame);
    case 5:
      // In two parts, as a network may deliver it; the other half may never come.
      return withSize(frame).subarray(0, anywhere());
    default: {
      const flips = random.whole(0, 3);
      for (let i = 0; i < flips; i += 1) {
        const byte = anywhere();
        frame[byte] = (frame[byte] ?? 0) ^ (1 << random.whole(0, 7));
      }
      return withSize(frame);
    }
  }
}
