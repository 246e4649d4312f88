// Events that were to be written and are not in the topic, and what the history says of the reason.
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Text } from '../text.ts';
import type { PlacedRule } from './placed.ts';
import type { Published } from './published.ts';

interface Reason {
  says: Text;
  asks: Text;
  shown: readonly HistoryEvent[];
  firstBad: HistoryEvent | undefined;
  explainedAt: string;
}

/** What it means that an event is written. */
const explainedAt = 'why-event-driven#publish';

interface Missing {
  published: Pick<Published<unknown>, 'topic' | 'publish'>;
  id: string;
  /** `3 of 240 pickups are not in the topic`. */
  count: Text;
  /** The values of the records that are in the topic. */
  there: ReadonlySet<string | null>;
  history: readonly HistoryEvent[];
}

export const notWritten: PlacedRule = (published, placed, history) => {
  const { topic, events, idOf, noun } = published;
  const there = new Set(placed.map(({ event }) => event));
  const missing = events.filter((event) => !there.has(event));
  const first = missing[0];
  if (first === undefined) return [];
  const id = idOf(first);
  const of: Missing = {
    published,
    id,
    count: {
      en: `${missing.length} of ${events.length} ${noun.en} are not in ${topic}`,
      ko: `${topic} 토픽에 ${noun.ko} ${events.length}건 가운데 ${missing.length}건이 없어요`,
    },
    there: new Set(placed.map(({ value }) => value)),
    history,
  };
  const reason = elsewhere(of) ?? unacknowledged(of) ?? neverSent(of);
  return [
    finding({
      code: 'LOST',
      subject: id,
      where: topic,
      says: reason.says,
      asks: reason.asks,
      explainedAt: reason.explainedAt,
      evidence: [...new Set(reason.shown.map((event) => event.seq))].sort((a, b) => a - b),
      firstBad: reason.firstBad?.seq ?? null,
    }),
  ];
};

function elsewhere({ published, count, history }: Missing): Reason | undefined {
  const { publish, topic } = published;
  const refused = eventsOf(history, 'refused', publish.process).find(
    (event) => event.api === 'Metadata' && event.subject !== topic,
  );
  if (refused === undefined) return undefined;
  return {
    says: {
      en: `${publish.name} asked for the topic \`${refused.subject}\`, which the broker does not have: ${count.en}.`,
      ko: `${publish.name} 함수가 브로커에 없는 토픽(\`${refused.subject}\`)에 쓰려고 했어요. ${count.ko}.`,
    },
    asks: {
      en: 'What is the topic called, letter by letter?',
      ko: '토픽의 이름을 한 글자씩 견주어 보면 어떤가요?',
    },
    shown: [...callOf(published, history), refused],
    firstBad: refused,
    explainedAt,
  };
}

function unacknowledged(of: Missing): Reason | undefined {
  const { published, id, count, history } = of;
  const { publish } = published;
  const attempt = eventsOf(history, 'produce', publish.process).find(
    (event) => isUnacknowledged(event) && !madeGood(event, of),
  );
  const returned = returnOf(published, history);
  if (publish.unacknowledged === 0 && (attempt === undefined || returned === undefined)) {
    return undefined;
  }
  return {
    says: {
      en: `${publish.name} was done before the broker had acknowledged ${id}, and then its process ended: ${count.en}.`,
      ko: `브로커가 ${id} 이벤트를 받았다고 확인해 주기 전에 ${publish.name} 함수가 끝났고, 곧 프로세스도 끝났어요. ${count.ko}.`,
    },
    asks:
      attempt?.acks === 0
        ? {
            en: 'With `acks: 0`, whose answer does this send wait for?',
            ko: '`acks: 0`으로 보내면 누구의 응답을 기다리나요?',
          }
        : {
            en: 'What does a promise tell you that nobody waits for?',
            ko: '아무도 기다리지 않는 프로미스는 무엇을 알려 주나요?',
          },
    shown: [
      ...callOf(published, history),
      ...(attempt ? [attempt] : []),
      ...(returned ? [returned] : []),
    ],
    firstBad: returned ?? attempt,
    explainedAt: attempt?.acks === 0 ? explainedAt : 'before-dawn#promises',
  };
}

function isUnacknowledged({ outcome, acks }: HistoryEventOf<'produce'>): boolean {
  return outcome === 'lost' || outcome === 'unanswered' || acks === 0;
}

/** Whether all that it was to write was acknowledged at another try, or is there after all. */
function madeGood(
  { topic, records }: HistoryEventOf<'produce'>,
  { published, there, history }: Missing,
): boolean {
  const acknowledged = eventsOf(history, 'produce', published.publish.process).filter(
    (event) => event.topic === topic && event.outcome === 'acknowledged' && event.acks !== 0,
  );
  const arrived = new Set(acknowledged.flatMap((event) => event.records.map(({ value }) => value)));
  return records.every(({ value }) => arrived.has(value) || there.has(value));
}

function neverSent({ published, id, count, history }: Missing): Reason {
  const { publish } = published;
  const sent = eventsOf(history, 'produce', publish.process);
  const returned = returnOf(published, history);
  return {
    says: {
      en: `${publish.name} was done, and ${count.en}; the first is ${id}.`,
      ko: `${publish.name} 함수는 끝났는데 ${count.ko}. 그 첫 번째는 ${id} 이벤트예요.`,
    },
    asks:
      sent.length === 0
        ? {
            en: 'Did anything of yours reach the broker at all?',
            ko: '여러분의 코드가 보낸 것이 브로커에 하나라도 닿았나요?',
          }
        : {
            en: 'Which call was to write this one?',
            ko: '이 이벤트를 기록했어야 할 호출은 무엇인가요?',
          },
    shown: [...callOf(published, history), ...sent.slice(-3), ...(returned ? [returned] : [])],
    firstBad: returned,
    explainedAt,
  };
}

function callOf(
  { publish }: Missing['published'],
  history: readonly HistoryEvent[],
): HistoryEventOf<'call'>[] {
  return eventsOf(history, 'call', publish.process).slice(0, 1);
}

function returnOf(
  { publish }: Missing['published'],
  history: readonly HistoryEvent[],
): HistoryEventOf<'return'> | undefined {
  return eventsOf(history, 'return', publish.process).find((event) => event.name === publish.name);
}
