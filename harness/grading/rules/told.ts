// Rules for what is told to somebody outside, who is told it once and cannot be told to forget it.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Text } from '../text.ts';
import { nameOfInput, shownBy, type Derived, type Input } from './derived.ts';
import { show } from './derived-values.ts';
import { sameData } from './same-data.ts';
import { commitOver, crashAfter, fetchesOf } from './trail.ts';

export interface Told<In> extends Pick<Derived<In, never>, 'service' | 'from' | 'inputs' | 'task'> {
  /** The vendor that is told the whole event. */
  vendor: string;
  /** What it is called. */
  who: Text;
  /** What is to be told of; all others are not. */
  applies(input: In): boolean;
  about(event: In): string;
  /** What one of those is: `positive for antibiotics`. */
  noun: Text;
}

type Call = HistoryEventOf<'port'>;

/** What the vendor has done: a call under a key that it knows already does nothing. */
function doneBy(history: readonly HistoryEvent[], service: string, vendor: string): Call[] {
  const keys = new Set<string>();
  return callsOf(history, service, vendor).filter(({ outcome, key }) => {
    if (outcome !== 'done' && outcome !== 'unanswered') return false;
    return key === null || (!keys.has(key) && keys.add(key));
  });
}

function callsOf(history: readonly HistoryEvent[], service: string, vendor: string): Call[] {
  return eventsOf(history, 'port', service).filter(
    ({ api, subject }) => api === 'vendor.call' && subject === vendor,
  );
}

export function toldRules<In>(told: Told<In>, history: readonly HistoryEvent[]): Finding[] {
  const done = doneBy(history, told.service, told.vendor);
  return [
    ...toldWrongly(told, done),
    ...toldTwice(told, done, history),
    ...notTold(told, done, history),
  ].slice(0, 1);
}

const isOf =
  <In>({ event }: Input<In>) =>
  ({ value }: Call): boolean =>
    sameData(value, event);

/** The event that a call is about, by what it says it is about. */
function meant<In>({ inputs, about }: Told<In>, { value }: Call): Input<In> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // What was sent along, looked at only for what it is about.
  return inputs.find(({ event }) => about(event) === about(value as In));
}

function toldWrongly<In>(told: Told<In>, done: readonly Call[]): Finding[] {
  const { vendor, who, inputs, applies, noun, task } = told;
  for (const call of done) {
    const same = inputs.find((one) => isOf(one)(call));
    if (same !== undefined && applies(same.event)) continue;
    const input = same ?? meant(told, call);
    const value = show(JSON.stringify(call.value));
    const said = { vendor, task, ...shownBy([call.seq]) };
    if (input === undefined) {
      return [
        wrongly(said, 'PHANTOM', null, {
          en: `The ${who.en} was told ${value}, which is about no event that there was.`,
          ko: `있지도 않은 이벤트를 ${who.ko}에 알렸어요: ${value}`,
        }),
      ];
    }
    const name = nameOfInput(told, input);
    return [
      applies(input.event)
        ? wrongly(said, 'SHAPE', name, {
            en: `The ${who.en} was told ${value}. That is not what ${name} says: ${show(JSON.stringify(input.event))}`,
            ko: `${who.ko}에 알린 내용이 ${name} 레코드와 달라요. 알린 내용: ${value}, 레코드: ${show(JSON.stringify(input.event))}`,
          })
        : wrongly(said, 'PHANTOM', name, {
            en: `The ${who.en} was told of ${name}, which is not ${noun.en}: ${value}`,
            ko: `${name} 레코드는 ${noun.ko} 결과가 아닌데 ${who.ko}에 알렸어요: ${value}`,
          }),
    ];
  }
  return [];
}

function wrongly(
  { vendor, ...said }: Pick<Finding, 'task' | 'evidence' | 'firstBad'> & { vendor: string },
  code: 'PHANTOM' | 'SHAPE',
  where: string | null,
  says: Text,
): Finding {
  return finding({
    ...{ code, subject: vendor, where, says, ...said },
    asks:
      code === 'SHAPE'
        ? {
            en: 'What does whoever gets this call need, and which event says it?',
            ko: '이 호출을 받는 쪽에는 무엇이 필요하고, 그것은 어느 이벤트에 있나요?',
          }
        : {
            en: 'Which values can that field have, and which does your condition let through?',
            ko: '그 필드에는 어떤 값이 올 수 있고, 여러분의 조건은 그 가운데 무엇을 통과시키나요?',
          },
    explainedAt: 'event-driven-microservice#decision',
  });
}

function toldTwice<In>(
  told: Told<In>,
  done: readonly Call[],
  history: readonly HistoryEvent[],
): Finding[] {
  const { vendor, who, inputs, applies, task } = told;
  for (const input of inputs.filter(({ event }) => applies(event))) {
    const [first, second] = done.filter(isOf(input));
    if (first === undefined || second === undefined) continue;
    const crash = crashAfter(told, first.seq, history);
    const between = crash !== undefined && crash.seq < second.seq ? crash : undefined;
    const name = nameOfInput(told, input);
    const keys = keysOf(first, second);
    return [
      finding({
        ...{ code: 'DUP', subject: vendor, where: name, task },
        ...shownBy([second.seq, first.seq, ...(between ? [between.seq] : [])]),
        says: {
          en: `The ${who.en} was told twice about ${name} (${keys.en}).${between ? ` In between, the service was killed ${between.at.en}.` : ''}`,
          ko: `${name} 레코드에 관해 ${who.ko}에 두 번 알렸어요(${keys.ko}).${between ? ` 그 사이에 서비스는 ${between.at.ko}에 강제 종료됐어요.` : ''}`,
        },
        asks: {
          en: 'By what could the other side see that the second call is the first one again?',
          ko: '두 번째 호출이 첫 번째와 같은 것임을 상대는 무엇으로 알 수 있을까요?',
        },
        explainedAt: 'event-driven-microservice#outside',
      }),
    ];
  }
  return [];
}

