// What outcomes are called: a key that keeps them in order, a cause, and a name that is theirs alone and
// stays theirs when they are written again.
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import {
  nameOfInput,
  nameOfOutcome,
  shownBy,
  wrote,
  type Derived,
  type DerivedRule,
  type Input,
  type Outcome,
} from './derived.ts';
import { fetchesOf } from './trail.ts';

export const derivedNames: DerivedRule = (derived, outcomes, history) => {
  const { about, noun, task } = derived;
  const shown = (...of: typeof outcomes) => shownBy(wrote(derived, history, [...of]));

  const unkeyed = outcomes.find(
    ({ key, input }) => input !== undefined && key !== about(input.event),
  );
  if (unkeyed?.input !== undefined) {
    const owner = about(unkeyed.input.event);
    return [
      finding({
        ...{
          code: 'ORDER',
          subject: `${noun.en} key`,
          where: nameOfOutcome(derived, unkeyed),
          task,
        },
        ...shown(unkeyed),
        says:
          unkeyed.key === null
            ? {
                en: `This ${noun.en} of ${owner} has no key: the next one may lie in another partition, and be read first.`,
                ko: `${owner}의 ${noun.ko} 이벤트에 키가 없어요. 다음 이벤트가 다른 파티션에 놓여 먼저 읽힐 수 있어요.`,
              }
            : {
                en: `The key of this ${noun.en} is \`${unkeyed.key}\`, not \`${owner}\`: the next one of ${owner} may be read before it.`,
                ko: `${owner}의 ${noun.ko} 이벤트인데 키가 달라서(\`${unkeyed.key}\`), ${owner}의 다음 이벤트가 먼저 읽힐 수 있어요.`,
              },
        asks: {
          en: 'Whose events must stay in order, and what tells the broker so?',
          ko: '누구의 이벤트끼리 순서를 지켜야 하고, 브로커는 그것을 무엇으로 아나요?',
        },
        explainedAt: 'why-event-driven#key',
      }),
    ];
  }

  const causeless = outcomes.find(({ traced }) => !traced);
  if (causeless?.input !== undefined) {
    const cause = causeless.headers['causation-id'];
    return [
      finding({
        ...{ code: 'UNTRACED', subject: `${noun.en} causation-id`, task },
        where: nameOfOutcome(derived, causeless),
        ...shown(causeless),
        says:
          cause === undefined
            ? {
                en: `This ${noun.en} has no header \`causation-id\`; it came of ${nameOfInput(derived, causeless.input)}.`,
                ko: `이 ${noun.ko} 이벤트에는 \`causation-id\` 헤더가 없어요. 원인은 ${nameOfInput(derived, causeless.input)} 레코드예요.`,
              }
            : {
                en: `The \`causation-id\` of this ${noun.en} is \`${cause}\`, which is no event’s id; it came of ${nameOfInput(derived, causeless.input)}.`,
                ko: `이 ${noun.ko} 이벤트의 \`causation-id\`는 \`${cause}\`인데, 그런 id를 가진 이벤트는 없어요. 원인은 ${nameOfInput(derived, causeless.input)} 레코드예요.`,
              },
        asks: {
          en: 'A farmer asks why. What leads from this event to the one it came of?',
          ko: '농가에서 이유를 물어요. 이 이벤트에서 원인이 된 이벤트를 무엇으로 찾아가나요?',
        },
        explainedAt: 'event-driven-microservice#identity',
      }),
    ];
  }

  const nameless = outcomes.find(({ headers }) => (headers['event-id'] ?? '') === '');
  if (nameless !== undefined) {
    return [
      finding({
        ...{ code: 'UNTRACED', subject: `${noun.en} event-id`, task },
        where: nameOfOutcome(derived, nameless),
        ...shown(nameless),
        says: {
          en: `This ${noun.en} has no header \`event-id\`.`,
          ko: `이 ${noun.ko} 이벤트에는 \`event-id\` 헤더가 없어요.`,
        },
        asks: {
          en: 'How is a reader to know that it has had this event already?',
          ko: '이 이벤트를 이미 받았다는 것을 리더는 무엇으로 아나요?',
        },
        explainedAt: 'event-driven-microservice#identity',
      }),
    ];
  }

  const byName = new Map<string, (typeof outcomes)[number]>();
  for (const outcome of outcomes) {
    const name = outcome.headers['event-id'] ?? '';
    const first = byName.get(name);
    if (first === undefined) byName.set(name, outcome);
    else if (first.input !== outcome.input) {
      return [
        finding({
          ...{ code: 'UNTRACED', subject: `${noun.en} event-id shared`, task },
          where: nameOfOutcome(derived, outcome),
          ...shown(outcome, first),
          says: {
            en: `Two different events are both called \`${name}\`: ${nameOfOutcome(derived, first)} and ${nameOfOutcome(derived, outcome)}.`,
            ko: `서로 다른 두 이벤트의 이름이 같아요(\`${name}\`): ${nameOfOutcome(derived, first)}, ${nameOfOutcome(derived, outcome)}`,
          },
          asks: {
            en: 'A reader drops what it has had before, by this name. What does it drop here?',
            ko: '리더는 이미 받은 것을 이 이름으로 걸러 내요. 여기서는 무엇을 버리게 될까요?',
          },
          explainedAt: 'event-driven-microservice#identity',
        }),
      ];
    }
  }
  return repeated(derived, outcomes, history);
};

