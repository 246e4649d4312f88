// Rules for what Quality wrote: the last grade of each lot is what follows from the latest of both streams.
import {
  decisionsAbout,
  gradeAfter,
  labGrade,
  resultsOf,
  topics,
  type ContestFacts,
  type Decision,
  type Graded,
} from '../../contested/facts.ts';
import { recordName, type Finding } from '../../finding.ts';
import { eventsOf, type HistoryEvent } from '../../history.ts';
import { finding } from '../../make-finding.ts';
import { objectIn } from '../../record-json.ts';
import type { Text } from '../../text.ts';
import { show } from '../derived-values.ts';
import { sameData } from '../same-data.ts';

type Said = Pick<Finding, 'code' | 'subject' | 'says' | 'asks' | 'explainedAt'>;

interface Lot {
  lotId: string;
  /** Its last grade, and where that lies. */
  last: { said: Record<string, unknown> | undefined; name: string } | undefined;
  wanted: Graded | undefined;
  facts: ContestFacts;
  history: readonly HistoryEvent[];
}

export function gradedRules(facts: ContestFacts, history: readonly HistoryEvent[]): Finding[] {
  const misplaced = placed(facts, history);
  if (misplaced.length > 0) return misplaced;
  const lots = new Set([
    ...facts.results.map(({ lotId }) => lotId),
    ...facts.postings.map(({ decision }) => decision.lotId),
  ]);
  for (const lotId of lots) {
    const lot = lotOf(lotId, facts, history);
    const problem = problemWith(lot);
    if (problem === undefined) continue;
    const shown = trailOf(lot);
    return [
      finding({
        ...problem,
        where: lot.last?.name ?? lotId,
        evidence: shown,
        firstBad: shown.at(-1) ?? null,
      }),
    ];
  }
  return [];
}

