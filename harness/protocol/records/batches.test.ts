import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../errors.ts';
import { decodeBatches, encodeBatch, type BatchInput } from './batches.ts';
import { crc32c } from './crc32c.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const records = [
  { key: utf8('k'), value: utf8('one'), timestamp: 1_700_000_000_000n },
  { value: null, timestamp: 1_699_999_999_000n, headers: [{ key: 'h', value: null }] },
];
/** Decodes what must be exactly one batch. */
function decodeOne(bytes: Uint8Array) {
  const [batch, ...others] = decodeBatches(bytes);
  if (!batch || others.length > 0) throw new Error('not one batch');
  return batch;
}
/** A copy with one byte overwritten. */
function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = value;
  return changed;
}
/** The same with the checksum put right again. */
function resealed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = withByte(bytes, at, value);
  new DataView(changed.buffer).setUint32(17, crc32c(changed.subarray(21)));
  return changed;
}

const int64 = fc.bigInt(-(2n ** 62n), 2n ** 62n);
const blob = fc.option(fc.uint8Array({ maxLength: 20 }));
const headers = fc.array(
  fc.record({ key: fc.string({ unit: 'binary', maxLength: 5 }), value: blob }),
  { maxLength: 3 },
);
const time = fc.bigInt(0n, 2n ** 50n);
const arbitraryBatch = fc.record({
  baseOffset: fc.bigInt(0n, 2n ** 61n),
  partitionLeaderEpoch: fc.integer(),
  compression: fc.constantFrom('none' as const, 'gzip' as const),
  isTransactional: fc.boolean(),
  producerId: int64,
  producerEpoch: fc.integer({ min: -1, max: 32_767 }),
  baseSequence: fc.integer(),
  records: fc.array(fc.record({ timestamp: time, key: blob, value: blob, headers }), {
    minLength: 1,
    maxLength: 5,
  }),
});

describe('a batch', () => {
  it('comes back as it was, with absolute offsets and timestamps', () => {
    fc.assert(
      fc.property(arbitraryBatch, (input) => {
        const batch = decodeOne(encodeBatch(input));
        const { baseOffset } = input;
        expect(batch).toEqual({
          ...input,
          timestampType: 'create',
          isControl: false,
          control: null,
          crcOk: true,
          lastOffset: baseOffset + BigInt(input.records.length - 1),
          recordCount: input.records.length,
          baseTimestamp: input.records[0]?.timestamp,
          maxTimestamp: input.records.map((r) => r.timestamp).reduce((a, b) => (a > b ? a : b)),
          records: input.records.map((record, i) => ({
            ...record,
            offset: baseOffset + BigInt(i),
          })),
        });
      }),
    );
  });

  it('encodes to the same bytes each time, also packed with gzip', () => {
    for (const compression of ['none', 'gzip'] as const) {
      const input = { records, compression };
      expect(encodeBatch(input)).toEqual(encodeBatch(input));
    }
  });

  it('keeps gaps between offsets, and a last offset beyond its last record, as compaction leaves', () => {
    const kept = [
      { offset: 12n, value: utf8('a') },
      { offset: 17n, value: utf8('b') },
    ];
    const batch = decodeOne(encodeBatch({ baseOffset: 10n, lastOffset: 19n, records: kept }));
    expect(batch.records?.map(({ offset }) => offset)).toEqual([12n, 17n]);
    expect(batch.lastOffset).toBe(19n);
  });

  it('of append time gives every record the time of the append', () => {
    const maxTimestamp = 1_800_000_000_000n;
    const bytes = encodeBatch({ records, timestampType: 'append', maxTimestamp });
    const batch = decodeOne(bytes);
    expect(batch.timestampType).toBe('append');
    expect(batch.records?.map(({ timestamp }) => timestamp)).toEqual([maxTimestamp, maxTimestamp]);
  });

  it.each(['commit', 'abort'] as const)('of control carries a marker: %s', (control) => {
    const batch = decodeOne(encodeBatch({ control, producerId: 7n, isTransactional: true }));
    expect(batch).toMatchObject({ control, isControl: true, producerId: 7n, recordCount: 1 });
  });

  it('of control with another type than commit and abort has no outcome', () => {
    const leaderChange = [{ key: new Uint8Array([0, 0, 0, 2]), value: null }];
    const batch = decodeOne(encodeBatch({ isControl: true, records: leaderChange }));
    expect(batch).toMatchObject({ isControl: true, control: null });
  });
});

