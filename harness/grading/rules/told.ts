// Rules for what is told to somebody outside, who is told it once and cannot be told to forget it.
import { boundaryName } from '../../wire-tap/boundaries.ts';
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Text } from '../text.ts';
import { nameOfInput, shownBy, type Derived, type Input } from './derived.ts';

export interface Told<In> extends Pick<Derived<In, never>, 'service' | 'from' | 'inputs' | 'task'> {
  /** Who is told. */
  vendor: string;
  /** What is to be told of; all others are not. */
  applies(input: In): boolean;
  about(event: In): string;
  /** What one of those is, such as `a positive`. */
  noun: Text;
}

type Call = HistoryEventOf<'port'>;

/** What the vendor has done: a call under a key that it knows already does nothing. */
function doneBy(history: readonly HistoryEvent[], service: string, vendor: string): Call[] {
  const keys = new Set<string>();
  return eventsOf(history, 'port', service).filter((event) => {
    const { api, subject, outcome, key } = event;
    if (api !== 'vendor.call' || subject !== vendor) return false;
    if (outcome !== 'done' && outcome !== 'unanswered') return false;
    return key === null || (!keys.has(key) && keys.add(key));
  });
}

export function toldRules<In>(told: Told<In>, history: readonly HistoryEvent[]): Finding[] {
  const done = doneBy(history, told.service, told.vendor);
  return [
    ...toldWrongly(told, done),
    ...toldTwice(told, done, history),
    ...notTold(told, done, history),
  ].slice(0, 1);
}

function ofInput<In>({ about }: Told<In>, { event }: Input<In>, call: Call): boolean {
  const { value } = call;
  // What was sent along, looked at only for what it is about.
  return typeof value === 'object' && value !== null && about(value as In) === about(event);
}

function toldWrongly<In>(told: Told<In>, done: readonly Call[]): Finding[] {
  const { vendor, inputs, applies, noun, task } = told;
  const bad = done.find(
    (call) => !inputs.some((input) => applies(input.event) && ofInput(told, input, call)),
  );
  if (bad === undefined) return [];
  const input = inputs.find((one) => ofInput(told, one, bad));
  const value = JSON.stringify(bad.value);
  return [
    finding({
      ...{ code: 'PHANTOM', subject: vendor, task, ...shownBy([bad.seq]) },
      where: input === undefined ? null : nameOfInput(told, input),
      says:
        input === undefined
          ? {
              en: `The ${vendor} was told ${value}, which is about none of the events that came.`,
              ko: `${vendor}에게 알린 내용이 들어온 어떤 이벤트에 관한 것도 아니에요: ${value}`,
            }
          : {
              en: `The ${vendor} was told of ${nameOfInput(told, input)}, which is not ${noun.en}: ${value}`,
              ko: `${nameOfInput(told, input)}은(는) ${noun.ko}이(가) 아닌데 ${vendor}에게 알렸어요: ${value}`,
            },
      asks: {
        en: 'Which values can that field have, and which of them does your condition let through?',
        ko: '그 필드에는 어떤 값이 올 수 있고, 여러분의 조건은 그 가운데 무엇을 통과시키나요?',
      },
      explainedAt: 'event-driven-microservice#decision',
    }),
  ];
}

function toldTwice<In>(
  told: Told<In>,
  done: readonly Call[],
  history: readonly HistoryEvent[],
): Finding[] {
  const { vendor, inputs, applies, task } = told;
  for (const input of inputs.filter(({ event }) => applies(event))) {
    const [first, second] = done.filter((call) => ofInput(told, input, call));
    if (first === undefined || second === undefined) continue;
    const killed = history.find(
      (event) =>
        event.type === 'process' &&
        event.at !== undefined &&
        event.seq > first.seq &&
        event.seq < second.seq,
    );
    const at = killed?.type === 'process' ? killed.at : undefined;
    return [
      finding({
        ...{ code: 'DUP', subject: vendor, where: nameOfInput(told, input), task },
        ...{
          evidence: [first.seq, ...(killed ? [killed.seq] : []), second.seq],
          firstBad: second.seq,
        },
        says: {
          en: `The ${vendor} was told twice about ${nameOfInput(told, input)}, under ${keysOf(first, second).en}${at === undefined ? '' : `, because the service was killed at ${boundaryName(at)} and did it again`}.`,
          ko: `${nameOfInput(told, input)}에 관해 ${vendor}에게 두 번 알렸어요(${keysOf(first, second).ko})${at === undefined ? '' : `. ${boundaryName(at)}에서 강제 종료된 서비스가 다시 한 거예요`}.`,
        },
        asks: {
          en: 'What does the vendor know the second call by, to see that it is the first one again?',
          ko: '두 번째 호출이 첫 번째와 같은 것임을 상대는 무엇으로 아나요?',
        },
        explainedAt: 'event-driven-microservice#outside',
      }),
    ];
  }
  return [];
}

function keysOf({ key: one }: Call, { key: other }: Call): Text {
  return one === null && other === null
    ? { en: 'no idempotency key', ko: '멱등성 키 없음' }
    : {
        en: `the idempotency keys \`${one ?? 'none'}\` and \`${other ?? 'none'}\``,
        ko: `멱등성 키 \`${one ?? '없음'}\`, \`${other ?? '없음'}\``,
      };
}

function notTold<In>(
  told: Told<In>,
  done: readonly Call[],
  history: readonly HistoryEvent[],
): Finding[] {
  const { vendor, inputs, applies, service, from, task } = told;
  const input = inputs.find(
    (one) => applies(one.event) && !done.some((call) => ofInput(told, one, call)),
  );
  if (input === undefined) return [];
  const calls = eventsOf(history, 'port', service).filter(
    (event) => event.api === 'vendor.call' && ofInput(told, input, event),
  );
  const underAnothers = calls.find(({ outcome }) => outcome === 'done');
  const commit = eventsOf(history, 'commit', service).find(
    (event) =>
      event.error === null &&
      event.topic === from &&
      event.partition === input.partition &&
      event.offset > input.offset,
  );
  const where = nameOfInput(told, input);
  return [
    finding({
      ...{ code: 'LOST', subject: vendor, where, task },
      ...shownBy([...calls.map(({ seq }) => seq), ...(commit ? [commit.seq] : [])]),
      says:
        underAnothers !== undefined
          ? {
              en: `The ${vendor} does not know of ${where}: it was told under the key \`${underAnothers.key ?? ''}\`, which another call had had before.`,
              ko: `${vendor}이(가) ${where}을(를) 몰라요. 다른 호출이 이미 쓴 키 \`${underAnothers.key ?? ''}\`로 알렸기 때문이에요.`,
            }
          : {
              en: `The ${vendor} was never told of ${where}${commit === undefined ? '' : `, but your group committed ${commit.offset}`}.`,
              ko: `${vendor}에게 ${where}을(를) 알린 적이 없어요${commit === undefined ? '' : `. 그런데 그룹은 ${commit.offset}을(를) 커밋했어요`}.`,
            },
      asks:
        underAnothers !== undefined
          ? {
              en: 'Which two things share this key, and are they one thing?',
              ko: '이 키를 함께 쓰는 두 가지는 무엇이고, 그 둘은 같은 것인가요?',
            }
          : {
              en: 'Which line did this record reach, and what happened there?',
              ko: '이 레코드는 어느 줄까지 갔고, 거기서 무슨 일이 있었나요?',
            },
      explainedAt: 'event-driven-microservice#outside',
    }),
  ];
}
