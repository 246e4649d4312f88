// Publishes one dawn through the learner's code and lets two groups read it after the publisher is
// gone. Then the oldest records are removed; a third group begins, and one of the first two goes on.
import { defineCheck } from '#harness/grading/check.ts';
import { dawn, type DawnPickup } from '#harness/grading/dawn.ts';
import { publishTape, tapeRules, type TapeFacts } from '#harness/grading/scenes/tape.ts';
import { ctx, sink, value } from '#harness/grading/stage.ts';

const topic = 'collection.pickups';
const pickups = 240;

export default defineCheck<TapeFacts<DawnPickup>>({
  exports: ['publishDawn', 'startReader'],
  topics: { [topic]: { partitions: 3 } },
  processes: ['publisher', 'settlement', 'trace', 'audit', 'settlement-2'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const events = dawn(stage.random, pickups);
    const tape = await publishTape(stage, {
      topic,
      events,
      publish: { name: 'publishDawn', args: [ctx, value(events)] },
      read: {
        name: 'startReader',
        args: ({ group }) => [ctx, value(group), sink('onPickup')],
        sink: 'onPickup',
      },
      keyOf: (pickup) => pickup.farmId,
      idOf: (pickup) => pickup.lotId,
      noun: { en: 'pickups', ko: '집유 기록' },
    });
    await tape.read([{ name: 'settlement' }, { name: 'trace' }]);
    await tape.retire(1 / 4, {
      en: 'retention: the oldest quarter is gone',
      ko: '보존: 가장 오래된 4분의 1이 사라짐',
    });
    await tape.read([
      { name: 'audit' },
      { name: 'settlement-2', group: 'settlement', after: 'settlement' },
    ]);
    return tape.facts;
  },

  rules: tapeRules(),
});
