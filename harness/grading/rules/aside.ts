// What a service can make nothing of goes to a topic aside, as it came: it neither stops what is behind it nor is
// it dropped. Told from what the service wrote and committed.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { nameOfInput, outcomesOf, type Derived, type Input } from './derived.ts';
import { show } from './derived-values.ts';
import { commitOver, fetchesOf } from './trail.ts';

export interface Aside<In> {
  topic: string;
  /** Whether an event belongs there. */
  belongs(event: In): boolean;
  /** The value that it came with. */
  text(event: In): string;
}

interface Put {
  key: string | null;
  value: string | null;
  headers: Readonly<Record<string, string>>;
  where: string;
  seq: number;
}

export function asideRules<In, Out>(
  derived: Derived<In, Out> & { aside: Aside<In> },
  history: readonly HistoryEvent[],
): Finding[] {
  const { aside, inputs } = derived;
  const puts = putAside(derived, history);
  const wrong = puts.flatMap((put) => wronglyPut(derived, put)).slice(0, 1);
  if (wrong.length > 0) return wrong;
  const there = new Set(puts.map(({ headers }) => headers['causation-id']));
  // Of which something came that may not: that is told by the rule about it.
  const had = new Set(outcomesOf(derived).map(({ input }) => input?.id));
  const missing = inputs.filter(
    ({ event, id }) => aside.belongs(event) && !there.has(id) && !had.has(id),
  );
  const [first] = missing;
  return first === undefined ? [] : [notAside(derived, first, history)];
}

function putAside<In, Out>(
  { service, aside: { topic } }: Derived<In, Out> & { aside: Aside<In> },
  history: readonly HistoryEvent[],
): Put[] {
  return eventsOf(history, 'produce', service)
    .filter(
      (event) =>
        event.topic === topic &&
        (event.outcome === 'acknowledged' || event.outcome === 'unanswered'),
    )
    .flatMap(({ partition, records, seq }) =>
      records.map(({ key, value, headers, offset }) => ({
        ...{ key, value, headers, seq },
        where: recordName(topic, partition, offset ?? -1, key),
      })),
    );
}

function wronglyPut<In, Out>(
  derived: Derived<In, Out> & { aside: Aside<In> },
  { key, value, headers, where, seq }: Put,
): Finding[] {
  const { aside, inputs, about, task } = derived;
  const shown = { where, task, evidence: [seq], firstBad: seq };
  const input = inputs.find(({ id }) => id === headers['causation-id']);
  if (input === undefined || (headers['event-id'] ?? '') === '') {
    const lacks = input === undefined ? 'causation-id' : 'event-id';
    return [
      finding({
        ...{ code: 'UNTRACED', subject: `${aside.topic} ${lacks}`, ...shown },
        says: {
          en: `This record in ${aside.topic} has no \`${lacks}\` that leads anywhere.`,
          ko: `${aside.topic} 토픽의 이 레코드에는 따라갈 수 있는 \`${lacks}\` 헤더가 없어요.`,
        },
        asks: {
          en: 'Somebody wants to look at what could not be translated. By what do they find where it came from?',
          ko: '번역하지 못한 것을 누가 살펴보려고 해요. 어디에서 왔는지 무엇으로 찾을까요?',
        },
        explainedAt: 'event-driven-microservice#identity',
      }),
    ];
  }
  const { event } = input;
  if (!aside.belongs(event)) {
    return [
      finding({
        ...{ code: 'PHANTOM', subject: `${aside.topic} of what is known`, ...shown },
        says: {
          en: `${nameOfInput(derived, input)} was put aside, and it can be translated: ${show(aside.text(event), 140)}.`,
          ko: `번역할 수 있는 ${nameOfInput(derived, input)} 레코드를 따로 두었어요: ${show(aside.text(event), 140)}`,
        },
        asks: {
          en: 'What made your code take this one for unknown?',
          ko: '여러분의 코드는 무엇을 보고 이것을 모르는 것으로 여겼나요?',
        },
        explainedAt: 'using-bounded-contexts#unmapped',
      }),
    ];
  }
  const isSame = value === aside.text(event);
  if (isSame && key === about(event)) return [];
  return [
    finding({
      ...{ code: 'SHAPE', subject: `${aside.topic} ${isSame ? 'key' : 'value'}`, ...shown },
      says: isSame
        ? {
            en: `The key of this record is ${key === null ? 'missing' : `\`${key}\``}; that of ${nameOfInput(derived, input)} is \`${about(event)}\`.`,
            ko: `이 레코드의 키는 ${key === null ? '없고' : `\`${key}\`인데`}, ${nameOfInput(derived, input)} 레코드의 키는 \`${about(event)}\`예요.`,
          }
        : {
            en: `${nameOfInput(derived, input)} says ${show(aside.text(event), 140)}. What was put aside of it is ${show(value, 140)}.`,
            ko: `${nameOfInput(derived, input)} 레코드의 내용과 따로 둔 내용이 달라요. 원래: ${show(aside.text(event), 140)}, 따로 둔 것: ${show(value, 140)}`,
          },
      asks: {
        en: 'Nobody knows yet what matters in it. What would whoever looks at it need to have?',
        ko: '그 안에서 무엇이 중요한지는 아직 아무도 몰라요. 살펴보는 사람에게는 무엇이 있어야 할까요?',
      },
      explainedAt: 'using-bounded-contexts#unmapped',
    }),
  ];
}

