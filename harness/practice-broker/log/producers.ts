// What a partition remembers of its producers: the sequence numbers of their last batches, by which a
// batch that is sent again is known, and where their open transactions began.
import { errorCode } from '../../protocol/errors.ts';

/** As many batches as a producer may have under way. */
const REMEMBERED = 5;
const SEQUENCES = 2_147_483_648;

export interface Appended {
  firstSequence: number;
  lastSequence: number;
  baseOffset: bigint;
  timestamp: bigint;
}

interface Producer {
  epoch: number;
  batches: Appended[];
  /** Where its open transaction began here. */
  openFrom: bigint | undefined;
  lastSeen: number;
}

export interface Aborted {
  producerId: bigint;
  firstOffset: bigint;
  /** Of the marker. */
  lastOffset: bigint;
  /** The last stable offset when the marker was written. */
  lastStable: bigint;
}

export type Producers = ReturnType<typeof createProducers>;

export interface Sent {
  producerId: bigint;
  epoch: number;
  firstSequence: number;
  recordCount: number;
}

export function createProducers() {
  const byId = new Map<bigint, Producer>();
  /** In the order of their first offsets, as a transaction opens at the end of the log. */
  const open = new Map<bigint, bigint>();

  function lastSequenceOf({ firstSequence, recordCount }: Sent): number {
    return (firstSequence + recordCount - 1) % SEQUENCES;
  }

  return {
    /** How many are remembered. */
    get size(): number {
      return byId.size;
    },

    /** Where the first open transaction began; `undefined`: none is open. */
    firstOpen(): bigint | undefined {
      for (const from of open.values()) return from;
      return undefined;
    },

    isOpen: (producerId: bigint): boolean => open.has(producerId),

    /** Whether a batch may be appended: an error code, 0, or what it is a duplicate of. */
    check(sent: Sent): number | Appended {
      const producer = byId.get(sent.producerId);
      if (!producer) return 0;
      if (sent.epoch < producer.epoch) return errorCode('INVALID_PRODUCER_EPOCH');
      const last = producer.batches.at(-1);
      if (sent.epoch > producer.epoch) {
        return sent.firstSequence === 0 ? 0 : errorCode('OUT_OF_ORDER_SEQUENCE_NUMBER');
      }
      const lastSequence = lastSequenceOf(sent);
      const same = producer.batches.find(
        (batch) =>
          batch.firstSequence === sent.firstSequence && batch.lastSequence === lastSequence,
      );
      if (same) return same;
      // After a marker of a newer epoch nothing is known of the sequence yet.
      const expected = last === undefined ? undefined : (last.lastSequence + 1) % SEQUENCES;
      if (expected === undefined || sent.firstSequence === expected) return 0;
      return errorCode('OUT_OF_ORDER_SEQUENCE_NUMBER');
    },

    /** Writes down a batch that was appended. */
    appended(
      sent: Sent,
      at: { baseOffset: bigint; timestamp: bigint; now: number; isTransactional: boolean },
    ): void {
      let producer = byId.get(sent.producerId);
      if (!producer) {
        producer = { epoch: sent.epoch, batches: [], openFrom: undefined, lastSeen: at.now };
        byId.set(sent.producerId, producer);
      }
      if (producer.epoch !== sent.epoch) producer.batches = [];
      producer.epoch = sent.epoch;
      producer.lastSeen = at.now;
      const { firstSequence } = sent;
      const { baseOffset, timestamp } = at;
      const lastSequence = lastSequenceOf(sent);
      producer.batches.push({ firstSequence, lastSequence, baseOffset, timestamp });
      if (producer.batches.length > REMEMBERED) producer.batches.shift();
      if (at.isTransactional && producer.openFrom === undefined) {
        producer.openFrom = baseOffset;
        open.set(sent.producerId, baseOffset);
      }
    },

    /** Ends a producer's transaction here, and gives where it began. */
    ended(producerId: bigint, epoch: number, now: number): bigint | undefined {
      let producer = byId.get(producerId);
      if (!producer) {
        producer = { epoch, batches: [], openFrom: undefined, lastSeen: now };
        byId.set(producerId, producer);
      }
      if (epoch > producer.epoch) producer.batches = [];
      producer.epoch = Math.max(epoch, producer.epoch);
      producer.lastSeen = now;
      const from = producer.openFrom;
      producer.openFrom = undefined;
      open.delete(producerId);
      return from;
    },

    /** Forgets those that were not seen since then and have nothing open. Gives how many. */
    forgetBefore(time: number): number {
      let forgotten = 0;
      for (const [id, { lastSeen, openFrom }] of byId) {
        if (lastSeen >= time || openFrom !== undefined) continue;
        byId.delete(id);
        forgotten++;
      }
      return forgotten;
    },
  };
}
