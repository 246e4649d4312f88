// Rules for readers: everything handed over, once, as it was written, and committed at the end.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Reading } from '../scenes/readers.ts';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { whyLost } from './why-lost.ts';
import { sameData } from './same-data.ts';

type Rule = <Event>(reading: Reading<Event>, history: readonly HistoryEvent[]) => Finding[];

/** The first reader that went wrong is told of; what follows from it is not. */
export function readingRules<Event>(
  readings: readonly Reading<Event>[],
  history: readonly HistoryEvent[],
): Finding[] {
  return readings.flatMap((reading) => {
    const wrongShape = shape(reading, history);
    if (wrongShape.length > 0) return wrongShape;
    const read = [blocked, lost, duplicated, outOfOrder].flatMap((rule) => rule(reading, history));
    return read.length > 0 ? read : committed(reading, history);
  });
}

const shape: Rule = ({ name, expected, got, sink, idOf }) => {
  const byId = new Map(expected.map((event) => [idOf(event), event]));
  const bad = got.find((one) => !sameData(one, byId.get(idIn(one, idOf) ?? '')) && !isOlder(one, idOf));
  if (bad === undefined) return [];
  return [
    finding({
      code: 'SHAPE',
      subject: `${name} ${sink}`,
      says: {
        en: `${sink} was called with ${show(bad)}, which is not one of the events that were written.`,
        ko: `${sink}에 ${show(bad)}을(를) 넘겼어요. 기록된 이벤트가 아니에요.`,
      },
      asks: {
        en: 'What is the type of `message.value`, and what turns it back into an event?',
        ko: '`message.value`의 타입은 무엇이고, 무엇으로 다시 이벤트가 되나요?',
      },
      explainedAt: 'before-dawn#buffers',
    }),
  ];

  /** A whole event of this topic, though not one that this reader had to get. */
  function isOlder(one: unknown, id: (event: never) => string): boolean {
    return idIn(one, id as (event: unknown) => string) !== undefined;
  }
};

const blocked: Rule = ({ name, start, started, expected, got, noun }, history) => {
  if (started) return [];
  const call = eventsOf(history, 'call', name).find((event) => event.name === start);
  const end = eventsOf(history, 'fetch', name).at(-1);
  return [
    finding({
      code: 'BLOCKED',
      subject: name,
      says: {
        en: `${start} is still waiting, though ${name} has read all ${expected.length} ${noun.en} that the topic has (${got.length} handed over) and no more will come.`,
        ko: `${name}은(는) 토픽에 있는 ${noun.ko} ${expected.length}건을 다 읽었고(${got.length}건 전달) 더 올 것도 없는데, ${start} 함수는 아직 기다리고 있어요.`,
      },
      asks: {
        en: 'What does a reader know about how many records there will be?',
        ko: '리더는 레코드가 몇 건일지 무엇으로 알 수 있나요?',
      },
      explainedAt: 'why-event-driven#retention',
      evidence: [call, end].flatMap((event) => (event === undefined ? [] : [event.seq])),
      firstBad: end?.seq ?? call?.seq ?? null,
    }),
  ];
};

const lost: Rule = (reading, history) => {
  const { name, expected, got, idOf } = reading;
  const ids = new Set(got.map((one) => idIn(one, idOf)));
  const missing = expected.filter((event) => !ids.has(idOf(event)));
  return missing.length === 0
    ? []
    : [whyLost({ name, missing, reading, history, got: expected.length - missing.length })];
};

const duplicated: Rule = ({ name, got, idOf, noun, topic }, history) => {
  const seen = new Set<string | undefined>();
  for (const one of got) {
    const id = idIn(one, idOf);
    if (!seen.has(id)) {
      seen.add(id);
      continue;
    }
    const fetches = eventsOf(history, 'fetch', name).filter((event) =>
      event.records.some((record) => record.value?.includes(`"${id ?? ''}"`)),
    );
    return [
      finding({
        code: 'DUP',
        subject: name,
        where: `${topic} (${id ?? '?'})`,
        says: {
          en: `${name} handed ${id ?? '?'} over twice, ${got.length} ${noun.en} in all.`,
          ko: `${name}이(가) ${id ?? '?'}을(를) 두 번 전달했어요. 모두 ${noun.ko} ${got.length}건이에요.`,
        },
        asks: {
          en: 'Did the broker give it twice, or was it handed over twice?',
          ko: '브로커가 두 번 준 것인가요, 두 번 전달한 것인가요?',
        },
        explainedAt: 'why-event-driven#groups',
        evidence: fetches.slice(0, 3).map((event) => event.seq),
        firstBad: fetches[1]?.seq ?? fetches[0]?.seq ?? null,
      }),
    ];
  }
  return [];
};

