// Two services with a stream between them: Collection works while Settlement is down, Settlement is killed at its
// boundaries, becomes three, and is replaced instance by instance while two versions of an event come in.
import { defineCheck } from '#harness/grading/check.ts';
import { sweepNotes } from '#harness/grading/scenes/sweep-notes.ts';
import { untangle } from '#harness/grading/untangled/scene.ts';
import {
  instances,
  payablesTopic,
  pickupsTopic,
  type UntangledFacts,
} from '#harness/grading/untangled/facts.ts';
import { untangledNotes } from '#harness/grading/untangled/notes.ts';
import { untangledRules } from '#harness/grading/untangled/rules.ts';

export default defineCheck<UntangledFacts>({
  exports: ['capture', 'settle'],
  topics: { [pickupsTopic]: { partitions: 3 }, [payablesTopic]: { partitions: 3 } },
  processes: ['collection', ...instances],
  stubGets: 'CRASHED',
  tasks: [
    {
      id: 'events',
      title: { en: 'Events instead of calls', ko: '호출 대신 이벤트' },
      ...{ level: 'core', minutes: 25, begun: () => true },
    },
    {
      id: 'rollout',
      title: { en: 'Three instances, two versions', ko: '인스턴스 셋, 두 가지 버전' },
      ...{ level: 'core', minutes: 15, begun: () => true },
    },
  ],

  async scenario(stage) {
    const facts = await untangle(stage, untangledRules);
    if (facts.rolled === null || untangledRules(facts, stage.history).length > 0) return facts;
    for (const { who, line } of untangledNotes(facts)) stage.noteMeasured(line, who);
    return facts;
  },

  rules: [untangledRules],
  judged: ({ pickups, rolled }) => [
    ...(pickups.length > 0 ? ['events'] : []),
    ...(rolled === null ? [] : ['rollout']),
  ],
  notes: ({ deriving }) => (deriving === null ? [] : sweepNotes(deriving)),
});
