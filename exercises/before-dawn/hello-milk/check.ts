// One pickup is written; a reader that begins after the writer is gone gets it.
import { defineCheck } from '#harness/grading/check.ts';
import { dawn, type DawnPickup } from '#harness/grading/dawn.ts';
import { publishTape, tapeRules, type TapeFacts } from '#harness/grading/scenes/tape.ts';
import { ctx, sink, value } from '#harness/grading/stage.ts';

const topic = 'collection.pickups';

export default defineCheck<TapeFacts<DawnPickup>>({
  exports: ['sendPickup', 'readPickups'],
  topics: { [topic]: { partitions: 1 } },
  processes: ['publisher', 'reader'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const events = dawn(stage.random, 1);
    const tape = await publishTape(stage, {
      topic,
      events,
      publish: { name: 'sendPickup', args: [ctx, value(events[0])] },
      read: { name: 'readPickups', args: () => [ctx, sink('onPickup')], sink: 'onPickup' },
      keyOf: ({ farmId }) => farmId,
      idOf: ({ lotId }) => lotId,
      noun: { en: 'pickups', ko: '집유 기록' },
    });
    await tape.read([{ name: 'reader', group: 'hello-milk' }]);
    return tape.facts;
  },

  rules: tapeRules(),
});
