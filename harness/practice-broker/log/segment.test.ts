import { expect, it } from 'vitest';
import { encodeBatch } from '../../protocol/records/batches.ts';
import { baseOffsetAt } from './block.ts';
import { append, createSegment, placeOf, placeOfTime, type Place } from './segment.ts';

/** Batches of two records that begin at these offsets, as after compaction: with gaps. */
function segmentOf(offsets: readonly number[]) {
  const segment = createSegment(BigInt(offsets[0] ?? 0), 0);
  for (const offset of offsets) {
    const records = [{ value: new Uint8Array(300) }, { value: null }];
    const baseTimestamp = BigInt(offset * 10);
    append(segment, encodeBatch({ records, baseOffset: BigInt(offset), baseTimestamp }));
  }
  return segment;
}

const baseOf = (place: Place | undefined): number | undefined =>
  place && Number(baseOffsetAt(place.block, place.start));

it.each([
  [0n, 2],
  [2n, 2],
  [3n, 2],
  [4n, 6],
  [7n, 6],
  [8n, 20],
  [21n, 20],
  [22n, undefined],
])('the batch that ends at offset %s or behind it is found', (offset, wanted) => {
  const segment = segmentOf([2, 6, 20]);
  expect(baseOf(placeOf(segment, offset))).toBe(wanted);
});

it('a batch in another block of memory is found, also where the one before ends too early', () => {
  const offsets = Array.from({ length: 30 }, (_, i) => i * 4);
  const segment = segmentOf(offsets);
  expect(segment.blocks.length).toBeGreaterThan(2);
  const found = offsets.map((offset) => baseOf(placeOf(segment, BigInt(offset + 1))));
  expect(found).toEqual(offsets);
  const between = offsets.slice(1).map((offset) => baseOf(placeOf(segment, BigInt(offset - 1))));
  expect(between).toEqual(offsets.slice(1));
});

it('a time is found in the first batch that has one as late', () => {
  const segment = segmentOf([2, 6, 20]);
  const found = [0n, 20n, 21n, 200n, 201n].map((time) => baseOf(placeOfTime(segment, time)));
  expect(found).toEqual([2, 2, 6, 20, undefined]);
});

it('it knows its size, its latest and its first timestamp', () => {
  const segment = segmentOf([6, 2]);
  const { size, maxTimestamp, firstTimestamp } = segment;
  expect({ size, maxTimestamp, firstTimestamp }).toEqual({
    ...{ size: segment.blocks.reduce((sum, { used }) => sum + used, 0) },
    ...{ maxTimestamp: 60n, firstTimestamp: 60n },
  });
});
