// `node:timers/promises` in a worker, as far as the learner's clock does not stand in for it.
import { abortError } from './abort-error.ts';

interface Options {
  signal?: AbortSignal;
}

const setTimeout_ = <T>(ms?: number, value?: T, { signal }: Options = {}): Promise<T> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(abortError(signal));
      return;
    }
    // As in Node: without a value the promise resolves to undefined.
    const timer = globalThis.setTimeout(() => resolve(value as T), ms ?? 0);
    signal?.addEventListener('abort', () => {
      globalThis.clearTimeout(timer);
      reject(abortError(signal));
    });
  });
const setImmediate_ = <T>(value?: T): Promise<T> =>
  new Promise((resolve) => void globalThis.setImmediate(() => resolve(value as T)));

export { setTimeout_ as setTimeout, setImmediate_ as setImmediate };

export const scheduler = { yield: () => setImmediate_(), wait: (ms: number) => setTimeout_(ms) };

export default { setTimeout: setTimeout_, setImmediate: setImmediate_, scheduler };
