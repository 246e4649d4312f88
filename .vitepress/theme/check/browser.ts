// Which browser this is, and whether the workbook was ever tried in it.

export interface Browser {
  name: string;
  /** The major one; `null`: unknown. */
  version: number | null;
}

/** The oldest version in which all of it was seen to work; there may be older ones that do. */
export const tried: Readonly<Record<string, number>> = { Chromium: 156 };

/** Versions without which it cannot work: module workers, `Map.groupBy` and their like. */
export const needed: Readonly<Record<string, number>> = { Chromium: 119, Firefox: 121, Safari: 17 };

/** @param agent `navigator.userAgent` */
export function browserOf(agent: string): Browser {
  const found = [
    // Edge, Opera, Samsung and Chrome are Chromium with another cover.
    ['Chromium', /(?:Chrome|Chromium|HeadlessChrome)\/(\d+)/],
    ['Firefox', /Firefox\/(\d+)/],
    ['Safari', /Version\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//],
  ].flatMap(([name, pattern]) => {
    const version = new RegExp(pattern as RegExp).exec(agent)?.[1];
    return version === undefined ? [] : { name: name as string, version: Number(version) };
  });
  return found[0] ?? { name: 'unknown', version: null };
}

/** Such as `Linux`; people know which of their machines it is. */
export function systemOf(agent: string): string {
  const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'CrOS', 'Linux'];
  return systems.find((one) => agent.includes(one)) ?? '?';
}
