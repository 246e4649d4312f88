// A reader lacks records. The history says which of the usual reasons it was, and so what to ask.
import { recordName } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import type { Reading } from '../scenes/readers.ts';
import type { LogPartition } from '../stage.ts';
import type { Text } from '../text.ts';

export interface Reason {
  because: Text;
  asks: Text;
  explainedAt: string;
  /** Events that show it, the first bad one first. */
  shown: readonly HistoryEvent[];
}

interface Lost {
  name: string;
  topic: string;
  /** The `event-id`s of what it lacks. */
  ids: ReadonlySet<string>;
  log: readonly LogPartition[];
  /** Whether it handed over nothing at all. */
  nothing: boolean;
  history: readonly HistoryEvent[];
}

export function whyLost<Event>(
  { name, topic, log, got, idOf }: Reading<Event>,
  missing: readonly Event[],
  history: readonly HistoryEvent[],
): Reason {
  const ids = new Set(missing.map(idOf));
  const lost: Lost = { name, topic, ids, log, nothing: got.length === 0, history };
  for (const why of [neverAsked, nothingAssigned, beganAtTheEnd, leftEarly, threwAway]) {
    const reason = why(lost);
    if (reason !== undefined) return reason;
  }
  return neverFetched(lost);
}

function neverAsked({ name, history }: Lost): Reason | undefined {
  if (eventsOf(history, 'fetch', name).length > 0) return undefined;
  if (eventsOf(history, 'assigned', name).length > 0) return undefined;
  const call = eventsOf(history, 'call', name);
  const connected = eventsOf(history, 'connection', name).slice(0, 1);
  return {
    because: { en: 'it never asked the broker for any', ko: '브로커에 한 번도 요청하지 않았어요' },
    asks:
      connected.length === 0
        ? {
            en: 'The publisher’s process is gone. What of it is still there for a reader?',
            ko: '퍼블리셔의 프로세스는 이미 없어요. 리더에게 남아 있는 것은 무엇인가요?',
          }
        : {
            en: 'It is connected. Which call makes a consumer begin to read?',
            ko: '연결은 되었어요. 컨슈머가 읽기 시작하게 하는 호출은 무엇인가요?',
          },
    explainedAt: 'why-event-driven#tape',
    shown: [...call.slice(0, 1), ...connected],
  };
}

function nothingAssigned({ name, history }: Lost): Reason | undefined {
  const assigned = eventsOf(history, 'assigned', name);
  const [first] = assigned;
  if (first === undefined || assigned.some(({ partitions }) => partitions.length > 0)) {
    return undefined;
  }
  return {
    because: {
      en: `group ${first.group} gave it no partition of any topic`,
      ko: `그룹 ${first.group}에서 파티션을 하나도 배정받지 못했어요`,
    },
    asks: {
      en: 'How does a group learn which topics its member wants?',
      ko: '멤버가 어떤 토픽을 원하는지 그룹은 어떻게 아나요?',
    },
    explainedAt: 'why-event-driven#groups',
    shown: [first],
  };
}

function beganAtTheEnd({ name, topic, history, nothing }: Lost): Reason | undefined {
  const starts = eventsOf(history, 'start-offset', name);
  const latest = starts.filter(
    (event) => event.topic === topic && event.asked === 'latest' && (event.offset ?? 0) > 0,
  );
  const [first] = latest;
  if (first === undefined || !nothing) return undefined;
  const at = recordName(first.topic, first.partition, first.offset, null);
  return {
    because: {
      en: `it began at the end of the log, ${at}`,
      ko: `로그의 끝인 ${at}에서 읽기 시작했어요`,
    },
    asks: {
      en: 'Where does a group without a committed offset begin?',
      ko: '커밋한 오프셋이 없는 그룹은 어디에서 읽기 시작하나요?',
    },
    explainedAt: 'why-event-driven#from-beginning',
    shown: [first, ...starts.filter((event) => event !== first)],
  };
}

function leftEarly({ name, history }: Lost): Reason | undefined {
  const leave = eventsOf(history, 'leave', name).find((event) => !event.byHarness);
  const stopped = eventsOf(history, 'call', name).find((event) => event.name === 'stop');
  if (leave === undefined || (stopped !== undefined && stopped.seq < leave.seq)) return undefined;
  const joined = eventsOf(history, 'join', name).slice(0, 1);
  const slow = eventsOf(history, 'harness').find((event) => event.seq > leave.seq);
  const brought = eventsOf(history, 'fetch', name).some((event) => event.records.length > 0);
  if (brought) {
    return {
      because: {
        en: 'it left its group in the middle of its work',
        ko: '읽는 도중에 그룹을 떠났어요',
      },
      asks: {
        en: 'Which of your lines ends the consumer, or what did it throw?',
        ko: '컨슈머를 끝낸 줄은 어디인가요, 아니면 어떤 예외가 났나요?',
      },
      explainedAt: 'why-event-driven#no-end',
      shown: [leave, ...joined],
    };
  }
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
    shown: [leave, ...joined, ...(slow === undefined ? [] : [slow])],
  };
}

function threwAway({ ids, history, name, nothing }: Lost): Reason | undefined {
  const fetched = eventsOf(history, 'fetch', name).filter((event) =>
    event.records.some((record) => ids.has(record.headers['event-id'] ?? '')),
  );
  if (fetched.length === 0) return undefined;
  const times = fetched.filter(
    ({ partition, from }) => partition === fetched[0]?.partition && from === fetched[0].from,
  ).length;
  const committed = eventsOf(history, 'commit', name).slice(-3);
  return {
    because: {
      en: `${nothing ? 'all were' : 'the others were'} fetched${times > 1 ? `, ${times} times over,` : ''} and not handed over`,
      ko: `${nothing ? '모두' : '나머지는'} ${times > 1 ? `${times}번이나 되풀이해서 ` : ''}가져왔지만 전달하지 않았어요`,
    },
    asks: {
      en: 'Which of your lines does a record pass before it is handed over?',
      ko: '레코드는 전달되기 전에 어느 줄들을 지나나요?',
    },
    explainedAt: 'why-event-driven#tape',
    shown: [...fetched.slice(0, 2), ...committed],
  };
}

function neverFetched({ history, name, topic, ids, log }: Lost): Reason {
  const starts = eventsOf(history, 'start-offset', name).slice(0, 3);
  const reads = eventsOf(history, 'fetch', name).filter((event) => event.topic === topic);
  const first = reads.filter(
    ({ partition }, index) => reads.findIndex((event) => event.partition === partition) === index,
  );
  // Only what lies before the beginning was missed by it.
  const fromLater = first.find(({ partition, from }) =>
    log[partition]?.records.some(
      ({ offset, headers }) => (offset ?? 0) < from && ids.has(headers['event-id'] ?? ''),
    ),
  );
  return {
    because:
      fromLater === undefined
        ? { en: 'the others it never fetched', ko: '나머지는 가져오지도 않았어요' }
        : {
            en: `the others it never fetched: in partition ${fromLater.partition} it began at ${fromLater.from}`,
            ko: `나머지는 가져오지도 않았어요. 파티션 ${fromLater.partition}에서는 오프셋 ${fromLater.from}부터 읽기 시작했어요`,
          },
    asks: {
      en: 'At which offset of each partition did it begin, and what chose it?',
      ko: '파티션마다 어느 오프셋에서 시작했고, 그 오프셋은 무엇이 정했나요?',
    },
    explainedAt: 'why-event-driven#tape',
    shown: [...(fromLater === undefined ? [] : [fromLater]), ...starts],
  };
}
