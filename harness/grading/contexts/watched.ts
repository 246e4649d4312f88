// Objects that tell which of their attributes are read.
import type { Fields } from './attributes.ts';

/** Puts what is read of it, and what it says there, into `read`. */
export function watched(milk: Fields, read: Fields): Fields {
  return new Proxy(milk, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof name === 'string') read[name] = value;
      return value;
    },
  });
}

/**
 * A copy that tells `onRead` the names of fields as they are read. No proxy: it goes to a learner's code, which
 * may spread, clone, print and change it as any other object.
 */
export function noticed(fields: Fields, onRead: (name: string) => void): Fields {
  const copy: Fields = {};
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(copy, name, {
      enumerable: true,
      configurable: true,
      get() {
        onRead(name);
        return value;
      },
      set(other: unknown) {
        Object.defineProperty(copy, name, { value: other, writable: true });
      },
    });
  }
  return copy;
}