describe('several batches', () => {
  const bytes = new Uint8Array([
    ...encodeBatch({ records, baseOffset: 5n }),
    ...encodeBatch({ records, baseOffset: 7n, compression: 'gzip' }),
  ]);

  it('are read one after the other', () => {
    expect(decodeBatches(bytes).map(({ baseOffset }) => baseOffset)).toEqual([5n, 7n]);
    expect(decodeBatches(new Uint8Array(0))).toEqual([]);
  });

  it('cut off at any byte leave out the one that is cut', () => {
    const first = encodeBatch({ records }).length;
    for (let length = 0; length < bytes.length; length++) {
      expect(decodeBatches(bytes.subarray(0, length))).toHaveLength(length < first ? 0 : 1);
    }
  });
});

describe('bytes gone wrong', () => {
  const bytes = encodeBatch({ records });

  it('under the checksum are noticed at every byte', () => {
    for (let at = 21; at < bytes.length; at++) {
      // Attributes may turn into a compression that does not exist: refused, which is as good.
      if (at === 22) continue;
      const batch = decodeOne(withByte(bytes, at, (bytes[at] ?? 0) ^ 0x10));
      expect(batch).toMatchObject({ crcOk: false, records: null });
    }
  });

  it('outside it, base offset and leader epoch, may be overwritten', () => {
    for (const at of [7, 15]) {
      expect(decodeOne(withByte(bytes, at, 9))).toMatchObject({ crcOk: true, recordCount: 2 });
    }
  });

  it('with another magic are refused', () => {
    expect(() => decodeBatches(withByte(bytes, 16, 1))).toThrow(/magic 2 at byte 16/);
  });

  it('with a length shorter than a header are refused', () => {
    expect(() => decodeBatches(withByte(bytes, 11, 3))).toThrow(/length of a batch/);
    expect(() => decodeBatches(withByte(bytes, 8, 0xff))).toThrow(/length of a batch/);
  });

  it('with a right checksum but impossible records are refused', () => {
    expect(() => decodeBatches(resealed(bytes, 60, 3))).toThrow(ProtocolError); // one too many
    expect(() => decodeBatches(resealed(bytes, 60, 1))).toThrow(ProtocolError); // one too few
    expect(() => decodeBatches(resealed(bytes, 57, 0x7f))).toThrow(/records/); // two thousand million
    expect(() => decodeBatches(resealed(bytes, 61, 0x7e))).toThrow(ProtocolError); // too long
  });

  it('with a record that is not as long as it says are refused', () => {
    expect(() => decodeBatches(resealed(bytes, 61, (bytes[61] ?? 0) + 2))).toThrow(/end of the/);
  });

  it('with fewer than no headers are refused', () => {
    const bare = encodeBatch({ records: [{ value: utf8('v') }] });
    expect(() => decodeBatches(resealed(bare, bare.length - 1, 1))).toThrow(/number of headers/);
  });

  it('that claim to unpack to less than they do are refused', () => {
    const packed = encodeBatch({ records, compression: 'gzip' });
    expect(() => decodeBatches(resealed(packed, packed.length - 4, 1))).toThrow(ProtocolError);
  });

  it('that claim to unpack to far more than gzip can pack are refused', () => {
    const packed = encodeBatch({ records, compression: 'gzip' });
    expect(() => decodeBatches(resealed(packed, packed.length - 1, 0xff))).toThrow(/gzip/);
  });

  it('changed anywhere are read or refused, and nothing else', () => {
    const inputs: BatchInput[] = [{ records }, { records, compression: 'gzip' }];
    fc.assert(
      fc.property(fc.constantFrom(...inputs), fc.nat(), fc.nat(255), (input, at, value) => {
        const good = encodeBatch(input);
        try {
          decodeBatches(resealed(good, at % good.length, value));
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

it.each(['snappy', 'lz4', 'zstd'] as const)('%s is named, and its records are not read', (name) => {
  const number = { snappy: 2, lz4: 3, zstd: 4 }[name];
  const batch = decodeOne(resealed(encodeBatch({ records }), 22, number));
  expect(batch).toMatchObject({ compression: name, records: null, crcOk: true, recordCount: 2 });
});
