// A reader lacks records. The history says which of the usual reasons it was, and so what to ask.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Reading } from '../scenes/readers.ts';
import type { Text } from '../text.ts';

interface Lost<Event> {
  name: string;
  missing: readonly Event[];
  /** How many of the expected ones it handed over. */
  got: number;
  reading: Reading<Event>;
  history: readonly HistoryEvent[];
}

interface Reason {
  because: Text;
  asks: Text;
  explainedAt: string;
  /** Events that show it, the first bad one first. */
  shown: readonly HistoryEvent[];
}

export function whyLost<Event>(lost: Lost<Event>): Finding {
  const { name, missing, got, reading, history } = lost;
  const reason =
    neverAsked(lost) ?? sharedGroup(lost) ?? beganAtTheEnd(lost) ?? leftEarly(lost) ?? notHandedOver(lost);
  const total = missing.length + got;
  const first = missing[0];
  const reads = eventsOf(history, 'fetch', name).filter((event) => event.records.length > 0);
  const [bad] = reason.shown;
  return finding({
    code: 'LOST',
    subject: name,
    where: first === undefined ? null : whereIs(reading, reading.idOf(first)),
    says: {
      en: `${name} got ${got} of ${total} ${reading.noun.en}; ${reason.because.en}.`,
      ko: `${name}이(가) ${reading.noun.ko} ${total}건 가운데 ${got}건을 받았어요. ${reason.because.ko}.`,
    },
    asks: reason.asks,
    explainedAt: reason.explainedAt,
    evidence: [...new Set([...reason.shown, ...reads.slice(0, 3)].map((event) => event.seq))].sort(
      (a, b) => a - b,
    ),
    firstBad: bad?.seq ?? null,
  });
}

function neverAsked({ name, history }: Lost<unknown>): Reason | undefined {
  if (eventsOf(history, 'fetch', name).length > 0) return undefined;
  const call = eventsOf(history, 'call', name);
  return {
    because: { en: 'it never asked the broker for any', ko: '브로커에 한 번도 요청하지 않았어요' },
    asks: {
      en: 'The publisher’s process is gone. What of it is still there for a reader?',
      ko: '퍼블리셔의 프로세스는 이미 없어요. 리더에게 남아 있는 것은 무엇인가요?',
    },
    explainedAt: 'why-event-driven#tape',
    shown: call.slice(0, 1),
  };
}

function sharedGroup({ name, history }: Lost<unknown>): Reason | undefined {
  const joins = eventsOf(history, 'join').filter((event) => event.error === null);
  const mine = joins.findLast((event) => event.process === name);
  const other = joins.findLast((event) => event.group === mine?.group && event.process !== name);
  if (mine === undefined || other === undefined) return undefined;
  const assigned = eventsOf(history, 'assigned');
  const shares = [name, other.process].flatMap(
    (process) => assigned.findLast((event) => event.process === process) ?? [],
  );
  const joinedLast = mine.seq > other.seq ? mine : other;
  return {
    because: {
      en: `${other.process}’s member of group ${mine.group} got the rest`,
      ko: `나머지는 같은 그룹(${mine.group})에 든 ${other.process}의 멤버가 받았어요`,
    },
    asks: {
      en: 'What does a group id mean?',
      ko: '그룹 id는 무엇을 뜻하나요?',
    },
    explainedAt: 'why-event-driven#groups',
    shown: [joinedLast, ...shares],
  };
}

function beganAtTheEnd({ name, history, got }: Lost<unknown>): Reason | undefined {
  const starts = eventsOf(history, 'start-offset', name);
  const latest = starts.filter((event) => event.asked === 'latest' && (event.offset ?? 0) > 0);
  const [first] = latest;
  if (first === undefined || got > 0) return undefined;
  return {
    because: {
      en: `it began at the end of the log, ${recordName(first.topic, first.partition, first.offset, null)}`,
      ko: `로그의 끝인 ${recordName(first.topic, first.partition, first.offset, null)}에서 읽기 시작했어요`,
    },
    asks: {
      en: 'Where does a group without a committed offset begin?',
      ko: '커밋한 오프셋이 없는 그룹은 어디에서 읽기 시작하나요?',
    },
    explainedAt: 'why-event-driven#from-beginning',
    shown: [first, ...starts.filter((event) => event !== first)],
  };
}

function leftEarly({ name, history }: Lost<unknown>): Reason | undefined {
  const leave = eventsOf(history, 'leave', name).find((event) => !event.byHarness);
  const stopped = eventsOf(history, 'call', name).find((event) => event.name === 'stop');
  if (leave === undefined || (stopped !== undefined && stopped.seq < leave.seq)) return undefined;
  const slow = eventsOf(history, 'harness').find((event) => event.seq > leave.seq);
  return {
    because: {
      en: 'it left its group while the broker was slow to answer',
      ko: '브로커의 응답이 늦는 사이에 그룹을 떠났어요',
    },
    asks: {
      en: 'What does silence tell a reader: that there is nothing more, or that nothing has come yet?',
      ko: '조용하다는 것은 더 없다는 뜻인가요, 아직 오지 않았다는 뜻인가요?',
    },
    explainedAt: 'why-event-driven#no-end',
    shown: slow === undefined ? [leave] : [leave, slow],
  };
}

function notHandedOver({ reading, missing, history, name }: Lost<unknown>): Reason {
  const ids = new Set(missing.map((event) => reading.idOf(event)));
  const fetched: HistoryEventOf<'fetch'>[] = eventsOf(history, 'fetch', name).filter((event) =>
    event.records.some((record) => ids.has(record.headers['event-id'] ?? '')),
  );
  return fetched.length > 0
    ? {
        because: {
          en: 'the others were fetched and not handed over',
          ko: '나머지는 가져왔지만 전달하지 않았어요',
        },
        asks: {
          en: 'Which of your lines does a record pass before it is handed over?',
          ko: '레코드는 전달되기 전에 어느 줄들을 지나나요?',
        },
        explainedAt: 'why-event-driven#tape',
        shown: fetched.slice(0, 2),
      }
    : {
        because: { en: 'the others it never fetched', ko: '나머지는 가져오지도 않았어요' },
        asks: {
          en: 'At which offset of each partition did it begin, and where did it end?',
          ko: '파티션마다 어느 오프셋에서 시작해 어디에서 끝났나요?',
        },
        explainedAt: 'why-event-driven#tape',
        shown: eventsOf(history, 'start-offset', name).slice(0, 3),
      };
}

/** Where in the topic the record of an event is. */
function whereIs(reading: Reading<unknown>, id: string): string {
  for (const { partition, records } of reading.log) {
    const record = records.find((one) => one.headers['event-id'] === id);
    if (record) return recordName(reading.topic, partition, record.offset, record.key);
  }
  return `${reading.topic} (${id})`;
}
