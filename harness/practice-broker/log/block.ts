// A stretch of memory with batches one after the other, as they go into answers: what is fetched is a
// view on it. The batches' own headers are the index; only where each starts is written down.
import { AT, LENGTH_COVERS_FROM } from '../../protocol/records/layout.ts';

const SMALLEST = 1024;
const LARGEST = 1024 * 1024;

export interface Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  used: number;
  /** Where each batch starts. */
  readonly starts: number[];
  /** Bytes of the log before this block, so that distances can be told. */
  readonly position: number;
  maxTimestamp: bigint;
}

/** A block for a batch of this size, twice as large as the one before it, within bounds. */
export function createBlock(size: number, before: Block | undefined): Block {
  const grown = before ? Math.min(LARGEST, before.bytes.length * 2) : SMALLEST;
  const bytes = new Uint8Array(Math.max(size, grown));
  return {
    bytes,
    view: new DataView(bytes.buffer),
    used: 0,
    starts: [],
    position: before ? before.position + before.used : 0,
    maxTimestamp: -1n,
  };
}

export function hasRoom(block: Block, size: number): boolean {
  return block.bytes.length - block.used >= size;
}

/** Copies a batch in. There must be room. */
export function put(block: Block, batch: Uint8Array): void {
  block.bytes.set(batch, block.used);
  block.starts.push(block.used);
  const maxTimestamp = block.view.getBigInt64(block.used + AT.maxTimestamp);
  if (maxTimestamp > block.maxTimestamp) block.maxTimestamp = maxTimestamp;
  block.used += batch.length;
}

export function baseOffsetAt(block: Block, start: number): bigint {
  return block.view.getBigInt64(start + AT.baseOffset);
}

export function lastOffsetAt(block: Block, start: number): bigint {
  return baseOffsetAt(block, start) + BigInt(block.view.getInt32(start + AT.lastOffsetDelta));
}

export function sizeAt(block: Block, start: number): number {
  return LENGTH_COVERS_FROM + block.view.getInt32(start + AT.length);
}

/** The batch that starts there, as a view. */
export function batchAt(block: Block, start: number): Uint8Array<ArrayBuffer> {
  return block.bytes.subarray(start, start + sizeAt(block, start));
}

export function firstOffset(block: Block): bigint {
  return baseOffsetAt(block, block.starts[0] ?? 0);
}
