// The map is deployed: each context is a process that does what it owns. A season goes through, and what was read
// across borders is compared with the links that the map declares.
import { defineCheck } from '#harness/grading/check.ts';
import { readMap } from '#harness/grading/context-map/map.ts';
import type { Mapped } from '#harness/grading/context-map/mapped.ts';
import { edgesSeen, partsOf, slots, topics } from '#harness/grading/context-map/season.ts';
import { declaredWrongly, measuredAcross } from '#harness/grading/rules/context-map/declared.ts';
import { drawnWrongly } from '#harness/grading/rules/context-map/drawn.ts';
import { runCompany } from '#harness/grading/scenes/company.ts';
import { supplied } from '#harness/grading/scenes/contexts.ts';

export default defineCheck<Mapped>({
  exports: [],
  values: ['map'],
  world: true,
  topics: Object.fromEntries(topics.map((topic) => [topic, { partitions: 1 }])),
  processes: slots,
  stubGets: 'LOST',

  async scenario(stage) {
    const [first = ''] = slots;
    const map = readMap(await supplied(stage, await stage.learner(first), 'declared', []));
    const lots = Array.from({ length: stage.random.whole(6, 10) }, (_, at) => `lot-${at + 1}`);
    const asDrawn: Mapped = { map, edges: null, lots: lots.length };
    if (map === undefined || drawnWrongly(asDrawn).length > 0) return asDrawn;
    const company = await runCompany(stage, partsOf(map, lots));
    await company.close();
    const edges = edgesSeen(stage.history, map).toSorted((a, b) =>
      `${a.subject} ${a.to}` < `${b.subject} ${b.to}` ? -1 : 1,
    );
    for (const { who, line } of measuredAcross(edges)) stage.noteMeasured(line, who);
    return { ...asDrawn, edges };
  },

  rules: [drawnWrongly, declaredWrongly],
});
