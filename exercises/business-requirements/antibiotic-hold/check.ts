// Three services are at work. The answer's release is rolled out among them, and pickups are reported
// before it, after it, after holds have come and gone, and after a crash. What had to restart, whom anybody asked,
// and which streams Collection reads is observed.
import { defineCheck } from '#harness/grading/check.ts';
import type { Finding } from '#harness/grading/finding.ts';
import type { HistoryEvent } from '#harness/grading/history.ts';
import { services, topics, type HoldFacts } from '#harness/grading/holds/facts.ts';
import { askedOthers } from '#harness/grading/rules/asked-others.ts';
import { answeredRightly } from '#harness/grading/rules/holds/answered.ts';
import { publishedOnce } from '#harness/grading/rules/holds/published.ts';
import { noNewEdge, restartedAlone } from '#harness/grading/rules/holds/touched.ts';
import { inTurn } from '#harness/grading/rules/in-turn.ts';
import { ownStore } from '#harness/grading/rules/own-store.ts';
import { oneWriterARow } from '#harness/grading/rules/two-writers.ts';
import { holdsRolledOut } from '#harness/grading/scenes/holding.ts';

type Rule = (facts: HoldFacts, history: readonly HistoryEvent[]) => Finding[];

const oneWriter: Rule = (_facts, history) =>
  oneWriterARow({ explainedAt: 'business-requirements#cuts' }, history);
const asksNobody: Rule = (_facts, history) =>
  askedOthers({ services, explainedAt: 'business-requirements#ask' }, history);
const keptApart: Rule = (_facts, history) =>
  services.flatMap((service) => ownStore({ service, task: null }, history)).slice(0, 1);

/** One wrong thing at a time, what lies deepest first. */
const rule = inTurn(
  ...[oneWriter, asksNobody, keptApart, restartedAlone, noNewEdge, answeredRightly, publishedOnce],
);

export default defineCheck<HoldFacts>({
  exports: [],
  values: ['release'],
  world: true,
  topics: Object.fromEntries(Object.values(topics).map((topic) => [topic, { partitions: 3 }])),
  processes: ['membership', ...services],
  stubGets: 'STALE',
  scenario: (stage) => holdsRolledOut(stage, rule),
  rules: [rule],
});
