// A plant at the end of a month: tankers are let in while a silo fills up, a report says nothing and the broker keeps silent.
// What was committed is to be published, and accounting, killed and set back, is to tell what was published.
import { defineCheck } from '#harness/grading/check.ts';
import { atThePeak, operationsOfReport } from '#harness/grading/month-end/coupled.ts';
import {
  accounting,
  collection,
  topic,
  type MonthEndFacts,
} from '#harness/grading/month-end/facts.ts';
import { peak, seconds, thousands } from '#harness/grading/month-end/peak.ts';
import { monthEndRules } from '#harness/grading/month-end/rules.ts';
import { endTheMonth } from '#harness/grading/month-end/scene.ts';
import { sweepNotes } from '#harness/grading/scenes/sweep-notes.ts';

export default defineCheck<MonthEndFacts>({
  exports: ['dispatch', 'publish', 'report'],
  world: true,
  topics: { [topic]: { partitions: 3 } },
  processes: [collection, accounting, 'plant'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const facts = await endTheMonth(stage, monthEndRules);
    const waits = atThePeak(facts, 0);
    if (!facts.complete || waits === null) return facts;
    const today = atThePeak(facts, peak.reportRows);
    const [within, budget] = [seconds(waits.p99), seconds(peak.budgetMs)];
    const query = seconds(today?.p99 ?? 0);
    stage.noteMeasured(
      {
        en: `operations on the shared database: ${operationsOfReport(stage.history)}`,
        ko: `함께 쓰는 데이터베이스에 한 작업: ${operationsOfReport(stage.history)}번`,
      },
      accounting,
    );
    stage.noteMeasured(
      {
        en: `p99 of a tanker’s answer at ×${peak.times}: ${within.en}, budget ${budget.en}`,
        ko: `${peak.times}배일 때 집유차 응답의 p99: ${within.ko} (한도 ${budget.ko})`,
      },
      collection,
    );
    stage.noteMeasured(
      {
        en: `the same with the old query of ${thousands(peak.reportRows)} reads: ${query.en}`,
        ko: `옛 쿼리(읽기 ${thousands(peak.reportRows)}번)가 있다면: ${query.ko}`,
      },
      collection,
    );
    return facts;
  },

  rules: [monthEndRules],
  notes: ({ killed, notReached }) => sweepNotes({ killed, notReached }),
});
