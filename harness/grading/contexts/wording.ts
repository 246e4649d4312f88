import type { Text } from '../text.ts';

/** `litres, tempC and gateCode`. */
export function listed(names: readonly string[]): Text {
  const last = names.at(-1) ?? '';
  const rest = names.slice(0, -1).join(', ');
  return { en: rest === '' ? last : `${rest} and ${last}`, ko: names.join(', ') };
}

/** A number without the noise of its last digits, anything else as JSON. */
export function shown(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(10)));
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