/** Every grade is readable, and lies where its lot's grades stay in order. */
function placed({ grades }: ContestFacts, history: readonly HistoryEvent[]): Finding[] {
  for (const { partition, records } of grades) {
    for (const { offset, key, value } of records) {
      const where = recordName(topics.grades, partition, offset, key);
      const lotId = objectIn(value)?.['lotId'];
      const seq = wroteAt(history, partition, offset);
      const at = seq === undefined ? {} : { evidence: [seq], firstBad: seq };
      if (typeof lotId !== 'string') {
        return [
          finding({
            ...{ code: 'SHAPE', subject: `${topics.grades} value`, where, ...at },
            says: {
              en: `The value of this record is ${show(value)}.`,
              ko: `이 레코드의 값: ${show(value)}.`,
            },
            asks: {
              en: 'Would Settlement know from it which lot is worth what?',
              ko: '유대 정산에서 이것을 읽고 어느 로트가 몇 등급인지 알 수 있을까요?',
            },
            explainedAt: 'before-dawn#shape',
          }),
        ];
      }
      if (key !== lotId) {
        return [
          finding({
            ...{ code: 'ORDER', subject: `${topics.grades} key`, where, ...at },
            says: {
              en: `This grade of ${lotId} has the key ${key === null ? 'null' : `\`${key}\``}, so the lot’s grades lie in several partitions.`,
              ko: `${lotId}의 등급인데 키가 ${key === null ? 'null' : `\`${key}\``} 값이라서, 한 로트의 등급이 여러 파티션에 흩어져요.`,
            },
            asks: {
              en: 'By what does a reader know which of two grades of one lot is the later?',
              ko: '한 로트의 두 등급 가운데 어느 것이 나중인지 읽는 쪽은 무엇으로 아나요?',
            },
            explainedAt: 'why-event-driven#key',
          }),
        ];
      }
    }
  }
  return [];
}

function lotOf(lotId: string, facts: ContestFacts, history: readonly HistoryEvent[]): Lot {
  const result = resultsOf(facts, lotId).at(-1);
  const decision = decisionsAbout(facts, lotId).at(-1)?.decision;
  const last = facts.grades
    .flatMap(({ partition, records }) => records.map((record) => ({ ...record, partition })))
    .findLast(({ key }) => key === lotId);
  return {
    ...{ lotId, facts, history, wanted: gradeAfter(result, decision) },
    last: last && {
      said: objectIn(last.value),
      name: recordName(topics.grades, last.partition, last.offset, last.key),
    },
  };
}

function problemWith({ lotId, last, wanted, facts, history }: Lot): Said | undefined {
  const results = resultsOf(facts, lotId);
  const decisions = decisionsAbout(facts, lotId).map(({ decision }) => decision);
  const result = results.at(-1);
  const decision = decisions.at(-1);
  if (wanted === undefined || result === undefined) {
    if (last === undefined) return undefined;
    return {
      ...{ code: 'PHANTOM', subject: 'grade without a result' },
      says: {
        en: `${lotId} was graded ${show(JSON.stringify(last.said))}, and the lab has measured nothing of it yet.`,
        ko: `검사실이 아직 재지 않은 ${lotId}에 등급이 있어요: ${show(JSON.stringify(last.said))}.`,
      },
      asks: {
        en: 'Whose fact does a grade need besides the desk’s word?',
        ko: '이의 심사의 결정 말고, 등급에는 누구의 사실이 더 있어야 하나요?',
      },
      explainedAt: 'one-year-later#hold',
    };
  }
  if (sameData(last?.said, wanted)) return undefined;
  const after: Text =
    facts.restarts > 0 || facts.killed.length > 0
      ? {
          en: ' Quality had been killed and started again.',
          ko: ' 원유 검사 서비스는 강제 종료됐다가 다시 시작됐어요.',
        }
      : { en: '', ko: '' };
  if (last === undefined) {
    return {
      ...{ code: 'LOST', subject: `grade${after.en === '' ? '' : ' after a restart'}` },
      says: {
        en: `${lotId} has a result, ${labGrade(result)}${decision ? `, and decision ${decision.appealId} (${decision.grade})` : ''}, and no grade.${after.en}`,
        ko: `${lotId}에는 검사 결과(${labGrade(result)})${decision ? `와 ${decision.appealId} 결정(${decision.grade})이` : '가'} 있는데 등급이 없어요.${after.ko}`,
      },
      asks: {
        en: 'What does the broker believe of the records that your group has committed?',
        ko: '그룹이 커밋한 레코드를 브로커는 어떻게 여기나요?',
      },
      explainedAt: 'event-driven-microservice#order',
    };
  }
  const is = last.said?.['grade'];
  const letter = typeof is === 'string' ? is : '?';
  const shape = sameData(last.said, { ...wanted, grade: is });
  if (shape && decision?.grade != null && is === labGrade(result)) {
    return overlooked(lotId, decision, { letter, after, facts, history });
  }
  const outdated =
    shape &&
    [undefined, ...decisions].some((said) =>
      results.some((one) => sameData(last.said, gradeAfter(one, said))),
    );
  if (outdated) {
    return {
      ...{ code: 'STALE', subject: `grade${after.en === '' ? '' : ' after a restart'}` },
      says: {
        en: `The last grade of ${lotId} is ${letter}. That was so once; by the latest of both streams it is ${wanted.grade}${decision ? ` (${decision.appealId}: ${decision.grade}` : ` (no appeal`}; the lab: ${labGrade(result)}).${after.en}`,
        ko: `${lotId}의 마지막 등급은 ${letter}예요. 한때는 맞았지만, 두 스트림의 최신 사실로는 ${wanted.grade}예요(${decision ? `${decision.appealId}: ${decision.grade}` : '이의 없음'}, 검사실: ${labGrade(result)}).${after.ko}`,
      },
      asks: {
        en: 'Which two facts did this grade follow from, and what has been said since?',
        ko: '이 등급은 어떤 두 사실에서 나왔고, 그 뒤에 어떤 말이 더 있었나요?',
      },
      explainedAt: 'one-year-later#two-facts',
    };
  }
  return {
    ...{ code: 'SHAPE', subject: 'grade value' },
    says: {
      en: `The grade of ${lotId} is ${show(JSON.stringify(last.said))}; it was to be ${show(JSON.stringify(wanted))}.`,
      ko: `${lotId}의 등급: ${show(JSON.stringify(last.said))}. 있어야 할 값: ${show(JSON.stringify(wanted))}.`,
    },
    asks: {
      en: 'Which result and which decision did these fields come from?',
      ko: '이 필드들은 어떤 결과와 어떤 결정에서 왔나요?',
    },
    explainedAt: 'one-year-later#two-facts',
  };
}

/** The desk gave a grade, and the lab's stands. */
function overlooked(
  lotId: string,
  decision: Decision,
  {
    letter,
    after,
    facts,
    history,
  }: { letter: string; after: Text } & Pick<Lot, 'facts' | 'history'>,
): Said {
  const [first] = decisionsAbout(facts, lotId);
  const early = isReadFirst(lotId, first, history);
  const says: Text = early
    ? {
        en: `Decision ${decision.appealId} (${lotId}: ${decision.grade}) reached Quality before the lot’s result. The last grade is the lab’s, ${letter}.`,
        ko: `${decision.appealId} 결정(${lotId}: ${decision.grade})은 그 로트의 검사 결과보다 먼저 원유 검사에 왔어요. 그런데 마지막 등급은 검사실의 것, ${letter}예요.`,
      }
    : {
        en: `The desk decided ${decision.appealId} (${lotId}: ${decision.grade}). The last grade is the lab’s, ${letter}.`,
        ko: `이의 심사에서 ${decision.appealId} 결정(${lotId}: ${decision.grade})을 내렸어요. 그런데 마지막 등급은 검사실의 것, ${letter}예요.`,
      };
  return {
    ...{
      code: 'LOST',
      subject: `appeal${early ? ' before its result' : ''}${after.en === '' ? '' : ', after a restart'}`,
    },
    says: { en: `${says.en}${after.en}`, ko: `${says.ko}${after.ko}` },
    asks: early
      ? {
          en: 'Where was the decision between the moment it was read and the moment the result came?',
          ko: '결정은 읽힌 순간부터 결과가 올 때까지 어디에 있었나요?',
        }
      : {
          en: 'Who looked at the decision when this grade was written?',
          ko: '이 등급을 쓸 때 그 결정은 누가 보았나요?',
        },
    explainedAt: early ? 'one-year-later#hold' : 'one-year-later#two-facts',
  };
}

/** Whether Quality was brought the decision before any result of the lot. */
function isReadFirst(
  lotId: string,
  first: { partition: number; offset: number | null } | undefined,
  history: readonly HistoryEvent[],
): boolean {
  const brought = eventsOf(history, 'fetch', 'quality');
  const decided = brought.find(
    ({ topic, partition, records }) =>
      topic === topics.decisions &&
      partition === first?.partition &&
      records.some(({ offset }) => offset === first.offset),
  );
  const measured = brought.find(
    ({ topic, records }) => topic === topics.results && records.some(({ key }) => key === lotId),
  );
  return decided !== undefined && (measured === undefined || decided.seq < measured.seq);
}

/** What was read about the lot and what was written of it, the last of each; kills between. */
function trailOf({ lotId, history }: Lot): number[] {
  const read = (topic: string) =>
    eventsOf(history, 'fetch', 'quality').findLast(
      (event) => event.topic === topic && event.records.some(({ key }) => key === lotId),
    );
  const wrote = eventsOf(history, 'produce', 'quality').findLast(
    ({ topic, records }) => topic === topics.grades && records.some(({ key }) => key === lotId),
  );
  const seen = [read(topics.results), read(topics.decisions), wrote].flatMap(
    (event) => event?.seq ?? [],
  );
  const first = Math.min(...seen);
  const killed = eventsOf(history, 'process', 'quality').filter(
    ({ change, seq }) => change === 'killed' && seq > first,
  );
  return [...new Set([...seen, ...killed.slice(-1).map(({ seq }) => seq)])].sort((a, b) => a - b);
}

function wroteAt(
  history: readonly HistoryEvent[],
  partition: number,
  offset: number | null,
): number | undefined {
  return eventsOf(history, 'produce').find(
    (event) =>
      event.topic === topics.grades &&
      event.partition === partition &&
      event.records.some((record) => record.offset === offset),
  )?.seq;
}
