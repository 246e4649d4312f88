// Asks at the gate while Quality places holds and lifts them, is slow, fails and dies. What the call did is measured
// beside what a board did that answers the same questions from a stream.
import { askAtTheGate, asks, holdsTopic, type GateFacts } from '#harness/grading/calls/gate.ts';
import { gateNotes } from '#harness/grading/calls/gate-notes.ts';
import { gateRules } from '#harness/grading/calls/gate-rules.ts';
import { defineCheck } from '#harness/grading/check.ts';

export default defineCheck<GateFacts>({
  exports: [asks],
  world: true,
  topics: { [holdsTopic]: { partitions: 1 } },
  processes: ['gate', 'board'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const facts = await askAtTheGate(
      stage,
      (soFar, history) => gateRules(soFar, history).length > 0,
    );
    if (gateRules(facts, stage.history).length > 0) return facts;
    for (const { who, line } of gateNotes(facts, stage.history)) stage.noteMeasured(line, who);
    return facts;
  },

  rules: [gateRules],
});
