// The learner's timers and clocks. `passTime` runs the timers that would have fired in that time,
// in order, so that "wait two seconds, then stop" loses at once against a broker that is slow.
// kafkajs has the real timers: its retries and time-outs mean real time. A rest between two of its
// tries can be skipped when nothing else goes on.
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { kafkajsTimers, type KafkajsTimers } from './kafkajs-timers.ts';

/** How often kafkajs may look whether it is throttled, which it never is here. */
const spinMs = 20;
/** As long as a Fetch may wait here: kafkajs rests so where it has no partition to fetch from. */
const nothingToFetchMs = 5;
/** Enough for an interval of 10 ms over ten seconds; an endless chain of timers ends here. */
const maximumFirings = 2_000;

interface Timer {
  due: number;
  every: number | null;
  fire: () => void;
  handle: NodeJS.Timeout;
}

export interface LearnerClock {
  passTime(ms: number): Promise<void>;
  /** The learner's timers that have still to fire and keep the process alive; rests of kafkajs. */
  pending(): { timers: number; rests: number };
  /** Ends the rest of kafkajs that would end first. */
  skipRest(): Promise<void>;
  /** Stands in for `node:timers/promises` in the learner's imports. */
  promises: typeof timersPromises;
}

/** Ends after the event loop has gone round twice, when everything that could happen at once has. */
export async function turnEventLoop(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await new Promise<void>((resolve) => realSetImmediate(resolve));
  }
}

const realSetImmediate = globalThis.setImmediate;

/** Replaces this process's global timers and clocks, and offers kafkajs timers of its own. */
export function installLearnerClock(): LearnerClock {
  const real = {
    setTimeout: globalThis.setTimeout,
    setInterval: globalThis.setInterval,
    clearTimeout: globalThis.clearTimeout,
    Date: globalThis.Date,
    now: performance.now.bind(performance),
  };
  let passed = 0;
  const now = (): number => real.now() + passed;
  const timers = new Map<number, Timer>();
  const rests = new Map<number, Timer>();
  const idOf = (handle: NodeJS.Timeout): number => handle[Symbol.toPrimitive]();

  type Callback = (...args: unknown[]) => void;

  function start(callback: Callback, ms: number, every: boolean, args: unknown[]): NodeJS.Timeout {
    const wait = Math.max(1, ms || 1);
    const fire = (): void => {
      if (every) timer.due = now() + wait;
      else timers.delete(idOf(handle));
      callback(...args);
    };
    const handle = every ? real.setInterval(fire, wait) : real.setTimeout(fire, wait);
    const timer: Timer = { due: now() + wait, every: every ? wait : null, fire, handle };
    timers.set(idOf(handle), timer);
    const refresh = handle.refresh.bind(handle);
    handle.refresh = () => {
      timer.due = now() + wait;
      return refresh();
    };
    return handle;
  }

  function startForKafkajs(file: string, callback: Callback, ms: number): NodeJS.Timeout {
    // Its request queue asks again and again for a time in the past (tulios/kafkajs#1751), which
    // comes to a loop of a millisecond in every connection.
    if (file === 'network/requestQueue/index') {
      return real.setTimeout(callback, ms < 0 ? spinMs : ms);
    }
    if (file === 'consumer/consumerGroup') return real.setTimeout(callback, nothingToFetchMs);
    const wait = Math.max(1, ms);
    const fire = (): void => {
      rests.delete(idOf(handle));
      callback();
    };
    const handle = real.setTimeout(fire, wait);
    rests.set(idOf(handle), { due: real.now() + wait, every: null, fire, handle });
    return handle;
  }

  function setTimeout(callback: Callback, ms = 0, ...args: unknown[]): NodeJS.Timeout {
    return start(callback, ms, false, args);
  }
  function setInterval(callback: Callback, ms = 0, ...args: unknown[]): NodeJS.Timeout {
    return start(callback, ms, true, args);
  }
  function clear(handle?: NodeJS.Timeout | string | number | null): void {
    if (handle === undefined || handle === null) return;
    // Whatever a learner hands in: what is no timer's number deletes nothing.
    timers.delete(Number(handle));
    rests.delete(Number(handle));
    real.clearTimeout(handle);
  }

  function sleep<T>(ms?: number, value?: T, options?: { signal?: AbortSignal }): Promise<T> {
    const signal = options?.signal;
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(aborted(signal));
        return;
      }
      // As in Node: without a value the promise resolves to undefined.
      const handle = start(() => resolve(value as T), ms ?? 0, false, []);
      signal?.addEventListener('abort', () => {
        clear(handle);
        reject(aborted(signal));
      });
    });
  }
  async function* ticks<T>(ms?: number, value?: T): AsyncGenerator<T> {
    for (;;) yield await sleep(ms, value);
  }
  const promises = {
    ...timersPromises,
    setTimeout: sleep,
    setInterval: ticks,
    scheduler: { ...timersPromises.scheduler, wait: (ms: number) => sleep<undefined>(ms) },
  } as typeof timersPromises;

  // Date counts whole milliseconds, and clients rely on it.
  const dateNow = (): number => Math.floor(real.Date.now() + passed);
  const LearnerDate = new Proxy(real.Date, {
    construct: (target, args: [] | [number | string | Date]) =>
      args.length === 0 ? new target(dateNow()) : new target(...args),
    get: (target, property, receiver): unknown =>
      property === 'now' ? dateNow : Reflect.get(target, property, receiver),
  });

  // A deadline put this way is one of the learner's timers too; like the real one, it keeps nothing alive.
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    const abort = (): void =>
      controller.abort(
        new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
      );
    start(abort, ms, false, []);
    return controller.signal;
  };

  Object.defineProperty(setTimeout, promisify.custom, { value: sleep });
  Object.assign(globalThis, {
    setTimeout,
    setInterval,
    clearTimeout: clear,
    clearInterval: clear,
    Date: LearnerDate,
  });
  performance.now = now;
  Object.defineProperty(globalThis, kafkajsTimers, {
    value: {
      timeoutFor: (file) => (callback, ms) => startForKafkajs(file, callback, ms ?? 0),
      setInterval: real.setInterval,
    } satisfies KafkajsTimers,
    configurable: true,
  });

  return {
    promises,
    // What does not keep a process alive is nothing to wait for.
    pending: () => ({
      timers: [...timers.values()].filter(({ handle }) => handle.hasRef()).length,
      rests: rests.size,
    }),
    async skipRest() {
      const [first] = [...rests.values()].sort((a, b) => a.due - b.due);
      if (first !== undefined) {
        real.clearTimeout(first.handle);
        first.fire();
      }
      await turnEventLoop();
    },
    async passTime(ms) {
      const until = now() + ms;
      for (let fired = 0; fired < maximumFirings; fired += 1) {
        let first: Timer | undefined;
        for (const timer of timers.values()) {
          if (timer.due <= until && (first === undefined || timer.due < first.due)) first = timer;
        }
        if (first === undefined) break;
        passed += Math.max(0, first.due - now());
        if (first.every === null) real.clearTimeout(first.handle);
        first.fire();
        await turnEventLoop();
      }
      passed += Math.max(0, until - now());
      // A longer wait that was begun goes on in real time.
      await turnEventLoop();
    },
  };
}

/** What Node rejects with when a wait is given up. */
function aborted(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}
