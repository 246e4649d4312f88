// Feeds the service lab results, asks it for grades, and kills it at one boundary after another. What it
// wrote, answered and told the regulator must be complete each time it has been started again.
import type { Grade, LabResult } from '#exercises/story.ts';
import { defineCheck } from '#harness/grading/check.ts';
import type { Finding } from '#harness/grading/finding.ts';
import type { HistoryEvent } from '#harness/grading/history.ts';
import { openLab } from '#harness/grading/lab.ts';
import { finding } from '#harness/grading/make-finding.ts';
import { answeredRules } from '#harness/grading/rules/answered.ts';
import { committed } from '#harness/grading/rules/committed.ts';
import { derivedRules } from '#harness/grading/rules/derived-rules.ts';
import { toldRules } from '#harness/grading/rules/told.ts';
import { dividedGroup } from '#harness/grading/rules/divided-group.ts';
import { inTurn } from '#harness/grading/rules/in-turn.ts';
import { ownStore } from '#harness/grading/rules/own-store.ts';
import { serves } from '#harness/grading/scenes/asking.ts';
import {
  deriveUnderCrashes,
  tells,
  type DerivingFacts,
  type Given,
} from '#harness/grading/scenes/deriving.ts';
import { sweepNotes } from '#harness/grading/scenes/sweep-notes.ts';

type Facts = DerivingFacts<LabResult>;
type Rule = (facts: Facts, history: readonly HistoryEvent[]) => Finding[];

const service = {
  process: 'quality',
  start: 'start',
  group: 'grade-service',
  from: 'quality.lab-results',
  to: 'quality.grades',
  route: 'GET /grade/:lot',
  about: ({ lotId }: { lotId: string }) => lotId,
  expected: gradeFor,
};

/** The co-op's rule, apart from the answer's copy of it. */
function gradeFor({ lotId, farmId, cells, bacteria }: LabResult): Grade | undefined {
  if (cells === undefined) return undefined;
  const isA = cells < 200 && bacteria < 30;
  const isB = cells < 500 && bacteria < 250;
  return { lotId, farmId, grade: isA ? 'A' : isB ? 'B' : 'C' };
}

const graded: Rule = ({ inputs, log }, history) =>
  derivedRules<LabResult, Grade>(
    {
      ...service,
      ...{ service: service.process, inputs, log, task: 'grade' },
      noun: { en: 'grade', ko: '등급' },
      nothingFor: { en: 'a result without `cells`', ko: '`cells`가 없는 결과' },
    },
    history,
  );

const stoppedCleanly: Rule = ({ stopped }, history) =>
  stopped === null ? [] : committed(stopped, history).map((found) => ({ ...found, task: 'grade' }));

const answered: Rule = ({ askings }, history) =>
  answeredRules(
    {
      ...{ askings, service: service.process, to: service.to, task: 'answer' },
      noun: { en: 'grade', ko: '등급' },
    },
    history,
  );

const told: Rule = ({ inputs }, history) =>
  tells(history)
    ? toldRules<LabResult>(
        {
          ...{ service: service.process, from: service.from, inputs, task: 'alert' },
          vendor: 'regulator',
          who: { en: 'regulator', ko: '감독 기관' },
          about: service.about,
          applies: ({ antibiotic }) => antibiotic === 'positive',
          noun: { en: 'positive for antibiotics', ko: '항생제 양성' },
        },
        history,
      )
    : [];

/** Nothing is wrong with a task that nobody began, but the exercise is not done without it. */
const notServed: Rule = ({ complete }, history) =>
  !complete || serves(history)
    ? []
    : [
        finding({
          ...{ code: 'LOST', subject: service.route, task: 'answer' },
          says: {
            en: `The first task is done. \`${service.route}\` finds nobody yet who answers.`,
            ko: `첫 번째 과제는 끝났어요. \`${service.route}\` 요청에는 아직 응답하는 곳이 없어요.`,
          },
          asks: {
            en: 'What would a farmer ask your service, and what could it answer from?',
            ko: '농가는 이 서비스에 무엇을 물을까요? 서비스는 무엇을 보고 대답할 수 있을까요?',
          },
          explainedAt: 'event-driven-microservice#answers',
        }),
      ];

const keptApart: Rule = (_facts, history) =>
  ownStore({ service: service.process, task: 'answer' }, history);

/** What two consumers of one group miss of their topics has one reason, wherever it shows. */
const orDivided =
  (rule: Rule): Rule =>
  (facts, history) => {
    const found = rule(facts, history);
    const of = { service: service.process, group: service.group, task: 'grade' };
    return found.flatMap((one) => dividedGroup(of, one, history) ?? one);
  };

const atEachStep = [graded, keptApart, answered, told].map(orDivided);

/** One thing is wrong at a time: what was lost by one task is lost by the next for the same reason. */
const firstWrong = inTurn(...atEachStep, stoppedCleanly, notServed);

export default defineCheck<Facts>({
  exports: ['start'],
  topics: { [service.from]: { partitions: 3 }, [service.to]: { partitions: 3 } },
  processes: [service.process],
  stubGets: 'CRASHED',
  tasks: [
    {
      id: 'grade',
      title: { en: 'Grade every lab result', ko: '모든 검사 결과에 등급 매기기' },
      ...{ level: 'core', minutes: 20, begun: () => true },
    },
    {
      id: 'answer',
      title: { en: 'Answer whoever asks for a grade', ko: '등급을 묻는 요청에 응답하기' },
      ...{ level: 'core', minutes: 15, begun: serves },
    },
    {
      id: 'alert',
      title: { en: 'Tell the regulator', ko: '감독 기관에 알리기' },
      ...{ level: 'stretch', minutes: 30, begun: tells },
    },
  ],

  scenario(stage) {
    const lab = openLab(stage.random);
    const in_ = (partition: number, ...events: LabResult[]): Given<LabResult>[] =>
      events.map((event) => ({ event, partition }));
    const first = lab.result('A');
    const tainted = lab.result('B', { antibiotic: 'positive' });
    return deriveUnderCrashes(stage, {
      ...service,
      rules: atEachStep,
      first: [
        ...in_(0, first, lab.result('C'), lab.corrected(first, 'C')),
        ...in_(1, lab.result('B'), lab.failed(), lab.result('A')),
        ...in_(2, tainted, lab.failed({ antibiotic: 'positive' }), lab.corrected(tainted, 'C')),
        // Counted, and none found: that is not the same as not counted.
        ...in_(2, lab.result('A', { cells: 0 })),
      ],
      round: () => [
        ...in_(0, lab.result('A')),
        ...in_(1, lab.result('B', { antibiotic: 'positive' })),
        ...in_(2, lab.result('C')),
      ],
    });
  },

  rules: [firstWrong],
  judged: ({ complete }) => (complete ? ['grade', 'answer', 'alert'] : []),
  notes: sweepNotes,
});
