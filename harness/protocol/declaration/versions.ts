// Version ranges as Kafka's message definitions write them.

/** Whether `version` lies in a range such as `3+`, `0-12` or `4`; never in `none` or `undefined`. */
export function inVersions(range: string | undefined, version: number): boolean {
  const match = /^(\d+)(\+|-(\d+))?$/.exec(range ?? 'none');
  if (!match) return false;
  const [, first, upTo, last] = match;
  if (version < Number(first)) return false;
  return upTo === '+' || version <= Number(last ?? first);
}
