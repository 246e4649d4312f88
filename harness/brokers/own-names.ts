// Names of the workbook's own on a broker: `<prefix>mr-<when>-<random>-…`. They tell when they were made,
// so that on a cluster that goes on running what a killed command left can be known as such.
const shape = /^mr-([0-9a-z]+)-[0-9a-f]{8}-/;

/** What names begin with that are made from `now` (ms since 1970) on; no other begins so. */
export function ownPrefix(prefix: string, now: number): string {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `${prefix}mr-${Math.floor(now / 1000).toString(36)}-${random.toString(16).padStart(8, '0')}-`;
}

/** When a name was made, in ms since 1970; `undefined` for one that is not the workbook's. */
export function madeAt(prefix: string, name: string): number | undefined {
  if (!name.startsWith(prefix)) return undefined;
  const [, when] = shape.exec(name.slice(prefix.length)) ?? [];
  return when === undefined ? undefined : parseInt(when, 36) * 1000;
}
