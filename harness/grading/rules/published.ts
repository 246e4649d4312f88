// Rules for what a learner's code wrote to a topic: everything, once, readable, keyed, traceable.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Publishing } from '../scenes/publish.ts';
import type { LogPartition } from '../stage.ts';
import type { Text } from '../text.ts';
import { sameData } from './same-data.ts';

export interface Published<Event> {
  topic: string;
  /** What was to be written, in order. */
  events: readonly Event[];
  log: readonly LogPartition[];
  publish: Publishing;
  keyOf(event: Event): string;
  idOf(event: Event): string;
  /** What the events are called, in the plural. */
  noun: Text;
}

interface Placed<Event> {
  event: Event | undefined;
  parsed: unknown;
  partition: number;
  offset: number;
  key: string | null;
  value: string | null;
  headers: Record<string, string>;
}

export function publishedRules<Event>(
  published: Published<Event>,
  history: readonly HistoryEvent[],
): Finding[] {
  const placed = placeRecords(published);
  const unreadable = readable(published, placed, history);
  if (unreadable.length > 0) return unreadable;
  return [lost, duplicated, keyed, traced].flatMap((rule) => rule(published, placed, history));
}

function placeRecords<Event>({ log, events, idOf }: Published<Event>): Placed<Event>[] {
  const byId = new Map(events.map((event) => [idOf(event), event]));
  return log.flatMap(({ partition, records }) =>
    records.map((record) => {
      const parsed = parse(record.value);
      return {
        ...record,
        partition,
        offset: record.offset ?? -1,
        parsed,
        // The one place where unknown data is taken for an event: only to look its id up.
        event: isObject(parsed) ? byId.get(idOf(parsed as Event)) : undefined,
      };
    }),
  );
}

type Rule = <Event>(
  published: Published<Event>,
  placed: readonly Placed<Event>[],
  history: readonly HistoryEvent[],
) => Finding[];

const readable: Rule = ({ topic }, placed, history) => {
  const bad = placed.find(({ event, parsed }) => event === undefined || !sameData(parsed, event));
  if (bad === undefined) return [];
  const shown = bad.value === null ? 'null' : `\`${bad.value.slice(0, 60)}\``;
  return [
    finding({
      code: 'SHAPE',
      subject: `${topic} value`,
      where: nameOf(topic, bad),
      says: {
        en: `The value of this record is ${shown}, which is not the JSON of one of the events it was given.`,
        ko: `이 레코드의 값은 ${shown}이에요. 받은 이벤트 가운데 하나의 JSON이 아니에요.`,
      },
      asks: {
        en: 'What are the bytes of an object that is not turned into text first?',
        ko: '텍스트로 바꾸지 않은 객체는 어떤 바이트가 되나요?',
      },
      explainedAt: 'why-event-driven#value',
      ...evidenceOf(history, topic, bad),
    }),
  ];
};

const lost: Rule = ({ topic, events, idOf, publish, noun }, placed, history) => {
  const there = new Set(placed.map(({ event }) => event));
  const missing = events.filter((event) => !there.has(event));
  const first = missing[0];
  if (first === undefined) return [];
  const id = idOf(first);
  const attempt = eventsOf(history, 'produce', publish.process).find(
    (event) => event.outcome !== 'acknowledged',
  );
  const returned = eventsOf(history, 'return', publish.process).find(
    (event) => event.name === publish.name,
  );
  const early = publish.unacknowledged > 0 || (attempt !== undefined && returned !== undefined);
  return [
    finding({
      code: 'LOST',
      subject: id,
      where: topic,
      says: early
        ? {
            en: `${publish.name} was done before the broker had acknowledged ${id}, and then its process ended: ${missing.length} of ${events.length} ${noun.en} are not in ${topic}.`,
            ko: `브로커가 ${id}의 기록을 확인해 주기 전에 ${publish.name} 함수가 끝났고, 곧 프로세스도 끝났어요. ${topic} 토픽에 ${noun.ko} ${events.length}건 가운데 ${missing.length}건이 없어요.`,
          }
        : {
            en: `${publish.name} was done, and ${missing.length} of ${events.length} ${noun.en} are not in ${topic}; the first is ${id}.`,
            ko: `${publish.name} 함수는 끝났는데 ${topic} 토픽에 ${noun.ko} ${events.length}건 가운데 ${missing.length}건이 없어요. 첫 번째는 ${id}이에요.`,
          },
      asks: early
        ? {
            en: 'What does a promise tell you that nobody waits for?',
            ko: '아무도 기다리지 않는 프로미스는 무엇을 알려 주나요?',
          }
        : {
            en: 'Which call was to write this one?',
            ko: '이 이벤트를 기록했어야 할 호출은 무엇인가요?',
          },
      explainedAt: 'why-event-driven#publish',
      evidence: [
        ...eventsOf(history, 'call', publish.process).slice(0, 1),
        ...(attempt ? [attempt] : []),
        ...(returned ? [returned] : []),
      ]
        .sort((a, b) => a.seq - b.seq)
        .map((event) => event.seq),
      firstBad: (early ? returned?.seq : undefined) ?? attempt?.seq ?? returned?.seq ?? null,
    }),
  ];
};

