// A learner's process in a page: the learner's side, with a worker for its host.
import * as kafkajs from 'kafkajs';
import { lineIn, takeAnswer } from '../../learner/answer.ts';
import { installLearnerClock } from '../../learner/clock.ts';
import { createLearnerSide } from '../../learner/learner-side.ts';
import { offer } from '../../learner/virtual-modules.ts';
import { globalWaysAround, refuseGlobals, WayAround } from '../../learner/way-around.ts';
import { isKafkajsType } from 'milk-run:kafkajs-types';
import { moduleNamed, modules } from '../modules.ts';
import type { FromProcess, ToProcess } from '../said.ts';
import { captureConsole } from './console.ts';
import { limitBuffers } from './limit-buffers.ts';
import { countCryptography, under, underWay } from './node/under-way.ts';
import { createProcess } from './node/process.ts';
import { watchRounds } from './rounds.ts';
import { openSockets } from './sockets.ts';
import { loadWorldOf } from './worlds.ts';

/** Those of a browser, beside the ones that Node has too. */
const browsersOwn = [
  'XMLHttpRequest',
  'WebTransport',
  'importScripts',
  'Worker',
  'BroadcastChannel',
];

export function openProcess(send: (message: FromProcess, transfer?: Transferable[]) => void) {
  const flush = captureConsole((text) => send({ type: 'output', text }));
  Object.assign(globalThis, {
    process: createProcess((said) => {
      flush();
      send(said);
    }),
  });
  countCryptography();
  Object.defineProperty(globalThis, Symbol.for('milk-run:round'), { value: watchRounds() });
  const clock = installLearnerClock();
  limitBuffers(() => send({ type: 'out-of-memory' }));
  const sockets = openSockets(send);
  let answerUrl = '';

  const side = createLearnerSide({
    send,
    clock,
    connect: sockets.connect,
    load(assigned, TappedKafka) {
      const { answer, exports, values = [], stripped } = assigned;
      offerModules(TappedKafka, clock.promises);
      refuseGlobals([...globalWaysAround, ...browsersOwn]);
      answerUrl = stripped[answer] ?? '';
      const source = stripped['source'] ?? '';
      return takeAnswer(
        // The URL is the harness's own, and what stands behind it is the answer.
        () => under(import(/* @vite-ignore */ answerUrl) as Promise<Record<string, unknown>>),
        { path: answerUrl, read: () => source, isType: isKafkajsType },
        { exports, values },
      );
    },
    loadWorld: async ({ world }) => {
      if (world === null) return {};
      try {
        return await loadWorldOf(world);
      } catch (error) {
        send({ type: 'not-loaded' });
        throw error;
      }
    },
    work: underWay,
    lineOf: (error) => lineIn(error.stack ?? '', answerUrl),
    messageOf: (error) =>
      error instanceof WayAround
        ? `${error.message} is a way around the harness: what it does cannot be seen, so not be graded`
        : error.message,
  });

  // As many as it takes through a client, so that the answer's own line is among them.
  Error.stackTraceLimit = 50;

  function crash(error: unknown): void {
    flush();
    send({ type: 'crashed', error: side.describe(error) });
  }
  addEventListener('error', (event) => {
    event.preventDefault();
    crash(event.error);
  });
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    crash(event.reason);
  });

  return {
    hear(message: ToProcess): void {
      if (sockets.hear(message)) return;
      void side.handle(message);
    },
  };
}

/** What the answer's imports get. */
function offerModules(
  TappedKafka: typeof kafkajs.Kafka,
  promises: Awaited<ReturnType<typeof installLearnerClock>>['promises'],
): void {
  const offered: Record<string, object> = {
    ...modules,
    kafkajs: { ...kafkajs.default, Kafka: TappedKafka },
    // As the clock has replaced them.
    timers: {
      ...{ setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate },
      promises,
    },
    'timers/promises': promises,
  };
  offer(offered);
  Object.defineProperty(globalThis, Symbol.for('milk-run:import'), {
    value(specifier: unknown): Promise<object> {
      const name = moduleNamed(String(specifier));
      const found = name === undefined ? undefined : offered[name];
      if (found !== undefined) return Promise.resolve({ ...found, default: found });
      return Promise.reject(new WayAround(`import('${String(specifier)}')`));
    },
  });
}
