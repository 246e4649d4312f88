import { describe, expect, it } from 'vitest';
import { encodeBatch } from '../protocol/records/batches.ts';
import { readRecord } from './read-record.ts';
import { visibleRecords } from './visible-records.ts';

const utf8 = new TextEncoder();
const none = new Uint8Array();

/** One log: batches one after the other, their offsets following. */
function log(...batches: { by?: bigint; values?: string[]; control?: 'commit' | 'abort' }[]) {
  let offset = 0n;
  const bytes = batches.flatMap(({ by, values = [], control }) => {
    const transaction = by === undefined ? {} : { producerId: by, isTransactional: true };
    const baseOffset = offset;
    offset += BigInt(control ? 1 : values.length);
    return control
      ? [...encodeBatch({ ...transaction, control, baseOffset })]
      : [
          ...encodeBatch({
            ...transaction,
            baseOffset,
            records: values.map((value) => ({ value: utf8.encode(value), timestamp: 1n })),
          }),
        ];
  });
  return new Uint8Array(bytes);
}

function read(bytes: Uint8Array, aborted: { producerId: bigint; firstOffset: bigint }[] = []) {
  const { records, next } = visibleRecords(bytes, aborted);
  return { values: records.map((record) => readRecord(record).value), next };
}

describe('the records that a client hands on', () => {
  const mixed = log(
    { values: ['plain'] }, // 0
    { by: 1n, values: ['dropped'] }, // 1
    { by: 2n, values: ['kept'] }, // 2
    { by: 1n, values: ['dropped too'] }, // 3
    { by: 1n, control: 'abort' }, // 4
    { by: 1n, values: ['kept after'] }, // 5
    { by: 2n, control: 'commit' }, // 6
    { by: 1n, control: 'commit' }, // 7
  );

  it('are none of an aborted transaction, though its producer goes on', () => {
    expect(read(mixed, [{ producerId: 1n, firstOffset: 1n }])).toEqual({
      ...{ values: ['plain', 'kept', 'kept after'], next: 8n },
    });
  });

  it('leave out two aborted transactions of one producer, told in any order', () => {
    const twice = log(
      { by: 1n, values: ['first'] },
      { by: 1n, control: 'abort' },
      { by: 1n, values: ['kept'] },
      { by: 1n, control: 'commit' },
      { by: 1n, values: ['second'] },
      { by: 1n, control: 'abort' },
    );
    const aborted = [
      { producerId: 1n, firstOffset: 4n },
      { producerId: 1n, firstOffset: 0n },
    ];
    expect(read(twice, aborted).values).toEqual(['kept']);
  });

  it('are all but the control records where the broker tells of no aborted one', () => {
    expect(read(mixed).values).toHaveLength(5);
  });

  it('go on after the last whole batch; without one it is not known where', () => {
    expect(read(none)).toEqual({ values: [], next: null });
    expect(read(mixed.subarray(0, 20))).toEqual({ values: [], next: null });
    expect(read(log({ by: 1n, control: 'abort' }))).toEqual({ values: [], next: 1n });
  });
});

describe('a record as the history keeps it', () => {
  it('outlives the bytes it came in, and keeps a byte order mark', () => {
    const bytes = log({ values: ['\uFEFFmilk'] });
    const [record] = visibleRecords(bytes, []).records;
    if (record === undefined) throw new Error('no record');
    const kept = readRecord(record);
    bytes.fill(0);
    expect(kept).toEqual({ offset: 0, timestamp: 1, key: null, value: '\uFEFFmilk', headers: {} });
  });
});
