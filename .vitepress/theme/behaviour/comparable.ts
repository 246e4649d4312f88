// What of a text counts when two runs are compared: not the order of an object's fields, not times, and of an
// id of chance only that it is one.

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const isoTime = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g;
/** Milliseconds since 1970, from 2020 to 2096. */
const epochTime = /(?<![\d.-])(?:1[6-9]|[23]\d)\d{11}(?![\d.])/g;

/** Digits of a number that count: a sum may be added up in another order. */
const digits = 12;

/**
 * @param without fields of an object that do not count
 * @returns a text that is equal for what counts as equal; of `null`, one that no text has
 */
export function comparable(text: string | null, without: ReadonlySet<string> = new Set()): string {
  if (text === null) return '\0';
  return sorted(text, without)
    .replaceAll(uuid, '\0id')
    .replaceAll(isoTime, '\0time')
    .replaceAll(epochTime, '\0time');
}

function sorted(text: string, without: ReadonlySet<string>): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.stringify(inOrder(JSON.parse(text), without));
  } catch {
    return text;
  }
}

function inOrder(value: unknown, without: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => inOrder(one, without));
  if (typeof value === 'number') return Number(value.toPrecision(digits));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([name]) => !without.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, inOrder(field, without)]));
}
