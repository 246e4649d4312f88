// Feeds the service what Dolmun's lab finds: mostly what it can translate, a code that nobody knew, and bytes that mean
// nothing. It is killed at one boundary after another; what it wrote must be complete, and all of it the co-op's.
import type { LabResult } from '#exercises/story.ts';
import { defineCheck } from '#harness/grading/check.ts';
import { openDolmunLab, translationOf, type Bottle } from '#harness/grading/dolmun.ts';
import type { Finding } from '#harness/grading/finding.ts';
import type { HistoryEvent } from '#harness/grading/history.ts';
import { asideRules } from '#harness/grading/rules/aside.ts';
import { committed } from '#harness/grading/rules/committed.ts';
import { derivedRules } from '#harness/grading/rules/derived-rules.ts';
import { foreignWords } from '#harness/grading/rules/foreign-words.ts';
import {
  deriveUnderCrashes,
  type DerivingFacts,
  type Given,
} from '#harness/grading/scenes/deriving.ts';
import { inTurn } from '#harness/grading/rules/in-turn.ts';
import { sweepNotes } from '#harness/grading/scenes/sweep-notes.ts';

type Facts = DerivingFacts<Bottle>;
type Rule = (facts: Facts, history: readonly HistoryEvent[]) => Finding[];

const service = {
  ...{ process: 'dolmun-acl', start: 'start', group: 'dolmun-acl' },
  ...{ from: 'dolmun.scores', to: 'quality.lab-results' },
  about: (event: Bottle | LabResult) => ('text' in event ? event.bottle : event.lotId),
  expected: translationOf,
};
const aside = {
  topic: 'quality.unmapped',
  belongs: (bottle: Bottle) => translationOf(bottle) === undefined,
  text: ({ text }: Bottle) => text,
};
const derived = ({ inputs, log }: Facts) => ({
  ...{ ...service, service: service.process, inputs, log, task: null },
  noun: { en: 'lab result', ko: '검사 결과' },
  nothingFor: { en: 'a record that nobody can translate', ko: '번역할 수 없는 레코드' },
});

const ours: Rule = (facts, history) =>
  foreignWords(
    {
      ...derived(facts),
      words: ['lotId', 'farmId', 'fat', 'protein', 'cells', 'bacteria', 'antibiotic'],
      codes: { antibiotic: ['positive', 'negative'] },
      whose: { en: 'Dolmun', ko: '돌문' },
    },
    history,
  );
const putAside: Rule = (facts, history) => asideRules({ ...derived(facts), aside }, history);
const translated: Rule = (facts, history) =>
  derivedRules<Bottle, LabResult>(derived(facts), history);
const stoppedCleanly: Rule = ({ stopped }, history) =>
  stopped === null ? [] : committed(stopped, history);

/** One thing is wrong at a time. */
const atEachStep = inTurn(ours, putAside, translated);

export default defineCheck<Facts>({
  exports: ['start'],
  topics: {
    [service.from]: { partitions: 3 },
    [service.to]: { partitions: 3 },
    [aside.topic]: { partitions: 3 },
  },
  processes: [service.process],
  stubGets: 'CRASHED',

  scenario(stage) {
    const lab = openDolmunLab(stage.random);
    const in_ = (partition: number, ...events: Bottle[]): Given<Bottle>[] =>
      events.map((event) => ({ event, partition }));
    return deriveUnderCrashes<Bottle, LabResult>(stage, {
      ...service,
      aside,
      text: ({ text }) => text,
      rules: [atEachStep],
      first: [
        ...in_(0, lab.bottle(), lab.garbage(), lab.bottle()),
        ...in_(1, lab.bottle({ residue: 'pos' }), lab.unknown('trace'), lab.bottle()),
        ...in_(2, lab.probeFailed(), lab.bottle(), lab.bottle({ scc: 0 })),
      ],
      round: () => [
        ...in_(0, lab.bottle()),
        ...in_(1, lab.unknown('retest'), lab.bottle({ residue: 'pos' })),
        ...in_(2, lab.bottle()),
      ],
    });
  },

  rules: [inTurn(atEachStep, stoppedCleanly)],
  notes: sweepNotes,
});