/**
 * A repeat is right under the same name once the service was given the event anew; without that there is nothing to repeat.
 */
const repeated: DerivedRule = (derived, outcomes, history) => {
  const { noun, task } = derived;
  const byCause = Map.groupBy(outcomes, ({ input }) => input);
  for (const [input, same] of byCause) {
    const [first] = same;
    if (input === undefined || first === undefined) continue;
    const other = same.find(({ headers }) => headers['event-id'] !== first.headers['event-id']);
    const again =
      other ??
      same.find((one, index) => index > 0 && !beganAnew(derived, history, input, same, one));
    if (again === undefined) continue;
    const names = [first.headers['event-id'], again.headers['event-id']].join('`, `');
    return [
      finding({
        ...{
          code: 'DUP',
          subject: `${noun.en}${other === undefined ? '' : ' under two names'}`,
          task,
        },
        where: nameOfOutcome(derived, again),
        ...shownBy(twice(derived, history, input, first, again)),
        says:
          other === undefined
            ? {
                en: `${nameOfInput(derived, input)} has ${same.length} ${noun.en}s, though nothing happened in between: ${nameOfOutcome(derived, first)} and ${nameOfOutcome(derived, again)}.`,
                ko: `그 사이에 아무 일도 없었는데 ${nameOfInput(derived, input)} 레코드에 대한 ${noun.ko} 이벤트가 ${same.length}건이에요: ${nameOfOutcome(derived, first)}, ${nameOfOutcome(derived, again)}`,
              }
            : {
                en: `${nameOfInput(derived, input)} was handled again, and its ${noun.en} came under another name: \`${names}\`. Nobody can tell that it is the same.`,
                ko: `${nameOfInput(derived, input)} 레코드를 다시 처리하면서 ${noun.ko} 이벤트의 이름이 달라졌어요: \`${names}\`. 같은 이벤트인지 아무도 알 수 없어요.`,
              },
        asks:
          other === undefined
            ? {
                en: 'How often does one record pass the line that sends?',
                ko: '레코드 하나가 보내는 줄을 몇 번 지나나요?',
              }
            : {
                en: 'What do the two runs over the same event have in common to name its outcome by?',
                ko: '같은 이벤트를 두 번 처리할 때 변하지 않는 것 가운데, 무엇으로 결과의 이름을 지을 수 있나요?',
              },
        explainedAt: 'event-driven-microservice#identity',
      }),
    ];
  }
  return [];
};

/** How it came to both: the first Produce, the crash after it, the record brought again, and the second, named first. */
function twice<In, Out>(
  derived: Derived<In, Out>,
  history: readonly HistoryEvent[],
  input: Input<In>,
  first: Outcome<In, Out>,
  again: Outcome<In, Out>,
): number[] {
  const [second = Infinity] = wrote(derived, history, [again]);
  const { service, to } = derived;
  const name = first.headers['event-id'];
  // One that nobody confirmed has no offset.
  const sent = eventsOf(history, 'produce', service).find(
    ({ topic, records, seq }) =>
      topic === to && seq < second && records.some(({ headers }) => headers['event-id'] === name),
  );
  const [written = sent?.seq ?? 0] = wrote(derived, history, [first]);
  const fetches = fetchesOf(derived, input, history).filter(({ seq }) => seq < second);
  const crash = eventsOf(history, 'process', service).findLast(
    ({ change, seq }) => change === 'killed' && seq > (fetches[0]?.seq ?? written) && seq < second,
  );
  const shown = [second, written, crash?.seq, crash && fetches.at(-1)?.seq];
  return shown.flatMap((seq) => (seq !== undefined && seq > 0 && seq < Infinity ? seq : []));
}

/**
 * Whether the service was given the event anew before it wrote its outcome again: it was given its partitions (it
 * was started again, or joined again), or its client brought it the record once more, as after a handler that threw.
 */
function beganAnew<In, Out>(
  derived: Derived<In, Out>,
  history: readonly HistoryEvent[],
  input: Input<In>,
  same: readonly Outcome<In, Out>[],
  later: Outcome<In, Out>,
): boolean {
  const earlier = same[same.indexOf(later) - 1];
  const [from] = earlier === undefined ? [] : wrote(derived, history, [earlier]);
  // What nobody confirmed to it may be sent again.
  if (from === undefined) return true;
  const [to = Infinity] = wrote(derived, history, [later]);
  const assigned = eventsOf(history, 'assigned', derived.service).findLast(({ seq }) => seq < to);
  const since = assigned?.seq ?? 0;
  if (from < since) return true;
  const within = (seq: number): boolean => seq > since && seq <= to;
  const times = same.flatMap((one) => wrote(derived, history, [one])).filter(within).length;
  return fetchesOf(derived, input, history).filter(({ seq }) => within(seq)).length >= times;
}