function notAside<In, Out>(
  derived: Derived<In, Out> & { aside: Aside<In> },
  input: Input<In>,
  history: readonly HistoryEvent[],
): Finding {
  const { aside, inputs, from, task, service } = derived;
  const name = nameOfInput(derived, input);
  const commit = commitOver(derived, input, history);
  const fetches = fetchesOf(derived, input, history);
  const says = show(aside.text(input.event), 140);
  const behind = inputs.filter(
    ({ partition, offset }) => partition === input.partition && offset > input.offset,
  ).length;
  if (commit === undefined && fetches.length > 0) {
    const died = eventsOf(history, 'process', service).find(({ change }) => change === 'ended');
    return finding({
      ...{ code: 'BLOCKED', subject: from, where: name, task },
      evidence: [...fetches.slice(0, 3).map(({ seq }) => seq), ...(died ? [died.seq] : [])],
      firstBad: fetches[0]?.seq ?? null,
      says: {
        en: `The partition stands still at ${name}, which was fetched ${fetches.length} times; ${behind} records wait behind it. It says ${says}.`,
        ko: `파티션이 ${name} 레코드에서 멈춰 있어요. ${fetches.length}번 가져왔고, 그 뒤에서 레코드 ${behind}건이 기다려요. 내용: ${says}`,
      },
      asks: {
        en: 'What does your client do with a record whose handler throws, and what becomes of those behind it?',
        ko: '핸들러가 예외를 던진 레코드를 클라이언트는 어떻게 하나요? 그 뒤의 레코드는요?',
      },
      explainedAt: 'using-bounded-contexts#unmapped',
    });
  }
  return finding({
    ...{ code: 'LOST', subject: aside.topic, where: name, task },
    evidence: [...fetches.slice(0, 1).map(({ seq }) => seq), ...(commit ? [commit.seq] : [])],
    firstBad: commit?.seq ?? fetches[0]?.seq ?? null,
    says: {
      en: `${name} cannot be translated, and is not in ${aside.topic} either${commit === undefined ? '' : `, but your group committed ${commit.offset}`}. It says ${says}.`,
      ko: `${name} 레코드는 번역할 수 없는데 ${aside.topic} 토픽에도 없어요.${commit === undefined ? '' : ` 그런데 그룹은 ${commit.offset}까지 커밋했어요.`} 내용: ${says}`,
    },
    asks: {
      en: 'Dolmun will ask what became of this bottle. What can anybody answer?',
      ko: '돌문에서 이 시료병이 어떻게 되었는지 물을 거예요. 무엇을 보고 대답할 수 있을까요?',
    },
    explainedAt: 'using-bounded-contexts#unmapped',
  });
}
