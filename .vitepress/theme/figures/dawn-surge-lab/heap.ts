// A binary heap: whatever comes before all others is first.

export interface Heap<T> {
  push(one: T): void;
  first(): T | undefined;
  shift(): T | undefined;
}

export function createHeap<T>(isBefore: (one: T, other: T) => boolean): Heap<T> {
  const heap: T[] = [];

  return {
    first: () => heap[0],
    push(one) {
      let at = heap.push(one) - 1;
      while (at > 0) {
        const above = (at - 1) >> 1;
        const parent = heap[above];
        if (parent === undefined || isBefore(parent, one)) break;
        heap[at] = parent;
        at = above;
      }
      heap[at] = one;
    },
    shift() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      let at = 0;
      for (;;) {
        let below = 2 * at + 1;
        const [left, right] = [heap[below], heap[below + 1]];
        if (left !== undefined && right !== undefined && isBefore(right, left)) below += 1;
        const child = heap[below];
        if (child === undefined || isBefore(last, child)) break;
        heap[at] = child;
        at = below;
      }
      heap[at] = last;
      return first;
    },
  };
}