const outOfOrder: Rule = ({ name, expected, got, idOf, keyOf, topic }) => {
  const byId = new Map(expected.map((event, index) => [idOf(event), { event, index }]));
  const last = new Map<string, number>();
  for (const one of got) {
    const known = byId.get(idIn(one, idOf) ?? '');
    if (known === undefined) continue;
    const key = keyOf(known.event);
    if (known.index < (last.get(key) ?? -1)) {
      return [
        finding({
          code: 'ORDER',
          subject: name,
          where: `${topic} (${idOf(known.event)})`,
          says: {
            en: `${name} handed ${idOf(known.event)} over after a later event of ${key}.`,
            ko: `${name}이(가) ${idOf(known.event)}을(를) ${key}의 더 나중 이벤트보다 뒤에 전달했어요.`,
          },
          asks: {
            en: 'Which of your lines lets a record overtake another of its partition?',
            ko: '한 파티션 안에서 레코드가 앞지르게 하는 줄은 어디인가요?',
          },
          explainedAt: 'why-event-driven#key',
        }),
      ];
    }
    last.set(key, known.index);
  }
  return [];
};

const committed: Rule = ({ name, committed: offsets, log, topic }, history) => {
  if (offsets === null) return [];
  const commits = eventsOf(history, 'commit', name).filter((event) => event.error === null);
  for (const { partition, records, end } of log) {
    const last = records.at(-1);
    if (last?.offset === null || last === undefined) continue;
    const offset = offsets.get(partition);
    if (offset !== undefined && offset > last.offset && offset <= end) continue;
    const mine = commits.filter((event) => event.topic === topic && event.partition === partition);
    const elsewhere = commits.find((event) => event.group !== name);
    const shown = mine.at(-1) ?? elsewhere;
    return [
      offset !== undefined && offset > end
        ? beyond(name, topic, partition, offset, end, mine.at(-1)?.seq)
        : behind({ name, topic, partition, offset, last, elsewhere: elsewhere?.group, seq: shown?.seq }),
    ];
  }
  return [];
};

function behind(of: {
  name: string;
  topic: string;
  partition: number;
  offset: number | undefined;
  last: WireRecord;
  elsewhere: string | undefined;
  seq: number | undefined;
}): Finding {
  const { name, offset, last, elsewhere } = of;
  const again = recordName(of.topic, of.partition, offset ?? 0, null);
  const committedEn =
    offset !== undefined
      ? `group ${name} has committed ${offset} in partition ${of.partition}`
      : elsewhere !== undefined && elsewhere !== name
        ? `group ${name} has committed nothing (group ${elsewhere} has)`
        : `group ${name} has committed nothing`;
  const committedKo =
    offset !== undefined
      ? `그룹 ${name}은(는) 파티션 ${of.partition}에서 ${offset}을(를) 커밋했어요`
      : elsewhere !== undefined && elsewhere !== name
        ? `그룹 ${name}은(는) 아무것도 커밋하지 않았어요 (그룹 ${elsewhere}은(는) 했어요)`
        : `그룹 ${name}은(는) 아무것도 커밋하지 않았어요`;
  return finding({
    code: 'DUP',
    subject: `${name} restart`,
    where: recordName(of.topic, of.partition, last.offset, last.key),
    says: {
      en: `After a clean stop ${committedEn}. When ${name} starts again, records from ${again} on come a second time.`,
      ko: `정상으로 멈춘 뒤, ${committedKo}. ${name}이(가) 다시 시작하면 ${again}부터 레코드가 한 번 더 와요.`,
    },
    asks: {
      en: 'Which offset does a commit name: the record handled last, or the next one to read?',
      ko: '커밋하는 오프셋은 마지막으로 처리한 레코드인가요, 다음에 읽을 레코드인가요?',
    },
    explainedAt: 'before-dawn#commit',
    evidence: of.seq === undefined ? [] : [of.seq],
    firstBad: of.seq ?? null,
  });
}

function beyond(
  name: string,
  topic: string,
  partition: number,
  offset: number,
  end: number,
  seq: number | undefined,
): Finding {
  return finding({
    code: 'SKIP',
    subject: `${name} restart`,
    where: recordName(topic, partition, end, null),
    says: {
      en: `Group ${name} has committed ${offset} in partition ${partition}, which ends at ${end}: the next records will be skipped.`,
      ko: `그룹 ${name}이(가) 파티션 ${partition}에서 ${offset}을(를) 커밋했는데, 로그의 끝은 ${end}이에요. 다음 레코드들을 건너뛰게 돼요.`,
    },
    asks: {
      en: 'Which offset does a commit name?',
      ko: '커밋은 어느 오프셋을 가리키나요?',
    },
    explainedAt: 'before-dawn#commit',
    evidence: seq === undefined ? [] : [seq],
    firstBad: seq ?? null,
  });
}

function idIn<Event>(one: unknown, idOf: (event: Event) => string): string | undefined {
  if (typeof one !== 'object' || one === null) return undefined;
  // Unknown data, looked at only for its id.
  const id: unknown = idOf(one as Event);
  return typeof id === 'string' ? id : undefined;
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return `\`${text.length > 70 ? `${text.slice(0, 70)}…` : text}\``;
}
