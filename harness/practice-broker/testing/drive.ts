// Drives a practice broker in tests: connections over which typed requests are asked, under a clock that
// only the test moves. Everything happens at once, so there is nothing to wait for.
import type { RequestInput, ResponseBody } from '../../protocol/messages.ts';
import { type ApiName, decodeResponse, encodeRequest } from '../../protocol/messages.ts';
import { FrameSplitter, withSize } from '../../protocol/frames.ts';
import { createPracticeBroker, type Effect, type PracticeBroker } from '../broker.ts';
import type { Change } from '../changes.ts';
import type { Limits } from '../limits.ts';
import type { Table } from '../table.ts';

export type BodyFor<N extends ApiName> = Extract<RequestInput, { api: N }>['body'];

/** A request that was sent. Its answer is `undefined` until the broker gives it. */
export interface Sent<N extends ApiName> {
  readonly answer: ResponseBody<N> | undefined;
}

export interface Client {
  /** Asks and gives the answer. Throws if there is none in the same step, or the connection was closed. */
  ask<N extends ApiName>(api: N, version: number, body: BodyFor<N>): ResponseBody<N>;
  /** Asks what may be answered later, or never. */
  send<N extends ApiName>(api: N, version: number, body: BodyFor<N>): Sent<N>;
  /** Asks what has no answer, as Produce with acks 0. */
  tell<N extends ApiName>(api: N, version: number, body: BodyFor<N>): void;
  /** Sends bytes as they are. */
  sendBytes(bytes: Uint8Array): void;
  /** Why the broker closed the connection; `undefined`: it is open. */
  readonly closedBecause: string | undefined;
  /** Goes away, as a client that crashes. */
  close(): void;
}

export interface Driven {
  readonly broker: PracticeBroker;
  /** ms since 1970. */
  readonly now: number;
  /** All changes that the broker told, in order. */
  readonly changes: Change[];
  connect(clientId?: string): Client;
  /** Moves the clock on, and lets each deadline in between pass at its own time. */
  advance(ms: number): void;
}

export interface DriveOptions {
  limits?: Partial<Limits>;
  /** What is served; by default all. Tests of tests put faults in here. */
  table?: Table;
  /** ms since 1970; by default 2026-01-01T00:00:00Z. */
  startAt?: number;
  seed?: number;
}

/** A new broker with nothing in it. An error of the broker's own is thrown where it happens. */
export function drive(options: DriveOptions = {}): Driven {
  const { limits, table, startAt = Date.UTC(2026, 0, 1), seed = 1 } = options;
  const changes: Change[] = [];
  const defects: unknown[] = [];
  const broker = createPracticeBroker({
    node: { id: 1, host: '127.0.0.1', port: 9092 },
    random: seeded(seed),
    ...(limits ? { limits } : {}),
    ...(table ? { table } : {}),
    changed: (change) => changes.push(change),
    defect: (error) => defects.push(error),
  });
  const clients = new Map<number, { take(effect: Effect): void }>();
  let now = startAt;

  function carryOut(effects: Effect[]): void {
    for (const effect of effects) clients.get(effect.connection)?.take(effect);
    if (defects.length > 0) throw defects.shift();
  }

  function connect(clientId = 'test'): Client {
    const id = clients.size + 1;
    const splitter = new FrameSplitter();
    const waiting: ((frame: Uint8Array) => void)[] = [];
    let correlationId = 0;
    let closedBecause: string | undefined;
    clients.set(id, {
      take(effect) {
        if (effect.type === 'close') {
          closedBecause = effect.why;
          return;
        }
        for (const frame of splitter.push(effect.bytes)) {
          const accept = waiting.shift();
          if (!accept) throw new Error('an answer that nobody asked for');
          accept(frame);
        }
      },
    });
    broker.opened(id, '/127.0.0.1');

    const sendBytes = (bytes: Uint8Array): void => carryOut(broker.received(id, bytes, now));
    const write = (input: Pick<RequestInput, 'api' | 'version' | 'body'>): number => {
      // The pair of API and body is right by the callers' types, which TypeScript cannot follow.
      const request = { ...input, correlationId: ++correlationId, clientId } as RequestInput;
      const asked = correlationId;
      sendBytes(withSize(encodeRequest(request)));
      return asked;
    };
    const send: Client['send'] = (api, version, body) => {
      const sent: { answer: ResponseBody<typeof api> | undefined } = { answer: undefined };
      const expected = correlationId + 1;
      waiting.push((frame) => {
        const answer = decodeResponse(api, version, frame);
        if (answer.correlationId !== expected) throw new Error('answers are out of order');
        sent.answer = answer.body;
      });
      write({ api, version, body });
      return sent;
    };
    return {
      send,
      sendBytes,
      tell: (api, version, body) => void write({ api, version, body }),
      ask(api, version, body) {
        const { answer } = send(api, version, body);
        if (answer !== undefined) return answer;
        throw new Error(`${api} v${version} was not answered: ${closedBecause ?? 'it waits'}`);
      },
      get closedBecause() {
        return closedBecause;
      },
      close: () => carryOut(broker.closed(id, now)),
    };
  }

  return {
    broker,
    changes,
    connect,
    get now() {
      return now;
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const due = broker.nextDueAt();
        if (due === undefined || due > until) break;
        now = Math.max(now, due);
        carryOut(broker.tick(now));
      }
      now = until;
      carryOut(broker.tick(now));
    },
  };
}

/** Numbers from 0 up to 1, the same for each seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
