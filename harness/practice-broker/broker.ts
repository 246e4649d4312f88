// The practice broker: a Kafka broker as a state machine. It is told what came over which connection and
// what time it is, and says what is to be sent and closed. It has no sockets, no clock and no chance of
// its own, so the same requests at the same times get the same answers, byte for byte.
import { ProtocolError } from '../protocol/errors.ts';
import { FrameSplitter } from '../protocol/frames.ts';
import {
  type ApiName,
  decodeRequest,
  encodeForSocket,
  peekRequestHeader,
  type ResponseInput,
} from '../protocol/messages.ts';
import type { Change } from './changes.ts';
import type { AnswerBody, Asked, Reply } from './handler.ts';
import { type Limits, usualLimits } from './limits.ts';
import { createState, type Node } from './state.ts';
import { servedBy, type Table, table as usualTable } from './table.ts';

export interface PracticeBrokerOptions {
  node: Node;
  /** Gives numbers from 0 up to 1; decides member ids and the like. */
  random(): number;
  limits?: Partial<Limits>;
  /** What is served. By default all; the tests of the conformance cases put faults in here. */
  table?: Table;
  /** Is told each change of what the broker holds, for figures and timelines. */
  changed?(change: Change): void;
  /** Is told of an error of the broker's own, which closes the connection that met it. */
  defect?(error: unknown): void;
}

/** What the shell is to do, in this order. A large answer is sent in several steps, and what is sent is not to be written to. */
export type Effect =
  | { type: 'send'; connection: number; bytes: Uint8Array }
  | { type: 'close'; connection: number; why: string };

/** None of these throws, whatever the bytes are. Times are ms since 1970 and never go back. */
export interface PracticeBroker {
  /** A connection is there. The shell chooses its number, each only once. */
  opened(connection: number, clientHost: string): void;
  /** Takes bytes as they come. They may be views: what is kept is copied. */
  received(connection: number, bytes: Uint8Array, now: number): Effect[];
  closed(connection: number, now: number): Effect[];
  /** Does what became due. */
  tick(now: number): Effect[];
  /** When `tick` is to be called next; `undefined`: not as long as nothing comes. */
  nextDueAt(): number | undefined;
}

interface Connection {
  id: number;
  clientHost: string;
  splitter: FrameSplitter;
  /** What came while a request was not answered yet: answers go out in the order of the asking. */
  waiting: Uint8Array[];
  asking: boolean;
  forget: (() => void) | undefined;
}

export function createPracticeBroker(options: PracticeBrokerOptions): PracticeBroker {
  const limits = { ...usualLimits, ...options.limits };
  const table = options.table ?? usualTable;
  const state = createState({
    node: options.node,
    served: servedBy(table),
    limits,
    random: options.random,
    changed: options.changed ?? (() => undefined),
  });
  const connections = new Map<number, Connection>();
  /** Connections whose next request may be looked at. */
  const answered: Connection[] = [];
  let effects: Effect[] = [];

  function close(connection: Connection, why: string): void {
    if (!connections.delete(connection.id)) return;
    effects.push({ type: 'close', connection: connection.id, why });
    forget(connection);
  }

  function forget(connection: Connection): void {
    connection.waiting.length = 0;
    connection.forget?.();
    connection.forget = undefined;
  }

  /** The way back for one request. */
  function replyTo<N extends ApiName>(
    connection: Connection,
    asked: { api: N; version: number; correlationId: number },
  ): Reply<N> {
    let used = false;
    /** Whether this is the first use, and somebody is still there. */
    const use = (): boolean => {
      const isFirst = !used && connections.has(connection.id);
      used = true;
      return isFirst;
    };
    const next = (): void => {
      connection.asking = false;
      connection.forget = undefined;
      answered.push(connection);
    };
    return {
      send(body) {
        if (!use()) return;
        next();
        // The pair of API and body is right by this function's type, which TypeScript cannot follow.
        for (const bytes of encodeForSocket({ ...asked, body } as unknown as ResponseInput)) {
          effects.push({ type: 'send', connection: connection.id, bytes });
        }
      },
      skip() {
        if (use()) next();
      },
      close() {
        if (use()) close(connection, `${asked.api} v${asked.version}`);
      },
      onGone(what) {
        if (!used) connection.forget = what;
      },
    };
  }

  /** Looks at what came over a connection, one request after the other, until one waits for its answer. */
  function proceed(connection: Connection): void {
    while (!connection.asking) {
      const frame = connection.waiting.shift();
      if (frame === undefined) return;
      connection.asking = true;
      try {
        ask(connection, frame);
      } catch (error) {
        if (!(error instanceof ProtocolError)) options.defect?.(error);
        close(connection, error instanceof Error ? error.message : String(error));
      }
    }
  }

  function ask(connection: Connection, frame: Uint8Array): void {
    const header = peekRequestHeader(frame);
    const handler = header.api && table.get(header.api);
    if (handler?.api === 'ApiVersions' && header.version > handler.max) {
      // The one refusal that is an answer: in version 0, with what would have been right.
      const answer: AnswerBody<'ApiVersions'> = {
        errorCode: 35,
        apiKeys: [{ apiKey: 18, minVersion: handler.min, maxVersion: handler.max }],
      };
      replyTo(connection, { ...header, api: 'ApiVersions', version: 0 }).send(answer);
      return;
    }
    if (handler === undefined || header.version < handler.min || header.version > handler.max) {
      close(connection, `API ${header.apiKey} v${header.version} is not served`);
      return;
    }
    const { api, version, correlationId, clientId, body } = decodeRequest(frame);
    const asked: Asked<ApiName> = { version, body, clientId, clientHost: connection.clientHost };
    handler.handle(state, asked, replyTo(connection, { api, version, correlationId }));
  }

  /** Does something at a time and gives what came of it. */
  function step(now: number, act: () => void): Effect[] {
    state.now = Math.max(state.now, now);
    state.timers.run(state.now);
    act();
    for (let next = answered.shift(); next !== undefined; next = answered.shift()) proceed(next);
    const done = effects;
    effects = [];
    return done;
  }

  return {
    opened(id, clientHost) {
      const splitter = new FrameSplitter(limits.requestBytes);
      connections.set(id, {
        ...{ id, clientHost, splitter, waiting: [], asking: false, forget: undefined },
      });
    },
    received: (id, bytes, now) =>
      step(now, () => {
        const connection = connections.get(id);
        if (connection === undefined) return;
        try {
          connection.waiting.push(...connection.splitter.push(bytes));
        } catch (error) {
          close(connection, error instanceof Error ? error.message : String(error));
          return;
        }
        if (connection.waiting.length > limits.waitingRequests) {
          close(connection, `more than ${limits.waitingRequests} requests without an answer`);
          return;
        }
        proceed(connection);
      }),
    closed: (id, now) =>
      step(now, () => {
        const connection = connections.get(id);
        connections.delete(id);
        if (connection !== undefined) forget(connection);
      }),
    tick: (now) => step(now, () => undefined),
    nextDueAt: () => state.timers.nextAt(),
  };
}
