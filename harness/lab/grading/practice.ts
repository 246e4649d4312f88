// The practice broker beside the graders: connections are function calls, and time is the worker's clock.
import type { Broker } from '../../brokers/broker.ts';
import { createPracticeBroker, type Effect } from '../../practice-broker/broker.ts';
import { createStream, type Stream } from '../stream.ts';

/** The Kafka whose answers it gives. */
const speaksAs = '4.4';
/** Nobody can dial this; clients are told it, and the tap leads them here. */
const address = { host: 'broker', port: 9092 };

export interface PracticeOptions {
  /** Gives numbers from 0 up to 1. */
  random(): number;
  /** Milliseconds since 1970. */
  now(): number;
  defect(error: unknown): void;
}

export function openPractice({ random, now, defect }: PracticeOptions): Broker {
  const streams = new Map<number, Stream>();
  const broker = createPracticeBroker({ node: { id: 1, ...address }, random, defect });
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  /** What is to be carried out once the step that gave it is over: who hears of it may ask the next at once. */
  let due: Effect[] = [];

  function carryOut(effects: Effect[]): void {
    if (due.length === 0 && effects.length > 0) queueMicrotask(deliver);
    due.push(...effects);
    clearTimeout(timer);
    const at = broker.nextDueAt();
    if (at === undefined) return;
    timer = setTimeout(() => carryOut(broker.tick(now())), Math.max(0, at - now()));
  }

  function deliver(): void {
    const effects = due;
    due = [];
    for (const effect of effects) {
      const stream = streams.get(effect.connection);
      if (effect.type === 'send') stream?.hear(effect.bytes);
      else {
        streams.delete(effect.connection);
        stream?.end();
      }
    }
  }

  return {
    ...{ kind: 'practice', version: speaksAs, real: false, ...address, others: [], prefix: '' },
    ...{ wasWarm: false, startMs: 0 },
    dial() {
      const connection = ++last;
      const stream = createStream({
        write: (bytes) => carryOut(broker.received(connection, bytes, now())),
        destroyed() {
          streams.delete(connection);
          carryOut(broker.closed(connection, now()));
        },
      });
      streams.set(connection, stream);
      broker.opened(connection, '/page');
      return Promise.resolve(stream);
    },
    release() {
      clearTimeout(timer);
      return Promise.resolve();
    },
  };
}
