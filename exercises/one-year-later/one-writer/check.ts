// Two teams and one grade: `decide` is asked every combination; then the desk's service is sent decisions, Quality
// reads them beside the lab's results in either order, dies, and reads again. Who wrote what is taken from the wire.
import { defineCheck } from '#harness/grading/check.ts';
import { topics, type ContestFacts } from '#harness/grading/contested/facts.ts';
import type { Finding } from '#harness/grading/finding.ts';
import { eventsOf, type HistoryEvent } from '#harness/grading/history.ts';
import { finding } from '#harness/grading/make-finding.ts';
import { decidedRules } from '#harness/grading/rules/contested/decided.ts';
import { gradedRules } from '#harness/grading/rules/contested/graded.ts';
import { homeRules } from '#harness/grading/rules/contested/homes.ts';
import { postedRules } from '#harness/grading/rules/contested/posted.ts';
import { dividedGroup } from '#harness/grading/rules/divided-group.ts';
import { inTurn } from '#harness/grading/rules/in-turn.ts';
import { ownStore } from '#harness/grading/rules/own-store.ts';
import { oneWriterARow, oneWriterEach } from '#harness/grading/rules/two-writers.ts';
import { contestGrades } from '#harness/grading/scenes/contesting.ts';
import { sweepNotes } from '#harness/grading/scenes/sweep-notes.ts';

type Rule = (facts: ContestFacts, history: readonly HistoryEvent[]) => Finding[];

const explainedAt = 'one-year-later#one-writer';
const titles = {
  lab: { en: 'the lab', ko: '검사실' },
  appeals: { en: 'the appeals desk', ko: '이의 심사' },
  quality: { en: 'Quality', ko: '원유 검사' },
  settlement: { en: 'Settlement', ko: '유대 정산' },
};
const owners = {
  [topics.results]: 'lab',
  [topics.decisions]: 'appeals',
  [topics.grades]: 'quality',
  [topics.payables]: 'settlement',
};

const owned: Rule = (_facts, history) => [
  ...oneWriterEach({ owners, titles, explainedAt }, history),
  ...oneWriterARow({ titles, explainedAt }, history),
];

/** Only once the desk has decided something: that two share a row says more. */
const keptApart: Rule = ({ postings }, history) =>
  (postings.length === 0 ? [] : ['quality', 'appeals']).flatMap((service) =>
    ownStore({ service, task: null }, history),
  );

/** Neither asks the other: what is known of the other comes by its stream. */
const asksNobody: Rule = (_facts, history) => {
  const asked = eventsOf(history, 'port').filter(({ api }) => api === 'http.request');
  const [first] = asked;
  if (first === undefined) return [];
  return [
    finding({
      ...{ code: 'COUPLED', subject: `${first.process} asks`, where: first.subject },
      says: {
        en: `${first.process} asked another service: \`${first.subject}\` (${asked.length} such requests).`,
        ko: `${first.process} 서비스가 다른 서비스에 물었어요: \`${first.subject}\` (이런 요청 ${asked.length}건).`,
      },
      asks: {
        en: 'What can it still do while that other service is down?',
        ko: '그 서비스가 멈춘 동안 이 서비스는 무엇을 할 수 있나요?',
      },
      explainedAt: 'one-year-later#request-to-the-owner',
      evidence: [first.seq],
      firstBad: first.seq,
    }),
  ];
};

/** What two consumers of one group miss of their topics has one reason, wherever it shows. */
const graded: Rule = (facts, history) =>
  gradedRules(facts, history).flatMap(
    (one) =>
      dividedGroup({ service: 'quality', group: 'quality', task: null }, one, history) ?? one,
  );

/** Once there is something of everything. */
const housed: Rule = (facts, history) => (facts.restarts > 0 ? homeRules(facts, history) : []);

const atEachStep: readonly Rule[] = [
  ...[decidedRules, owned, keptApart, asksNobody, postedRules, graded],
  housed,
];

const firstWrong: Rule = (facts, history) => inTurn(...atEachStep)(facts, history).slice(0, 1);

export default defineCheck<ContestFacts>({
  exports: ['decide', 'appeals', 'quality'],
  values: ['home'],
  world: true,
  topics: {
    [topics.results]: { partitions: 3 },
    [topics.decisions]: { partitions: 3 },
    [topics.grades]: { partitions: 3 },
    [topics.payables]: { partitions: 3 },
  },
  processes: ['lab', 'appeals', 'quality', 'settlement'],
  stubGets: 'CRASHED',
  scenario: (stage) => contestGrades(stage, atEachStep),
  rules: [firstWrong],
  notes: ({ killed, notReached }) => sweepNotes({ killed, notReached }),
});