const duplicated: Rule = ({ topic, idOf, noun }, placed, history) => {
  const seen = new Map<unknown, Placed<unknown>>();
  for (const record of placed) {
    const before = seen.get(record.event);
    if (before === undefined || record.event === undefined) {
      seen.set(record.event, record);
      continue;
    }
    const id = idOf(record.event);
    const extra = placed.length - new Set(placed.map(({ event }) => event)).size;
    return [
      finding({
        code: 'DUP',
        subject: id,
        where: nameOf(topic, record),
        says: {
          en: `${id} is there twice, first at ${nameOf(topic, before)}; ${extra} ${noun.en} too many in all.`,
          ko: `${id}이(가) 두 번 있어요. 처음은 ${nameOf(topic, before)}이에요. ${noun.ko} ${extra}건이 더 있어요.`,
        },
        asks: {
          en: 'Which line sent it the second time?',
          ko: '두 번째로 보낸 줄은 어디인가요?',
        },
        explainedAt: 'why-event-driven#publish',
        ...evidenceOf(history, topic, before, record),
      }),
    ];
  }
  return [];
};

const keyed: Rule = ({ topic, events, keyOf }, placed, history) => {
  const bad = placed
    .filter(({ event, key }) => event !== undefined && key !== keyOf(event))
    .sort((a, b) => order(events, a) - order(events, b))[0];
  if (bad?.event === undefined) return [];
  const owner = keyOf(bad.event);
  const sibling = placed.find(
    (one) => one !== bad && one.event !== undefined && keyOf(one.event) === owner,
  );
  return [
    finding({
      code: 'ORDER',
      subject: owner,
      where: nameOf(topic, bad),
      says: {
        en:
          `The key of this record is ${bad.key === null ? 'missing' : `\`${bad.key}\``}, not \`${owner}\`.` +
          (sibling !== undefined && sibling.partition !== bad.partition
            ? ` Another record of ${owner} is in partition ${sibling.partition}: nothing keeps the two in order.`
            : ` Nothing keeps the records of ${owner} in order.`),
        ko:
          (bad.key === null
            ? `이 레코드에는 키가 없어요. \`${owner}\`이어야 해요.`
            : `이 레코드의 키는 \`${bad.key}\`이에요. \`${owner}\`이어야 해요.`) +
          (sibling !== undefined && sibling.partition !== bad.partition
            ? ` ${owner}의 다른 레코드는 파티션 ${sibling.partition}에 있어서, 둘의 순서를 지켜 주는 것이 없어요.`
            : ` ${owner} 레코드의 순서를 지켜 주는 것이 없어요.`),
      },
      asks: {
        en: 'What decides which partition a record goes to, and where does order hold?',
        ko: '레코드가 어느 파티션으로 갈지는 무엇이 정하고, 순서는 어디에서 지켜지나요?',
      },
      explainedAt: 'why-event-driven#key',
      ...evidenceOf(history, topic, bad, sibling),
    }),
  ];
};

const traced: Rule = ({ topic, events, idOf }, placed, history) => {
  const bad = placed
    .filter(({ event, headers }) => event !== undefined && headers['event-id'] !== idOf(event))
    .sort((a, b) => order(events, a) - order(events, b))[0];
  if (bad?.event === undefined) return [];
  const id = idOf(bad.event);
  const header = bad.headers['event-id'];
  return [
    finding({
      code: 'UNTRACED',
      subject: id,
      where: nameOf(topic, bad),
      says: {
        en: `Its header \`event-id\` is ${header === undefined ? 'missing' : `\`${header}\``}; it is to name the event: \`${id}\`.`,
        ko: `\`event-id\` 헤더가 ${header === undefined ? '없어요' : `\`${header}\`이에요`}. 이벤트의 이름인 \`${id}\`이어야 해요.`,
      },
      asks: {
        en: 'If this record came a second time, how would a reader know it again?',
        ko: '이 레코드가 한 번 더 온다면 리더는 무엇으로 같은 것임을 알아보나요?',
      },
      explainedAt: 'why-event-driven#event-id',
      ...evidenceOf(history, topic, bad),
    }),
  ];
};

function order<Event>(events: readonly Event[], { event }: Placed<Event>): number {
  return event === undefined ? Infinity : events.indexOf(event);
}

function nameOf(topic: string, record: Placed<unknown>): string {
  return recordName(topic, record.partition, record.offset, record.key);
}

/** The Produce requests that wrote these records; the first bad one is that of the first named. */
function evidenceOf(
  history: readonly HistoryEvent[],
  topic: string,
  ...records: (Placed<unknown> | undefined)[]
): Pick<Finding, 'evidence' | 'firstBad'> {
  const wrote = (record: Placed<unknown>): number | undefined =>
    eventsOf(history, 'produce').find(
      (event) =>
        event.topic === topic &&
        event.partition === record.partition &&
        event.records.some((one) => one.offset === record.offset),
    )?.seq;
  const seqs = records.flatMap((record) => (record === undefined ? [] : [wrote(record)]));
  const known = seqs.filter((seq) => seq !== undefined);
  return { evidence: [...new Set(known)].sort((a, b) => a - b), firstBad: seqs[0] ?? null };
}

function parse(value: string | null): unknown {
  try {
    return value === null ? undefined : (JSON.parse(value) as unknown);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
