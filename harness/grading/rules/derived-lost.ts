// Nothing is lost: every event has its outcome, whatever was killed in between.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Text } from '../text.ts';
import { nameOfInput, shownBy, type Derived, type DerivedRule, type Input } from './derived.ts';
import { show } from './derived-values.ts';
import { commitOver, crashAfter, fetchesOf, startAfter } from './trail.ts';

export const derivedLost: DerivedRule = (derived, outcomes, history) => {
  const { inputs, expected, about } = derived;
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
  return [
    earlier === undefined
      ? lostFinding(derived, first, lost.length, history)
      : notCorrected(derived, first, earlier, history),
  ];
};

function notCorrected<In, Out>(
  derived: Derived<In, Out>,
  first: Input<In>,
  earlier: Input<In>,
  history: readonly HistoryEvent[],
): Finding {
  const { about, noun, task } = derived;
  const name = nameOfInput(derived, first);
  const commit = commitOver(derived, first, history);
  return finding({
    ...{ code: 'STALE', subject: `${noun.en} of a correction`, where: name, task },
    ...shownBy([
      ...fetchesOf(derived, first, history)
        .slice(0, 1)
        .map(({ seq }) => seq),
      ...(commit === undefined ? [] : [commit.seq]),
    ]),
    says: {
      en: `${name} corrects an earlier result and has no ${noun.en}: the latest for ${about(first.event)} is still that of ${nameOfInput(derived, earlier)}.`,
      ko: `${name} 레코드는 앞선 결과를 정정하는데, 그에 대한 ${noun.ko} 이벤트가 없어요. ${about(first.event)}의 최신 ${noun.ko} 이벤트는 아직 ${nameOfInput(derived, earlier)} 레코드에서 나온 것이에요.`,
    },
    asks: {
      en: 'How do you tell an event that comes again from a new one about the same lot?',
      ko: '같은 이벤트가 다시 온 것과, 같은 로트에 관한 새 이벤트를 무엇으로 구별하나요?',
    },
    explainedAt: 'event-driven-microservice#identity',
  });
}

interface Why {
  says: Text;
  asks: Text;
  /** The events that show it, the first bad one first. */
  seqs: number[];
}

function lostFinding<In, Out>(
  derived: Derived<In, Out>,
  first: Input<In>,
  count: number,
  history: readonly HistoryEvent[],
): Finding {
  const { noun, task } = derived;
  const name = nameOfInput(derived, first);
  const [fetch] = fetchesOf(derived, first, history);
  const why = whyLost(derived, first, fetch, history);
  const refused = refusedSend(derived, first, history);
  const crash =
    refused === undefined ? crashAfter(derived, fetch?.seq ?? Infinity, history) : undefined;
  const resumed = crash && startAfter(derived, first, crash.seq, history);
  // Nothing was failed: it is what this record says that made the difference.
  const undisturbed = refused === undefined && crash === undefined && fetch !== undefined;
  const others = count - 1;
  const happened = refused
    ? {
        en: ` Its Produce had been refused (${refused.error ?? '?'}).`,
        ko: ` 그 Produce 요청은 거절됐어요(${refused.error ?? '?'}).`,
      }
    : crash && {
        en: ` The service was killed ${crash.at.en}, and started again.`,
        ko: ` 서비스는 ${crash.at.ko}에 강제 종료된 뒤 다시 시작됐어요.`,
      };
  const value = show(JSON.stringify(first.event), 140);
  const content = { en: ` It says ${value}.`, ko: ` 레코드의 내용: ${value}` };
  const after = refused ? ' after a refusal' : crash ? ' after a crash' : '';
  return finding({
    ...{ code: 'LOST', subject: `${noun.en}${after}`, where: name, task },
    says: {
      en: `${name} has no ${noun.en}${others === 0 ? '' : ` (nor have ${others} more)`}, but ${why.says.en}.${happened?.en ?? (undisturbed ? content.en : '')}`,
      ko: `${name} 레코드에 대한 ${noun.ko} 이벤트가 없어요${others === 0 ? '' : `(이런 레코드가 ${others}건 더 있어요)`}. ${why.says.ko}.${happened?.ko ?? (undisturbed ? content.ko : '')}`,
    },
    asks: refused
      ? {
          en: 'Who hears that a send has failed, and what happens to the record then?',
          ko: '보내기가 실패했다는 것을 누가 알게 되고, 그러면 그 레코드는 어떻게 되나요?',
        }
      : undisturbed
        ? {
            en: 'Nothing had gone wrong around it. Which line did this record reach, and what did your code make of what it says?',
            ko: '주변에서 잘못된 일은 없었어요. 이 레코드는 어느 줄까지 갔고, 여러분의 코드는 그 내용을 어떻게 받아들였나요?',
          }
        : why.asks,
    explainedAt: 'event-driven-microservice#order',
    evidence: [
      ...new Set([
        ...[fetch, refused, crash, resumed].flatMap((event) => event?.seq ?? []),
        ...why.seqs,
      ]),
    ].sort((a, b) => a - b),
    firstBad: why.seqs[0] ?? refused?.seq ?? fetch?.seq ?? null,
  });
}

function whyLost<In, Out>(
  derived: Derived<In, Out>,
  first: Input<In>,
  fetch: HistoryEventOf<'fetch'> | undefined,
  history: readonly HistoryEvent[],
): Why {
  if (fetch === undefined) {
    return {
      says: { en: 'it was never fetched', ko: '그 레코드를 가져온 적도 없어요' },
      asks: {
        en: 'Where does your group begin, and which partitions does it read?',
        ko: '여러분의 그룹은 어디에서 시작하고, 어느 파티션을 읽나요?',
      },
      seqs: eventsOf(history, 'start-offset', derived.service)
        .filter(({ topic, partition }) => topic === derived.from && partition === first.partition)
        .slice(0, 2)
        .map(({ seq }) => seq)
        .reverse(),
    };
  }
  const commit = commitOver(derived, first, history);
  if (commit === undefined) {
    return {
      says: {
        en: 'it was fetched, nothing was written, and your group has not committed it either',
        ko: '가져왔지만 쓴 것이 없고, 그룹이 커밋하지도 않았어요',
      },
      asks: {
        en: 'Which line did this record reach, and what happened there?',
        ko: '이 레코드는 어느 줄까지 갔고, 거기서 무슨 일이 있었나요?',
      },
      seqs: [],
    };
  }
  const group = commit.group === derived.group ? '' : ` ${commit.group}`;
  return {
    says: {
      en: `your group${group} committed ${commit.offset}`,
      ko: `그런데 여러분의 그룹${group} 커밋은 이미 ${commit.offset}까지 갔어요`,
    },
    asks: {
      en: 'What does the broker believe once an offset is committed?',
      ko: '오프셋이 커밋되고 나면 브로커는 무엇을 믿게 되나요?',
    },
    seqs: [commit.seq],
  };
}

/** The Produce that was to write its outcome and was refused. */
function refusedSend<In, Out>(
  { service, to, about }: Derived<In, Out>,
  { id, event }: Input<In>,
  history: readonly HistoryEvent[],
): HistoryEventOf<'produce'> | undefined {
  return eventsOf(history, 'produce', service).find(
    ({ topic, outcome, records }) =>
      topic === to &&
      outcome === 'refused' &&
      records.some(({ key, headers }) => headers['causation-id'] === id || key === about(event)),
  );
}
