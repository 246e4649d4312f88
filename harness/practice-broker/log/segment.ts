// A segment of a log: what retention deletes and compaction rewrites as a whole. Only the last one of
// a log grows.
import { AT } from '../../protocol/records/layout.ts';
import * as blocks from './block.ts';
import type { Block } from './block.ts';
import { lastThat } from './search.ts';

export interface Segment {
  /** Offsets in here are not below it. */
  readonly baseOffset: bigint;
  readonly blocks: Block[];
  /** Bytes of the batches. */
  size: number;
  /** −1: none has a timestamp. */
  maxTimestamp: bigint;
  /** The largest timestamp of the first batch, from which the age of a segment counts. */
  firstTimestamp: bigint | undefined;
  readonly createdAt: number;
}

export interface Place {
  block: Block;
  start: number;
}

export function createSegment(baseOffset: bigint, now: number): Segment {
  return {
    ...{ baseOffset, blocks: [], size: 0, maxTimestamp: -1n },
    ...{ firstTimestamp: undefined, createdAt: now },
  };
}

/** Copies a batch to the end; `before` is the last block of the segment before this one. */
export function append(segment: Segment, batch: Uint8Array, before?: Block): void {
  let block = segment.blocks.at(-1);
  if (!block || !blocks.hasRoom(block, batch.length)) {
    block = blocks.createBlock(batch.length, block ?? before);
    segment.blocks.push(block);
  }
  blocks.put(block, batch);
  segment.size += batch.length;
  if (block.maxTimestamp > segment.maxTimestamp) segment.maxTimestamp = block.maxTimestamp;
  segment.firstTimestamp ??= block.view.getBigInt64(AT.maxTimestamp);
}

/** The first batch that ends at the offset or behind it. */
export function placeOf(segment: Segment, offset: bigint): Place | undefined {
  const at = lastThat(segment.blocks, (block) => blocks.firstOffset(block) <= offset);
  const block = segment.blocks[Math.max(at, 0)];
  if (!block) return undefined;
  const startsAt = lastThat(block.starts, (start) => blocks.baseOffsetAt(block, start) <= offset);
  let start = block.starts[Math.max(startsAt, 0)];
  if (start !== undefined && blocks.lastOffsetAt(block, start) < offset) {
    start = block.starts[startsAt + 1];
  }
  if (start !== undefined) return { block, start };
  const next = segment.blocks[at + 1];
  return next && { block: next, start: 0 };
}

/** The first batch in which a timestamp is not below this one. */
export function placeOfTime(segment: Segment, timestamp: bigint): Place | undefined {
  for (const block of segment.blocks) {
    if (block.maxTimestamp < timestamp) continue;
    for (const start of block.starts) {
      if (block.view.getBigInt64(start + AT.maxTimestamp) >= timestamp) return { block, start };
    }
  }
  return undefined;
}

/** Its batches, in order, as views. */
export function* batchesOf(segment: Segment): Generator<Uint8Array<ArrayBuffer>> {
  for (const block of segment.blocks) {
    for (const start of block.starts) yield blocks.batchAt(block, start);
  }
}
