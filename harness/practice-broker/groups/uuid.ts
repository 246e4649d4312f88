// A random UUID (version 4) made of the broker's own chance, so that equal runs get equal ids.

/** @param random gives numbers from 0 up to 1 */
export function uuidFrom(random: () => number): string {
  const digit = (): number => Math.floor(random() * 16);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) =>
    (place === 'x' ? digit() : 8 + (digit() % 4)).toString(16),
  );
}
