// Version 7 settles a whole season. Then the learner's code puts version 8 in its place: version 7 is
// slow to leave, the oldest weeks are gone, and the tankers go on collecting while version 8 is at work.
import { defineCheck } from '#harness/grading/check.ts';
import { replayRules } from '#harness/grading/rules/replayed.ts';
import { replayTheSeason, type Replayed } from '#harness/grading/scenes/replay.ts';
import { onePickup, season } from '#harness/grading/season.ts';
import { ctx, value } from '#harness/grading/stage.ts';
import { payableOf, type Found, type Order } from './world.ts';

const topic = 'collection.pickups';
const paid = 'settlement.payables';
const corrected = 'settlement.payables.v8';
const group = 'settlement';

const dayMs = 86_400_000;
/** 12 January, midnight at the co-op. */
const since = Date.UTC(2025, 0, 11, 15);
const sixWeeks = 42;
const farms = 24;

export default defineCheck<Replayed>({
  exports: ['replay'],
  world: true,
  topics: {
    // What a season replays has to be kept longer than the broker's usual week.
    [topic]: { partitions: 3, configs: { 'retention.ms': '-1' } },
    [paid]: { partitions: 3 },
    [corrected]: { partitions: 3 },
  },
  processes: ['v7', 'v8'],
  stubGets: 'CRASHED',

  scenario(stage) {
    const settled = season(stage.random, {
      midnight: since - sixWeeks * dayMs,
      days: 2 * sixWeeks,
    });
    // One of each farm, so that something comes in every partition.
    const come = (from: number, day: number) =>
      Array.from({ length: farms }, (_, index) =>
        onePickup(stage.random, {
          lotId: `lot-${from + index}`,
          farmId: `farm-${index + 1}`,
          at: since + (sixWeeks + day) * dayMs,
        }),
      );
    const later = {
      during: come(settled.length + 1, 0),
      after: come(settled.length + farms + 1, 1),
    };
    const found: Found = Object.fromEntries(
      [...settled, ...later.during, ...later.after].map((one) => [one.pickup.lotId, one.found]),
    );
    const order: Order = { group, topic, since };
    return replayTheSeason(stage, {
      ...{ ...order, paid, corrected, later, season: settled, from: 'v7', to: 'v8' },
      day: { en: '12 January', ko: '1월 12일' },
      payableOf: ({ pickup }) => payableOf(pickup, found),
      start: { name: 'startV7', args: [ctx, value({ ...order, paid, found })] },
      replay: { name: 'replay', args: [ctx, value({ ...order, found })] },
    });
  },

  rules: [replayRules],
});
