import { describe, expect, it } from 'vitest';
import { decodeBatches, encodeBatch } from '../../protocol/records/batches.ts';
import { createLog } from './log.ts';

const rules = { segmentBytes: 1_000_000, segmentMs: 1_000_000 };

/** A log of batches of so many records; batch n has the timestamp 1000 × n. */
function logOf(counts: readonly number[], over: Partial<typeof rules> = {}) {
  const log = createLog(0);
  const sizes: number[] = [];
  for (const [i, count] of counts.entries()) {
    const records = Array.from({ length: count }, () => ({ value: new Uint8Array(10) }));
    const more = { baseOffset: log.end, baseTimestamp: BigInt(1_000 * i) };
    const batch = encodeBatch({ records, ...more });
    sizes.push(batch.length);
    log.append(batch, 1_000 * i, { ...rules, ...over });
  }
  return { log, sizes };
}

const bases = (bytes: Uint8Array): number[] =>
  decodeBatches(bytes).map(({ baseOffset }) => Number(baseOffset));

describe('reading a log', () => {
  it.each([
    [0n, [0, 3, 5]],
    [2n, [0, 3, 5]],
    [3n, [3, 5]],
    [5n, [5]],
    [6n, []],
  ])('from offset %s gives whole batches from the one that holds it', (offset, wanted) => {
    const { log } = logOf([3, 2, 1]);
    expect(bases(log.read(offset, 6n, 1_000_000, false))).toEqual(wanted);
  });

  it('stops before the batch that begins where one may not read', () => {
    const { log } = logOf([3, 2, 1]);
    expect(bases(log.read(0n, 5n, 1_000_000, false))).toEqual([0, 3]);
    expect(bases(log.read(5n, 5n, 1_000_000, true))).toEqual([]);
  });

  it('gives no batch that does not fit, but the first if one is wanted in any case', () => {
    const { log, sizes } = logOf([3, 2, 1]);
    const [first = 0, second = 0] = sizes;
    const read = (bytes: number, atLeastOne: boolean) => bases(log.read(0n, 6n, bytes, atLeastOne));
    expect(read(first - 1, false)).toEqual([]);
    expect(read(first - 1, true)).toEqual([0]);
    expect(read(first, false)).toEqual([0]);
    expect(read(first + second - 1, false)).toEqual([0]);
    expect(read(first + second, true)).toEqual([0, 3]);
    expect(read(0, true)).toEqual([0]);
  });

  it('goes on over the end of a segment and of a block of memory', () => {
    const counts = Array.from({ length: 200 }, () => 1);
    const { log } = logOf(counts, { segmentBytes: 3_000 });
    expect(log.segments.length).toBeGreaterThan(3);
    expect(log.segments.some(({ blocks }) => blocks.length > 1)).toBe(true);
    expect(bases(log.read(0n, 200n, 10_000_000, false))).toEqual(counts.map((_, i) => i));
    expect(log.endOf(log.read(10n, 150n, 10_000_000, false))).toBe(150n);
  });
});

describe('a log', () => {
  it('begins a segment when the last one is full, or its first record too old', () => {
    const size = logOf([1]).sizes[0] ?? 0;
    expect(logOf([1, 1, 1, 1], { segmentBytes: 2 * size }).log.segments).toHaveLength(2);
    expect(logOf([1, 1, 1, 1], { segmentMs: 1_000 }).log.segments).toHaveLength(2);
    expect(logOf([1, 1, 1, 1], { segmentMs: 999 }).log.segments).toHaveLength(4);
  });

  it('knows how far apart offsets are, in bytes', () => {
    const { log, sizes } = logOf([3, 2, 1]);
    const [first = 0, second = 0, third = 0] = sizes;
    expect(log.distance(0n, 6n)).toBe(first + second + third);
    expect(log.distance(3n, 5n)).toBe(second);
    expect(log.distance(6n, 6n)).toBe(0);
    expect(log.distance(6n, 3n)).toBe(0);
  });

  it.each([
    [0n, 0],
    [1n, 3],
    [1_000n, 3],
    [1_001n, 5],
    [2_001n, undefined],
  ])('finds the first batch that is not older than %s', (time, wanted) => {
    const { log } = logOf([3, 2, 1]);
    const batch = log.findTime(time);
    expect(batch && bases(batch)[0]).toBe(wanted);
  });

  it('frees the segments that lie wholly below its start, never the last', () => {
    const size = logOf([1]).sizes[0] ?? 0;
    const { log } = logOf([1, 1, 1], { segmentBytes: size });
    expect(log.raiseStart(1n)).toBe(size);
    expect([log.start, log.size, log.segments.length]).toEqual([1n, 2 * size, 2]);
    expect(log.raiseStart(3n)).toBe(size);
    expect([log.start, log.end, log.segments.length]).toEqual([3n, 3n, 1]);
    log.roll(0);
    expect(log.raiseStart(3n)).toBe(size);
    expect([log.size, log.end]).toEqual([0, 3n]);
  });
});