function keysOf({ key: one }: Call, { key: other }: Call): Text {
  if (one === null && other === null) {
    return { en: 'without an idempotency key', ko: '멱등성 키 없음' };
  }
  const name = (key: string | null, none: string): string => (key === null ? none : `\`${key}\``);
  return {
    en: `under the keys ${name(one, 'none')} and ${name(other, 'none')}`,
    ko: `멱등성 키: ${name(one, '없음')}, ${name(other, '없음')}`,
  };
}

function notTold<In>(
  told: Told<In>,
  done: readonly Call[],
  history: readonly HistoryEvent[],
): Finding[] {
  const { vendor, who, inputs, applies, service, task } = told;
  const input = inputs.find((one) => applies(one.event) && !done.some(isOf(one)));
  if (input === undefined) return [];
  const where = nameOfInput(told, input);
  const said = { code: 'LOST', subject: vendor, where, task } as const;
  const explainedAt = 'event-driven-microservice#outside';
  const again = callsOf(history, service, vendor)
    .filter(isOf(input))
    .find(({ outcome }) => outcome === 'done');
  const first = done.find(({ key }) => key === again?.key);
  if (again !== undefined && first !== undefined) {
    return [
      finding({
        ...{ ...said, explainedAt, ...shownBy([again.seq, first.seq]) },
        says: {
          en: `The ${who.en} knows nothing of ${where}: the call about it had the key \`${again.key ?? ''}\`, as an earlier one about something else had.`,
          ko: `${who.ko}에서는 ${where} 레코드를 몰라요. 그것을 알린 호출의 키가 다른 것을 알린 앞선 호출과 같은 \`${again.key ?? ''}\`이기 때문이에요.`,
        },
        asks: {
          en: 'Which two things share this key, and are they one thing?',
          ko: '이 키를 함께 쓰는 두 가지는 무엇이고, 그 둘은 같은 것인가요?',
        },
      }),
    ];
  }
  const [fetch] = fetchesOf(told, input, history);
  const commit = commitOver(told, input, history);
  const failed = failedCall(told, input, history);
  const crash =
    failed === undefined ? crashAfter(told, fetch?.seq ?? Infinity, history) : undefined;
  if (failed !== undefined) {
    return [
      finding({
        ...{ ...said, explainedAt, subject: `${vendor} after a failed call` },
        ...shownBy([failed, fetch, commit].flatMap((event) => event?.seq ?? [])),
        says: {
          en: `The ${who.en} does not know of ${where}: the call about it failed, and no other came${commit ? `, though your group committed ${commit.offset}` : ''}.`,
          ko: `${who.ko}에서는 ${where} 레코드를 몰라요. 그것을 알리는 호출이 실패했는데 다시 알리지 않았어요.${commit ? ` 그런데 여러분의 그룹 커밋은 이미 ${commit.offset}까지 갔어요.` : ''}`,
        },
        asks: {
          en: 'Who hears that a call has failed, and what happens to the record then?',
          ko: '호출이 실패했다는 것을 누가 알게 되고, 그러면 그 레코드는 어떻게 되나요?',
        },
      }),
    ];
  }
  return [
    finding({
      ...{ ...said, explainedAt },
      ...shownBy([commit ?? fetch, fetch, crash].flatMap((event) => event?.seq ?? [])),
      says: {
        en: `The ${who.en} was not told of ${where}${commit ? `, but your group committed ${commit.offset}` : ''}.${crash ? ` The service was killed ${crash.at.en}, and started again.` : ''}`,
        ko: `${where} 레코드를 ${who.ko}에 알리지 않았어요.${commit ? ` 그런데 여러분의 그룹 커밋은 이미 ${commit.offset}까지 갔어요.` : ''}${crash ? ` 서비스는 ${crash.at.ko}에 강제 종료된 뒤 다시 시작됐어요.` : ''}`,
      },
      asks: {
        en: 'Which line did this record reach, and what happened there?',
        ko: '이 레코드는 어느 줄까지 갔고, 거기서 무슨 일이 있었나요?',
      },
    }),
  ];
}

/** The call about it that never got there, though the service lived on. */
function failedCall<In>(
  { service, vendor }: Told<In>,
  input: Input<In>,
  history: readonly HistoryEvent[],
): Call | undefined {
  return callsOf(history, service, vendor)
    .filter(isOf(input))
    .find(({ outcome, seq }) => {
      const life = eventsOf(history, 'process', service).findLast((event) => event.seq < seq);
      return outcome === 'lost' && life?.change !== 'killed';
    });
}
