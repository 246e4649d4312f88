// Counts what a process holds in buffers, which lie outside a worker's heap and can fill the machine's memory
// long before its tab is ended for it.
import { bufferMegabytes } from '../limits.ts';

/** Smaller ones are not worth the counting. */
const countedBytes = 65_536;

/** From here on, one that would be too much is not made: `exceeded` is called, and it throws as when memory is out. */
export function limitBuffers(exceeded: () => void): void {
  let held = 0;
  const freed = new FinalizationRegistry<number>((bytes) => (held -= bytes));

  function count<T extends { byteLength: number }>(made: T): T {
    if (made.byteLength < countedBytes) return made;
    held += made.byteLength;
    if (held > bufferMegabytes * 1e6) {
      exceeded();
      throw new RangeError('Array buffer allocation failed');
    }
    freed.register(made, made.byteLength);
    return made;
  }

  type Make = new (...args: never[]) => { byteLength: number };
  const globals = globalThis as unknown as Record<string, Make>;
  for (const name of [
    'ArrayBuffer',
    'Uint8Array',
    'Int8Array',
    'Uint16Array',
    'Int32Array',
    'Float64Array',
  ]) {
    const original = globals[name];
    if (original === undefined) continue;
    globals[name] = new Proxy(original, {
      construct: (target, args, newTarget) =>
        // A view on what is there already holds nothing more.
        args[0] instanceof Object && 'byteLength' in args[0]
          ? (Reflect.construct(target, args, newTarget) as object)
          : count(Reflect.construct(target, args, newTarget) as { byteLength: number }),
    });
  }
  const { alloc, allocUnsafe } = Buffer;
  Buffer.alloc = (...args) => count(alloc(...args));
  Buffer.allocUnsafe = (...args) => count(allocUnsafe(...args));
}
