// Control records: the markers with which a broker ends a transaction in a partition's log.

export type Control = 'commit' | 'abort';
const ABORT = 0;
const COMMIT = 1;

/** What a control record's key says; `null` for markers that do not end a transaction. */
export function controlOf(key: Uint8Array | null | undefined): Control | null {
  if (!key || key.length < 4) return null;
  const type = new DataView(key.buffer, key.byteOffset, key.byteLength).getInt16(2);
  return type === COMMIT ? 'commit' : type === ABORT ? 'abort' : null;
}

/** Key and value of a marker, in version 0 of both; `coordinatorEpoch` is 0. */
export function controlRecord(control: Control): { key: Uint8Array; value: Uint8Array } {
  const key = new Uint8Array([0, 0, 0, control === 'commit' ? COMMIT : ABORT]);
  return { key, value: new Uint8Array(6) };
}
