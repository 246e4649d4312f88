// One farm is written; a reader that begins after the writer is gone gets it.
import type { Farm } from '#exercises/story.ts';
import { defineCheck } from '#harness/grading/check.ts';
import { publishTape, tapeRules, type TapeFacts } from '#harness/grading/scenes/tape.ts';
import { ctx, sink, value } from '#harness/grading/stage.ts';

const topic = 'membership.farms';

export default defineCheck<TapeFacts<Farm>>({
  exports: ['announceFarm', 'readFarms'],
  topics: { [topic]: { partitions: 1 } },
  processes: ['publisher', 'reader'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const number = stage.random.whole(1, 240);
    const farm: Farm = {
      farmId: `farm-${number}`,
      name: `Farm ${number}`,
      cows: stage.random.whole(8, 120),
    };
    const tape = await publishTape(stage, {
      topic,
      events: [farm],
      publish: { name: 'announceFarm', args: [ctx, value(farm)] },
      read: { name: 'readFarms', args: () => [ctx, sink('onFarm')], sink: 'onFarm' },
      keyOf: ({ farmId }) => farmId,
      idOf: ({ farmId }) => farmId,
      noun: { en: 'farms', ko: '농가' },
    });
    await tape.read([{ name: 'reader', group: 'roll-call' }]);
    return tape.facts;
  },

  rules: tapeRules(),
});
