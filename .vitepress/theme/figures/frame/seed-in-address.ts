// A figure's seed stands in the page's address, so that a link shows the same to somebody else. It is a
// parameter and not the anchor, which goes on leading to headings.

/** Seeds that a reader can type. */
export const seeds = { least: 1, most: 9_999 };

export function seedName(figure: string): string {
  return `figure-${figure}-seed`;
}

/** @returns `undefined`: the address names none, or none that can be used */
export function seedIn(address: string, figure: string): number | undefined {
  const text = new URL(address).searchParams.get(seedName(figure));
  return text !== null && /^\d{1,4}$/.test(text) ? usableSeed(Number(text)) : undefined;
}

/** @returns the address with the seed; without it if the seed is the one that is taken anyway */
export function withSeed(address: string, figure: string, seed: number, usual: number): string {
  const url = new URL(address);
  if (seed === usual) url.searchParams.delete(seedName(figure));
  else url.searchParams.set(seedName(figure), String(seed));
  return url.href;
}

export function usableSeed(seed: number): number | undefined {
  return Number.isInteger(seed) && seed >= seeds.least && seed <= seeds.most ? seed : undefined;
}
