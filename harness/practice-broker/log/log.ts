// The log of a partition: batches in the order of their offsets, in segments. It keeps bytes and finds
// them again; what may be appended, and who may read how far, is not its business.
import { AT, LENGTH_COVERS_FROM } from '../../protocol/records/layout.ts';
import * as blocks from './block.ts';
import { lastThat } from './search.ts';
import * as segments from './segment.ts';
import type { Place, Segment } from './segment.ts';

export interface RollRules {
  segmentBytes: number;
  segmentMs: number;
}

export interface Log {
  readonly segments: readonly Segment[];
  /** The first offset that is still there for readers. */
  readonly start: bigint;
  /** The offset that the next record gets. */
  readonly end: bigint;
  /** Bytes of all batches. */
  readonly size: number;
  /** Copies a batch to the end, whose header must say `end` as its base offset. Gives whether a segment was rolled. */
  append(batch: Uint8Array, now: number, rules: RollRules): boolean;
  /**
   * Whole batches from the one that holds the offset on, up to `until` (exclusive), in no more than
   * `maxBytes`; the first in any case if `atLeastOne`. A view where they lie side by side.
   */
  read(offset: bigint, until: bigint, maxBytes: number, atLeastOne: boolean): Uint8Array;
  /** The offset behind the last of batches that were read. */
  endOf(batches: Uint8Array): bigint;
  /** About how many bytes lie between two offsets. */
  distance(from: bigint, to: bigint): number;
  /** The first batch in which a timestamp is not below this one. */
  findTime(timestamp: bigint): Uint8Array | undefined;
  /** Begins a new segment if the last one holds anything. */
  roll(now: number): void;
  /** Raises the first offset for readers, and drops the segments that lie below it. Gives the bytes that were freed. */
  raiseStart(to: bigint): number;
  /** Puts segments in the place of those from `first` on, `count` of them. Gives the bytes that were freed. */
  replace(first: number, count: number, by: readonly Segment[]): number;
}

const NOTHING = new Uint8Array();

export function createLog(now: number): Log {
  const all: Segment[] = [segments.createSegment(0n, now)];
  let start = 0n;
  let end = 0n;
  let size = 0;

  // There is always a last one: segments are only dropped before it.
  const active = (): Segment => all[all.length - 1] as Segment;

  function isFull(batch: Uint8Array, now: number, rules: RollRules): boolean {
    const segment = active();
    if (segment.size === 0) return false;
    if (segment.size + batch.length > rules.segmentBytes) return true;
    const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
    const first = segment.firstTimestamp ?? -1n;
    const waited =
      first >= 0n ? Number(view.getBigInt64(AT.maxTimestamp) - first) : now - segment.createdAt;
    return waited > rules.segmentMs;
  }

  function roll(now: number): void {
    if (active().size > 0) all.push(segments.createSegment(end, now));
  }

  function find(offset: bigint): (Place & { segment: number }) | undefined {
    const at = Math.max(
      0,
      lastThat(all, (segment) => segment.baseOffset <= offset),
    );
    for (let i = at; i < all.length; i++) {
      const place = segments.placeOf(all[i] as Segment, offset);
      if (place) return { ...place, segment: i };
    }
    return undefined;
  }

  function positionOf(offset: bigint): number {
    const place = offset < end ? find(offset) : undefined;
    if (place) return place.block.position + place.start;
    const last = lastBlock();
    return last ? last.position + last.used : 0;
  }

  function lastBlock(): blocks.Block | undefined {
    return active().blocks.at(-1) ?? all.at(-2)?.blocks.at(-1);
  }

  function read(offset: bigint, until: bigint, maxBytes: number, atLeastOne: boolean): Uint8Array {
    const place = offset < until ? find(offset) : undefined;
    if (!place || blocks.baseOffsetAt(place.block, place.start) >= until) return NOTHING;
    const parts: Uint8Array[] = [];
    let left = maxBytes;
    let { start: from } = place;
    let isFirst = atLeastOne;
    for (let s = place.segment; s < all.length; s++) {
      const { blocks: of } = all[s] as Segment;
      for (let b = s === place.segment ? of.indexOf(place.block) : 0; b < of.length; b++) {
        const block = of[b] as blocks.Block;
        const firstSize = blocks.sizeAt(block, from);
        const allowed = isFirst ? Math.max(left, firstSize) : left;
        const to = endWithin(block, from + allowed, until);
        if (to > from) parts.push(block.bytes.subarray(from, to));
        left = allowed - (to - from);
        isFirst = false;
        if (to < block.used) return joined(parts);
        from = 0;
      }
    }
    return joined(parts);
  }

  return {
    segments: all,
    get start() {
      return start;
    },
    get end() {
      return end;
    },
    get size() {
      return size;
    },
    append(batch, now, rules) {
      const isRolled = isFull(batch, now, rules);
      if (isRolled) roll(now);
      segments.append(active(), batch, all.at(-2)?.blocks.at(-1));
      const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
      end += BigInt(view.getInt32(AT.lastOffsetDelta)) + 1n;
      size += batch.length;
      return isRolled;
    },
    read,
    endOf: endOfBatches,
    distance: (from, to) => Math.max(0, positionOf(to) - positionOf(from)),
    findTime(timestamp) {
      for (const segment of all) {
        if (segment.maxTimestamp < timestamp) continue;
        const place = segments.placeOfTime(segment, timestamp);
        if (place) return blocks.batchAt(place.block, place.start);
      }
      return undefined;
    },
    roll,
    raiseStart(to) {
      if (to > start) start = to;
      let dropped = 0;
      let freed = 0;
      while (dropped < all.length - 1 && (all[dropped + 1] as Segment).baseOffset <= start) {
        freed += (all[dropped] as Segment).size;
        dropped++;
      }
      all.splice(0, dropped);
      size -= freed;
      return freed;
    },
    replace(first, count, by) {
      const before = all.splice(first, count, ...by);
      const freed = sizeOf(before) - sizeOf(by);
      size -= freed;
      return freed;
    },
  };
}

/** Where the last batch ends that ends by `limit` and begins below `until`. */
function endWithin(block: blocks.Block, limit: number, until: bigint): number {
  const at = lastThat(
    block.starts,
    (start) =>
      blocks.baseOffsetAt(block, start) < until && start + blocks.sizeAt(block, start) <= limit,
  );
  const start = block.starts[at];
  return start === undefined ? 0 : start + blocks.sizeAt(block, start);
}

function endOfBatches(batches: Uint8Array): bigint {
  const view = new DataView(batches.buffer, batches.byteOffset, batches.byteLength);
  let at = 0;
  let end = 0n;
  while (at < batches.length) {
    end =
      view.getBigInt64(at + AT.baseOffset) + BigInt(view.getInt32(at + AT.lastOffsetDelta)) + 1n;
    at += LENGTH_COVERS_FROM + view.getInt32(at + AT.length);
  }
  return end;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length < 2) return parts[0] ?? NOTHING;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function sizeOf(of: readonly Segment[]): number {
  return of.reduce((sum, segment) => sum + segment.size, 0);
}
