// Finding a place in what is in order.

/** The index of the last element that holds, where those that hold come first; −1 if none does. */
export function lastThat<T>(elements: readonly T[], holds: (element: T) => boolean): number {
  let low = -1;
  let high = elements.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    // Between two bounds that lie within the array.
    if (holds(elements[middle] as T)) low = middle;
    else high = middle;
  }
  return low;
}
