// What kafkajs takes of `node:assert`.
export function equal(actual: unknown, expected: unknown, message?: string): void {
  if (actual !== expected) throw new Error(message ?? `${String(actual)} != ${String(expected)}`);
}

export default Object.assign(
  (value: unknown, message?: string) => equal(Boolean(value), true, message),
  { equal, strictEqual: equal },
);
