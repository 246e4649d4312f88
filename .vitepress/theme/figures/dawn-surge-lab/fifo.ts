// First in, first out, for queues of a hundred thousand.

export interface Fifo<T> {
  readonly length: number;
  push(one: T): void;
  /** Puts one back where it was: it is the next again. */
  unshift(one: T): void;
  /** The next one, which stays. */
  first(): T | undefined;
  shift(): T | undefined;
  all(): T[];
  clear(): T[];
}

export function createFifo<T>(): Fifo<T> {
  let items: T[] = [];
  let head = 0;
  return {
    get length() {
      return items.length - head;
    },
    first: () => items[head],
    push: (one) => void items.push(one),
    unshift(one) {
      if (head > 0) items[(head -= 1)] = one;
      else items.unshift(one);
    },
    shift() {
      const one = items[head];
      if (head >= items.length) return undefined;
      head += 1;
      if (head > 4_096 && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return one;
    },
    all: () => items.slice(head),
    clear() {
      const left = items.slice(head);
      items = [];
      head = 0;
      return left;
    },
  };
}
