// Presses the driver's button while messages get lost on each hop and services are overloaded, slow, down or die.
// What the driver was told is compared with what Settlement wrote down, and with how often each service was asked.
import { pressTheButton, type ChainFacts } from '#harness/grading/calls/chain.ts';
import { chainNotes } from '#harness/grading/calls/chain-notes.ts';
import { chainRules } from '#harness/grading/calls/chain-rules.ts';
import { defineCheck } from '#harness/grading/check.ts';

export default defineCheck<ChainFacts>({
  exports: ['capture', 'passOn'],
  world: true,
  topics: {},
  processes: ['collection', 'quality', 'membership'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const isWrong = (soFar: ChainFacts): boolean => chainRules(soFar, stage.history).length > 0;
    const facts = await pressTheButton(stage, isWrong);
    if (isWrong(facts)) return facts;
    for (const line of chainNotes(facts, stage.history)) stage.noteMeasured(line, 'collection');
    return facts;
  },

  rules: [chainRules],
});
