// Nothing is lost: every event has its outcome, whatever was killed in between.
import { boundaryName } from '../../wire-tap/boundaries.ts';
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Text } from '../text.ts';
import { nameOfInput, shownBy, type Derived, type DerivedRule, type Input } from './derived.ts';

export const derivedLost: DerivedRule = (derived, outcomes, history) => {
  const { inputs, expected, about, noun, task } = derived;
  const have = new Set(outcomes.map(({ input }) => input?.id));
  const lost = inputs.filter(({ id, event }) => expected(event) !== undefined && !have.has(id));
  const [first] = lost;
  if (first === undefined) return [];
  const earlier = inputs.find(
    (one) =>
      one !== first &&
      one.offset < first.offset &&
      about(one.event) === about(first.event) &&
      have.has(one.id),
  );
  if (earlier !== undefined) {
    const fetched = fetchOf(derived, first, history);
    return [
      finding({
        ...{ code: 'STALE', subject: `${noun.en} of a correction`, task },
        where: nameOfInput(derived, first),
        ...shownBy(fetched.map(({ seq }) => seq)),
        says: {
          en: `${nameOfInput(derived, first)} corrects an earlier result and has no ${noun.en}: the latest for ${about(first.event)} is still that of ${nameOfInput(derived, earlier)}.`,
          ko: `${nameOfInput(derived, first)} 결과는 앞선 결과를 정정하는데 ${noun.ko}이(가) 없어요. ${about(first.event)}의 최신 ${noun.ko}은(는) 아직 ${nameOfInput(derived, earlier)}의 것이에요.`,
        },
        asks: {
          en: 'How do you tell an event that comes again from a new one about the same lot?',
          ko: '같은 이벤트가 다시 온 것과, 같은 로트에 관한 새 이벤트를 무엇으로 구별하나요?',
        },
        explainedAt: 'event-driven-microservice#identity',
      }),
    ];
  }
  return [lostFinding(derived, first, lost.length, history)];
};

function lostFinding<In, Out>(
  derived: Derived<In, Out>,
  first: Input<In>,
  count: number,
  history: readonly HistoryEvent[],
): Finding {
  const { noun, group, inputs, task } = derived;
  const name = nameOfInput(derived, first);
  const fetched = fetchOf(derived, first, history);
  const commit = eventsOf(history, 'commit', derived.service).find(
    (event) =>
      event.error === null &&
      event.topic === derived.from &&
      event.partition === first.partition &&
      event.offset > first.offset,
  );
  const crash = crashAfter(history, derived.service, fetched[0]?.seq ?? 0);
  const others = count === 1 ? '' : `, ${count - 1} more neither`;
  const others_ko = count === 1 ? '' : ` (이런 것이 ${count - 1}건 더 있어요)`;
  const why: { says: Text; asks: Text; seqs: number[] } =
    fetched.length === 0
      ? {
          says: { en: 'it was never fetched', ko: '가져온 적도 없어요' },
          asks: {
            en: 'Where does your group begin, and which partitions does it read?',
            ko: '여러분의 그룹은 어디에서 시작하고, 어느 파티션을 읽나요?',
          },
          seqs: eventsOf(history, 'start-offset', derived.service)
            .slice(0, 3)
            .map(({ seq }) => seq),
        }
      : commit !== undefined
        ? {
            says: {
              en: `your group ${commit.group === group ? '' : `${commit.group} `}committed ${commit.offset}`,
              ko: `그룹${commit.group === group ? '' : ` ${commit.group}`}은(는) 이미 ${commit.offset}을(를) 커밋했어요`,
            },
            asks: {
              en: 'What does the broker believe once an offset is committed?',
              ko: '오프셋이 커밋되고 나면 브로커는 무엇을 믿게 되나요?',
            },
            seqs: [commit.seq],
          }
        : {
            says: {
              en: 'it was fetched, nothing was written, and your group has not committed it either',
              ko: '가져왔지만 기록된 것이 없고, 그룹도 아직 커밋하지 않았어요',
            },
            asks: {
              en: 'Which line did this record reach, and what happened there?',
              ko: '이 레코드는 어느 줄까지 갔고, 거기서 무슨 일이 있었나요?',
            },
            seqs: [],
          };
  const killed = crash && {
    en: ` It was killed at ${crash.at} and started again.`,
    ko: ` ${crash.atKo}에서 강제 종료된 뒤 다시 시작되었어요.`,
  };
  const written = eventsOf(history, 'produce', derived.service).filter(
    (event) => event.outcome !== 'acknowledged' && event.seq > (fetched[0]?.seq ?? 0),
  );
  return finding({
    code: 'LOST',
    subject: crash === undefined ? noun.en : `${noun.en} after a crash`,
    where: name,
    task,
    says: {
      en: `${name} has no ${noun.en}${inputs.length > 1 ? others : ''}, but ${why.says.en}.${killed?.en ?? ''}`,
      ko: `${name}의 ${noun.ko}이(가) 없어요${others_ko}. ${why.says.ko}.${killed?.ko ?? ''}`,
    },
    asks: why.asks,
    explainedAt: 'event-driven-microservice#order',
    evidence: [
      ...new Set([
        ...fetched.slice(0, 1).map(({ seq }) => seq),
        ...why.seqs,
        ...written.slice(0, 2).map(({ seq }) => seq),
        ...(crash?.seqs ?? []),
        ...startAfter(history, derived, first, crash?.seqs.at(-1)),
      ]),
    ].sort((a, b) => a - b),
    firstBad: why.seqs[0] ?? written[0]?.seq ?? fetched[0]?.seq ?? null,
  });
}

/** The Fetches that brought an event. */
function fetchOf<In, Out>(
  { service, from }: Derived<In, Out>,
  { partition, offset }: Input<In>,
  history: readonly HistoryEvent[],
): HistoryEventOf<'fetch'>[] {
  return eventsOf(history, 'fetch', service).filter(
    (event) =>
      event.topic === from &&
      event.partition === partition &&
      event.records.some((record) => record.offset === offset),
  );
}

/** Where the process was killed after this event of the run, and the events that show it. */
export function crashAfter(
  history: readonly HistoryEvent[],
  service: string,
  seq: number,
): { at: string; atKo: string; seqs: number[] } | undefined {
  const killed = history.find(
    (event) =>
      event.seq > seq &&
      event.type === 'process' &&
      event.process === service &&
      event.change === 'killed' &&
      event.at !== undefined,
  );
  if (killed?.type !== 'process' || killed.at === undefined) return undefined;
  const { side } = killed.at;
  const name = boundaryName(killed.at);
  const [what = name] = name.split(',');
  return {
    at: name,
    atKo: `${what}, ${side === 'before' ? '브로커에 닿기 전' : '응답을 받기 전'}`,
    seqs: [killed.seq],
  };
}

/** Where the partition was read on from after the restart. */
function startAfter<In, Out>(
  history: readonly HistoryEvent[],
  { service, from }: Derived<In, Out>,
  { partition }: Input<In>,
  seq: number | undefined,
): number[] {
  if (seq === undefined) return [];
  const start = eventsOf(history, 'start-offset', service).find(
    (event) => event.seq > seq && event.topic === from && event.partition === partition,
  );
  return start === undefined ? [] : [start.seq];
}
