// Rules for what a reader handed over: events that were written and fetched, as they were written,
// once, in order.
import { recordName } from '../finding.ts';
import { eventsOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import { idIn, type Reading } from '../scenes/readers.ts';
import { readerKo } from './reader-words.ts';
import type { ReadingRule } from './readers.ts';
import { sameData } from './same-data.ts';

/** What is handed over came by a Fetch of this reader's own. */
export const fromNowhere: ReadingRule = (reading, history) => {
  const { name, sink, idOf, written, noun } = reading;
  const known = new Set(written.map(idOf));
  const fetched = new Set<string>();
  let anything = false;
  for (const event of history) {
    if (event.process !== name) continue;
    if (event.type === 'fetch') {
      anything ||= event.records.length > 0;
      for (const record of event.records) fetched.add(record.headers['event-id'] ?? '');
    }
    if (event.type !== 'report' || event.sink !== sink) continue;
    const id = idIn(event.value, idOf);
    if (anything && (id === undefined || !known.has(id) || fetched.has(id))) continue;
    return [
      finding({
        code: 'PHANTOM',
        subject: name,
        where: whereIs(reading, id ?? ''),
        says: anything
          ? {
              en: `${name} handed over ${id ?? show(event.value)}, which no Fetch of its own had brought.`,
              ko: `${readerKo(name)}가 스스로 가져온 적 없는 이벤트를 전달했어요: ${id ?? show(event.value)}`,
            }
          : {
              en: `${name} handed over ${id ?? show(event.value)} before it had fetched any ${noun.en} at all.`,
              ko: `${readerKo(name)}가 ${noun.ko} 레코드를 하나도 가져오기 전에 이벤트를 전달했어요: ${id ?? show(event.value)}`,
            },
        asks: {
          en: 'If this service moved to another machine tonight, where would that come from?',
          ko: '오늘 밤 이 서비스를 다른 컴퓨터로 옮긴다면, 그것은 어디에서 올까요?',
        },
        explainedAt: 'why-event-driven#tape',
        evidence: [
          ...eventsOf(history, 'call', name).slice(0, 1),
          event,
          ...eventsOf(history, 'fetch', name).slice(0, 1),
        ]
          .map(({ seq }) => seq)
          .sort((a, b) => a - b),
        firstBad: event.seq,
      }),
    ];
  }
  return [];
};

export const shape: ReadingRule = ({ name, written, got, sink, idOf }, history) => {
  const byId = new Map(written.map((event) => [idOf(event), event]));
  const bad = got.find((one) => !sameData(one, byId.get(idIn(one, idOf) ?? '')));
  if (bad === undefined) return [];
  const changed = byId.get(idIn(bad, idOf) ?? '');
  const at = eventsOf(history, 'report', name).find(
    (event) => event.sink === sink && sameData(event.value, bad),
  );
  return [
    finding({
      code: 'SHAPE',
      subject: `${name} ${sink}`,
      says:
        changed === undefined
          ? {
              en: `${sink} was called with ${show(bad)}, which is not one of the events that were written.`,
              ko: `${sink} 함수가 받은 것은 기록된 이벤트가 아니에요: ${show(bad)}`,
            }
          : {
              en: `${sink} was called with ${show(bad)}; what was written as ${idOf(changed)} says something else.`,
              ko: `${sink} 함수가 받은 것이 ${idOf(changed)} 이벤트로 기록된 내용과 달라요: ${show(bad)}`,
            },
      asks:
        changed === undefined
          ? {
              en: 'What is the type of `message.value`, and what turns it back into an event?',
              ko: '`message.value`의 타입은 무엇이고, 무엇으로 다시 이벤트가 되나요?',
            }
          : {
              en: 'Which of your lines changes what the record says?',
              ko: '레코드의 내용을 바꾸는 줄은 어디인가요?',
            },
      explainedAt: 'before-dawn#buffers',
      evidence: at ? [at.seq] : [],
      firstBad: at?.seq ?? null,
    }),
  ];
};

export const duplicated: ReadingRule = (reading, history) => {
  const { name, got, idOf, noun } = reading;
  const seen = new Set<string | undefined>();
  for (const one of got) {
    const id = idIn(one, idOf) ?? '?';
    if (!seen.has(id)) {
      seen.add(id);
      continue;
    }
    const fetches = eventsOf(history, 'fetch', name).filter((event) =>
      event.records.some((record) => record.headers['event-id'] === id),
    );
    const given = fetches.length > 1;
    return [
      finding({
        code: 'DUP',
        subject: name,
        where: whereIs(reading, id),
        says: {
          en: `${name} handed ${id} over twice (${got.length} ${noun.en} in all); the broker gave it ${given ? `${fetches.length} times` : 'once'}.`,
          ko: `${readerKo(name)}가 ${id} 이벤트를 두 번 전달했어요(${noun.ko} 모두 ${got.length}건). 브로커가 이 레코드를 준 것은 ${fetches.length}번이에요.`,
        },
        asks: given
          ? {
              en: 'Who made the reader ask for this offset a second time?',
              ko: '이 오프셋을 한 번 더 요청하게 한 것은 무엇인가요?',
            }
          : {
              en: 'How often does one record pass the line that hands it over?',
              ko: '레코드 하나가 전달하는 줄을 몇 번 지나나요?',
            },
        explainedAt: 'why-event-driven#groups',
        evidence: fetches.slice(0, 3).map((event) => event.seq),
        firstBad: fetches[1]?.seq ?? fetches[0]?.seq ?? null,
      }),
    ];
  }
  return [];
};

export const outOfOrder: ReadingRule = (reading) => {
  const { name, expected, got, idOf, keyOf } = reading;
  const byId = new Map(expected.map((event, index) => [idOf(event), { event, index }]));
  const last = new Map<string, number>();
  for (const one of got) {
    const known = byId.get(idIn(one, idOf) ?? '');
    if (known === undefined) continue;
    const key = keyOf(known.event);
    if (known.index >= (last.get(key) ?? -1)) {
      last.set(key, known.index);
      continue;
    }
    const id = idOf(known.event);
    return [
      finding({
        code: 'ORDER',
        subject: name,
        where: whereIs(reading, id),
        says: {
          en: `${name} handed ${id} over after a later event of ${key}.`,
          ko: `${readerKo(name)}가 ${id} 이벤트를 ${key}의 더 나중 이벤트보다 뒤에 전달했어요.`,
        },
        asks: {
          en: 'Which of your lines lets a record overtake another of its partition?',
          ko: '한 파티션 안에서 뒤의 레코드가 앞의 레코드를 앞지르게 하는 줄은 어디인가요?',
        },
        explainedAt: 'why-event-driven#key',
      }),
    ];
  }
  return [];
};

/** Where in the topic the record of an event is. */
export function whereIs(reading: Pick<Reading<unknown>, 'topic' | 'log'>, id: string): string {
  for (const { partition, records } of reading.log) {
    const record = records.find((one) => one.headers['event-id'] === id);
    if (record) return recordName(reading.topic, partition, record.offset, record.key);
  }
  return id === '' ? reading.topic : `${reading.topic} (${id})`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return `\`${text.length > 70 ? `${text.slice(0, 70)}…` : text}\``;
}
