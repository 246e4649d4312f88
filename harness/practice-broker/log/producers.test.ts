import { describe, expect, it } from 'vitest';
import { errorCode } from '../../protocol/errors.ts';
import { createProducers } from './producers.ts';

const EPOCH = errorCode('INVALID_PRODUCER_EPOCH');
const ORDER = errorCode('OUT_OF_ORDER_SEQUENCE_NUMBER');
const sent = (firstSequence: number, recordCount = 1, epoch = 0) => ({
  ...{ producerId: 7n, epoch, firstSequence, recordCount },
});

/** Takes batches as a log does: offsets go up by the records. */
function taking() {
  const producers = createProducers();
  let end = 0n;
  return {
    producers,
    take(batch: ReturnType<typeof sent>, isTransactional = false, now = 0): void {
      const baseOffset = end;
      producers.appended(batch, { baseOffset, timestamp: 5n, now, isTransactional });
      end += BigInt(batch.recordCount);
    },
  };
}

describe('a sequence', () => {
  it('may begin anywhere for a producer that nobody knows', () => {
    expect(createProducers().check(sent(41))).toBe(0);
  });

  it('goes on where it ended, and from its largest number to 0', () => {
    const { producers, take } = taking();
    take(sent(2_147_483_646, 2));
    expect(producers.check(sent(0))).toBe(0);
    take(sent(0, 3));
    expect([3, 2, 4].map((first) => producers.check(sent(first)))).toEqual([0, ORDER, ORDER]);
  });

  it('that was sent before is told by its first and last number, five batches back', () => {
    const { producers, take } = taking();
    for (let i = 0; i < 6; i++) take(sent(i * 2, 2));
    expect(producers.check(sent(2, 2))).toMatchObject({ baseOffset: 2n, timestamp: 5n });
    expect(producers.check(sent(2, 1))).toBe(ORDER);
    expect(producers.check(sent(0, 2))).toBe(ORDER);
  });

  it('begins at 0 in a new epoch, and nothing of an old one is taken', () => {
    const { producers, take } = taking();
    take(sent(0, 1, 3));
    expect(producers.check(sent(1, 1, 2))).toBe(EPOCH);
    expect([0, 1].map((first) => producers.check(sent(first, 1, 4)))).toEqual([0, ORDER]);
    take(sent(0, 1, 4));
    expect(producers.check(sent(0, 1, 4))).toMatchObject({ baseOffset: 1n });
  });

  it('may be any after a marker of a newer epoch', () => {
    const { producers, take } = taking();
    take(sent(0), true);
    producers.ended(7n, 1, 0);
    expect(producers.check(sent(0, 1, 0))).toBe(EPOCH);
    expect(producers.check(sent(9, 1, 1))).toBe(0);
  });
});

describe('an open transaction', () => {
  it('begins with its first batch; the earliest one holds back what is stable', () => {
    const { producers, take } = taking();
    take(sent(0), true);
    take(sent(1), true);
    producers.appended(
      { ...sent(0), producerId: 8n },
      { baseOffset: 9n, timestamp: 0n, now: 0, isTransactional: true },
    );
    expect(producers.firstOpen()).toBe(0n);
    expect(producers.ended(7n, 0, 0)).toBe(0n);
    expect([producers.firstOpen(), producers.isOpen(7n)]).toEqual([9n, false]);
    expect(producers.ended(7n, 0, 0)).toBeUndefined();
  });

  it('is not forgotten, however long its producer is silent', () => {
    const { producers, take } = taking();
    take(sent(0), true, 1_000);
    expect(producers.forgetBefore(2_000)).toBe(0);
    producers.ended(7n, 0, 1_500);
    expect([producers.forgetBefore(1_500), producers.forgetBefore(1_501)]).toEqual([0, 1]);
    expect(producers.size).toBe(0);
  });
});
