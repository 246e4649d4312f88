import { expect, test } from 'vitest';
import { assigned, fetched, joined, reported, topic, type LooseEvent } from '../testing/history.ts';
import { callThat, learnerThat, openThat, stageOf } from '../testing/stage.ts';
import type { HistoryEvent } from '../history.ts';
import type { Stage } from '../stage.ts';
import { lookMs } from './quiet.ts';
import { readTogether } from './readers.ts';

/** Lets others go on between two looks, of which each stands for `lookMs`. */
const until: Stage['until'] = async ({ met, hopeless, limitMs = 1_000 }) => {
  for (let ms = 0; ms <= limitMs; ms += lookMs) {
    if (met()) return 'met';
    if (hopeless?.() === true) return 'hopeless';
    await new Promise((go) => setImmediate(go));
  }
  return met() ? 'met' : 'late';
};

test('readers that were still while the broker had nothing have what comes afterwards', async () => {
  const seen: HistoryEvent[] = [];
  const happen = (...events: LooseEvent[]): void => {
    for (const event of events) seen.push({ ...event, seq: seen.length + 1, ms: 0 });
  };
  let looks = 0;
  const isLookedAt = (times: number): Promise<unknown> =>
    until({ what: { en: 'looks', ko: '살펴보기' }, met: () => looks >= times });
  const trace = learnerThat({
    call() {
      happen(
        joined('trace', 'trace', 1),
        assigned('trace', 'trace', [0]),
        fetched('trace', 0, { from: 0, count: 0, logEnd: -1 }),
      );
      return callThat({ settled: true, methods: ['stop'] });
    },
    turn() {
      looks += 1;
      return Promise.resolve(openThat({ sockets: 1 }));
    },
    // A busy machine: long enough to be seen still.
    async passTime() {
      await isLookedAt(10);
      return openThat({ sockets: 1 });
    },
  });
  const stage = stageOf(seen, [], {
    until,
    learner: () => Promise.resolve(trace),
    committed: () => Promise.resolve(new Map()),
    note: (did, process) => happen({ type: 'harness', process: process ?? null, did }),
    slowFetch: () => ({
      release() {
        void isLookedAt(looks + 2).then(() =>
          happen(
            fetched('trace', 0, { from: 0, count: 1, logEnd: 1 }),
            reported('trace', { lotId: 'lot-0' }),
          ),
        );
      },
    }),
  });
  const { readings } = await readTogether(
    stage,
    {
      ...{ topic, written: [], log: [], start: 'startReader', args: () => [] },
      ...{ sink: 'onPickup', idOf: (pickup: { lotId: string }) => pickup.lotId },
      ...{ keyOf: () => '', noun: { en: 'pickups', ko: '집유 기록' } },
    },
    [{ name: 'trace', group: 'trace', expected: [{ lotId: 'lot-0' }] }],
  );
  expect(readings.map(({ got }) => got)).toEqual([[{ lotId: 'lot-0' }]]);
});
