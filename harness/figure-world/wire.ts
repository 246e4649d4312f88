// Between processes and the broker: frames that take their time. A message is told when it leaves, with
// when it will arrive, so that a figure can draw it on its way.
import { FrameSplitter, withSize } from '../protocol/frames.ts';
import {
  type ApiName,
  decodeResponse,
  encodeRequest,
  type RequestInput,
} from '../protocol/messages.ts';
import type { Effect, PracticeBroker } from '../practice-broker/broker.ts';
import type { Agenda } from './agenda.ts';
import type { AskedBody, News } from './happening.ts';
import { AnswerLost } from './script.ts';
import type { Writing } from './writing.ts';

export interface Connection {
  /** Asks; exactly one of the two is called later, unless the connection is closed first. */
  ask<N extends ApiName>(
    asked: { api: N; version: number; body: AskedBody<N> },
    got: (body: unknown) => void,
    lost: (error: AnswerLost) => void,
  ): void;
  /** The next answer to this API is lost: the broker has done it, nobody hears. */
  loseAnswerTo(api: ApiName): void;
  /** Gone, as when a process dies. */
  close(): void;
}

export interface Wire {
  connect(who: string): Connection;
  /** Does what the broker wants done. */
  carryOut(effects: readonly Effect[]): void;
}

interface Waiting {
  asked: { api: ApiName; version: number };
  got: (body: unknown) => void;
  lost: (error: AnswerLost) => void;
}

export interface WireOptions {
  broker: PracticeBroker;
  agenda: Agenda;
  writing: Writing;
  /** Virtual ms. */
  now(): number;
  /** What the broker takes for the time: ms since 1970. */
  clock(): number;
  /** Virtual ms that a message takes, one way. */
  latency: number;
  tell(news: News): void;
}

export function createWire(options: WireOptions): Wire {
  const { broker, agenda, writing, latency, now, clock, tell } = options;
  const connections = new Map<number, (effect: Effect) => void>();
  let last = 0;

  function carryOut(effects: readonly Effect[]): void {
    for (const effect of effects) connections.get(effect.connection)?.(effect);
  }

  function connect(who: string): Connection {
    const id = ++last;
    const splitter = new FrameSplitter();
    const waiting: Waiting[] = [];
    const lose = new Set<ApiName>();
    let correlationId = 0;
    let isOpen = true;
    broker.opened(id, '/127.0.0.1');
    connections.set(id, (effect) => {
      if (effect.type === 'close') throw new Error(`${who}: ${effect.why}`);
      for (const frame of splitter.push(effect.bytes)) answered(frame);
    });

    function answered(frame: Uint8Array): void {
      const { asked, got, lost } = waiting.shift() ?? unasked(who);
      const { api, version } = asked;
      if (lose.delete(api)) {
        tell({ type: 'answer-lost', who, api });
        agenda.add(now() + latency, () => lost(new AnswerLost(api)));
        return;
      }
      const { body } = decodeResponse(api, version, frame);
      const arrives = now() + latency;
      // The pair of API and body is right by `decodeResponse`, which TypeScript cannot follow.
      tell({ type: 'answer', arrives, who, api, body } as News);
      agenda.add(arrives, () => got(body));
    }

    return {
      ask(asked, got, lost) {
        const { api, body } = asked;
        const arrives = now() + latency;
        // As above: `asked` comes with the right body by this function's type.
        tell({ type: 'request', arrives, who, api, body } as News);
        const request = { ...asked, correlationId: ++correlationId, clientId: who } as RequestInput;
        const bytes = withSize(encodeRequest(request));
        agenda.add(arrives, () => {
          if (!isOpen) return;
          waiting.push({ asked, got, lost });
          writing.begin(who, request);
          const effects = broker.received(id, bytes, clock());
          writing.end();
          carryOut(effects);
        });
      },
      loseAnswerTo: (api) => void lose.add(api),
      close() {
        if (!isOpen) return;
        isOpen = false;
        connections.delete(id);
        carryOut(broker.closed(id, clock()));
      },
    };
  }

  return { connect, carryOut };
}

function unasked(who: string): never {
  throw new Error(`an answer to ${who}, who asked nothing`);
}
