// What a record's value says. It is an answer's work, so it may be anything.

/** `undefined` where it is no JSON, and for a tombstone. */
export function jsonIn(value: string | null): unknown {
  if (value === null) return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** `undefined` where it is no JSON object. */
export function objectIn(value: string | null): Record<string, unknown> | undefined {
  const said = jsonIn(value);
  return typeof said === 'object' && said !== null && !Array.isArray(said)
    ? (said as Record<string, unknown>)
    : undefined;
}
