// A record as the history keeps it.
import type { KafkaRecord } from '../protocol/records/batches.ts';
import type { WireRecord } from './wire-event.ts';

// A byte order mark is part of a value.
const text = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes become text here, so that the history outlives the frames they came in. */
export function readRecord(record: KafkaRecord): WireRecord {
  return {
    offset: Number(record.offset),
    timestamp: Number(record.timestamp),
    key: record.key === null ? null : text.decode(record.key),
    value: record.value === null ? null : text.decode(record.value),
    headers: Object.fromEntries(
      record.headers.map((one) => [one.key, one.value === null ? '' : text.decode(one.value)]),
    ),
  };
}
