// Counts what a process has under way in Node's thread pool: compression and cryptography. Node does not
// tell of these, and a process that only waits for one of them is not idle.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { Stream } from 'node:stream';
import zlib from 'node:zlib';

/** Those whose last argument is called back; without it they do their work at once. */
const calledBack = [
  ...['pbkdf2', 'scrypt', 'hkdf', 'randomBytes', 'randomFill', 'randomInt'],
  ...['generateKey', 'generateKeyPair', 'generatePrime', 'checkPrime', 'sign', 'verify'],
] as const;

type Callback = (...args: unknown[]) => unknown;
type Functions = Record<string, ((...args: unknown[]) => unknown) | undefined>;

export interface ThreadPoolWork {
  /** How much is under way. */
  pending(): number;
}

/** From here on, what is begun is counted until it has ended. */
export function countThreadPoolWork(): ThreadPoolWork {
  let pending = 0;

  function until(callback: Callback): Callback {
    pending += 1;
    return (...args) => {
      pending -= 1;
      return callback(...args);
    };
  }

  // Every stream of zlib, and every function of it, which all work by such a stream.
  const stream = Object.getPrototypeOf(zlib.Gzip.prototype) as Functions;
  for (const step of ['_transform', '_flush']) countSteps(stream, step);
  const functions = crypto as unknown as Functions;
  for (const name of calledBack) countCalls(functions, name);
  const subtle = Object.getPrototypeOf(crypto.subtle) as Functions;
  for (const name of Object.getOwnPropertyNames(subtle)) countPromise(subtle, name);
  syncBuiltinESMExports();

  /** A stream that fails calls nobody back; it is closed. */
  function countSteps(owner: Functions, name: string): void {
    const original = owner[name];
    if (original === undefined) return;
    owner[name] = function counted(this: Stream, ...args: unknown[]) {
      const callback = args.pop() as Callback;
      pending += 1;
      let ended = false;
      const end = (): void => {
        if (!ended) pending -= 1;
        ended = true;
        this.off('close', end);
      };
      this.on('close', end);
      return original.call(this, ...args, (...called: unknown[]) => {
        end();
        return callback(...called);
      });
    };
  }

  function countCalls(owner: Functions, name: string): void {
    const original = owner[name];
    if (original === undefined) return;
    owner[name] = function counted(this: unknown, ...args: unknown[]) {
      const last = args.at(-1);
      if (typeof last !== 'function') return original.apply(this, args);
      return original.apply(this, [...args.slice(0, -1), until(last as Callback)]);
    };
  }

  function countPromise(owner: Functions, name: string): void {
    const original = owner[name];
    if (typeof original !== 'function' || name === 'constructor') return;
    owner[name] = function counted(this: unknown, ...args: unknown[]) {
      const result = original.apply(this, args);
      if (!(result instanceof Promise)) return result;
      pending += 1;
      return result.finally(() => (pending -= 1));
    };
  }

  return { pending: () => pending };
}
