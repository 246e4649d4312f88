import { describe, expect, it } from 'vitest';
import type { RequestInput, ResponseInput } from '../protocol/messages.ts';
import { boundaryName } from './testing/boundary-name.ts';
import { batch, quiet, scriptedTap } from './testing/scripted.ts';

type BodyOf<T, N> = Extract<T, { api: N }> extends { body: infer B } ? B : never;

const nothing = new Uint8Array();
const topics = { orders: 'mr-pool-1', prices: 'mr-1-prices' };

function ask(): BodyOf<RequestInput, 'Fetch'> {
  const partitions = [{ partition: 0, fetchOffset: 0n, partitionMaxBytes: 1_000 }];
  return {
    ...{ maxWaitMs: 5_000, minBytes: 1 },
    topics: Object.keys(topics).map((topic) => ({ topic, partitions })),
  };
}

/** What the broker brings of each topic, in its own names. */
function brings(records: Record<keyof typeof topics, Uint8Array>): BodyOf<ResponseInput, 'Fetch'> {
  return {
    errorCode: 0,
    responses: Object.entries(records).map(([name, some]) => ({
      topic: topics[name as keyof typeof topics],
      partitions: [
        {
          ...{ partitionIndex: 0, errorCode: 0, highWatermark: 3n },
          ...{ abortedTransactions: null, records: some },
        },
      ],
    })),
  };
}

function reader(process?: string) {
  const tap = scriptedTap();
  const connection = tap.connect(process);
  return {
    ...tap,
    connection,
    async fetch(records: Parameters<typeof brings>[0]): Promise<void> {
      const id = connection.ask('Fetch', 11, ask());
      await quiet();
      connection.answer(id, 'Fetch', 11, brings(records));
      await quiet();
    },
    brought: () =>
      tap
        .eventsOf('fetch')
        .map(({ topic, records, logEnd }) => [topic, records.map((one) => one.value), logEnd]),
  };
}

describe('while a topic is withheld', () => {
  it('its records stay away, and others come; the end of its log is where it is', async () => {
    const { faults, connection, endPauses, fetch, brought, boundaries } = reader();
    faults.withhold({ topic: 'orders' });
    await fetch({ orders: batch(['milk']), prices: batch(['7']) });
    endPauses();
    await quiet();
    expect(connection.answers('Fetch', 11)).toMatchObject([
      {
        body: {
          responses: [
            { topic: 'orders', partitions: [{ records: nothing, highWatermark: 3n }] },
            { topic: 'prices', partitions: [{ records: batch(['7']) }] },
          ],
        },
      },
    ]);
    expect(brought()).toEqual([
      ['orders', [], 3],
      ['prices', ['7'], 3],
    ]);
    expect(boundaries.map(boundaryName)).toEqual(['Fetch prices/0 #1, after the answer']);
  });

  it('an answer that would have brought it takes a moment, so that nobody asks in circles', async () => {
    const { faults, connection, endPauses, fetch } = reader();
    faults.withhold({ topic: 'orders' });
    await fetch({ orders: batch(['milk']), prices: nothing });
    expect(connection.answered()).toEqual([]);
    endPauses();
    await quiet();
    expect(connection.answered()).toEqual([1]);
  });

  it('an answer without any of it passes at once', async () => {
    const { faults, connection, fetch } = reader();
    faults.withhold({ topic: 'orders' });
    await fetch({ orders: nothing, prices: batch(['7']) });
    expect(connection.answered()).toEqual([1]);
  });

  it('and is so no more, a waiting answer goes at once and the next brings it', async () => {
    const { faults, connection, fetch, brought } = reader();
    const withheld = faults.withhold({ topic: 'orders' });
    await fetch({ orders: batch(['milk']), prices: nothing });
    expect(connection.answered()).toEqual([]);
    withheld.release();
    await quiet();
    expect(connection.answered()).toEqual([1]);
    await fetch({ orders: batch(['milk']), prices: nothing });
    expect(brought()).toContainEqual(['orders', ['milk'], 3]);
  });

  it('for one process, another reads it', async () => {
    const { faults, fetch, brought } = reader('two');
    faults.withhold({ topic: 'orders', process: 'one' });
    await fetch({ orders: batch(['milk']), prices: nothing });
    expect(brought()).toContainEqual(['orders', ['milk'], 3]);
  });
});
