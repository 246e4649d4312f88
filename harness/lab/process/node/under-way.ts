// Counts what a worker has under way that nobody else tells of: compression, cryptography, imports. A process
// that only waits for one of them is not idle.

let pending = 0;

/** Counts a promise until it is settled. */
export async function under<T>(work: Promise<T>): Promise<T> {
  pending += 1;
  try {
    return await work;
  } finally {
    pending -= 1;
  }
}

export function underWay(): number {
  return pending;
}

/** From here on, what the browser's own cryptography does is counted. */
export function countCryptography(): void {
  // Without a secure context there is none.
  const subtle = (globalThis.crypto as Partial<Crypto>).subtle;
  if (subtle === undefined) return;
  type Functions = Record<string, ((...args: unknown[]) => unknown) | undefined>;
  const functions = Object.getPrototypeOf(subtle) as Functions;
  for (const name of Object.getOwnPropertyNames(functions)) {
    const original = functions[name];
    if (typeof original !== 'function' || name === 'constructor') continue;
    functions[name] = function counted(this: unknown, ...args: unknown[]) {
      const result = original.apply(this, args);
      return result instanceof Promise ? under(result) : result;
    };
  }
}
