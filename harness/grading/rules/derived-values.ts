// What a service wrote: readable, of an event that there was, and what was to come of it.
import { finding } from '../make-finding.ts';
import {
  nameOfInput,
  nameOfOutcome,
  shownBy,
  wrote,
  type DerivedRule,
  type Outcome,
} from './derived.ts';
import { sameData } from './same-data.ts';

export const derivedValues: DerivedRule = (derived, outcomes, history) => {
  const { to, noun, nothingFor, expected, about, task } = derived;
  const at = (outcome: Outcome<never, never>) => shownBy(wrote(derived, history, [outcome]));

  for (const outcome of outcomes) {
    const where = nameOfOutcome(derived, outcome);
    const shown = show(outcome.value);
    // Only its place is looked up.
    const evidence = at(outcome as unknown as Outcome<never, never>);
    const { input } = outcome;
    if (outcome.parsed === undefined) {
      return [
        finding({
          ...{ code: 'SHAPE', subject: `${to} value`, where, task, ...evidence },
          says: {
            en: `The value of this record is ${shown}, which is no JSON object.`,
            ko: `이 레코드의 값은 JSON 객체가 아니에요: ${shown}`,
          },
          asks: {
            en: 'What would a reader who knows nothing of your code make of these bytes?',
            ko: '여러분의 코드를 모르는 리더가 이 바이트를 읽으면 무엇으로 보일까요?',
          },
          explainedAt: 'event-driven-microservice#events',
        }),
      ];
    }
    if (input === undefined) {
      return [
        finding({
          ...{ code: 'PHANTOM', subject: noun.en, where, task, ...evidence },
          says: {
            en: `${shown} has no cause: nothing that the service was given is about it.`,
            ko: `원인이 없는 이벤트예요. 서비스가 받은 것 가운데 이것에 관한 것은 없어요: ${shown}`,
          },
          asks: {
            en: 'Which event is this the outcome of?',
            ko: '이것은 어떤 이벤트의 결과인가요?',
          },
          explainedAt: 'event-driven-microservice#events',
        }),
      ];
    }
    const wanted = expected(input.event);
    if (wanted === undefined) {
      return [
        finding({
          ...{ code: 'PHANTOM', subject: `${noun.en} of ${nothingFor.en}`, where, task },
          ...evidence,
          says: {
            en: `${about(input.event)} was given ${shown}, from ${nothingFor.en}: ${nameOfInput(derived, input)}.`,
            ko: `${nothingFor.ko}(${nameOfInput(derived, input)})에서 나온 ${noun.ko} 이벤트예요: ${shown}`,
          },
          asks: {
            en: 'What does your code compute when a field is not there?',
            ko: '필드가 없을 때 여러분의 코드는 무엇을 계산하나요?',
          },
          explainedAt: 'event-driven-microservice#decision',
        }),
      ];
    }
    if (!sameData(outcome.parsed, wanted)) {
      return [
        finding({
          ...{ code: 'SHAPE', subject: `${noun.en} value`, where, task, ...evidence },
          says: {
            en: `The ${noun.en} of ${nameOfInput(derived, input)} is ${shown}; it was to be ${show(JSON.stringify(wanted))}.`,
            ko: `${nameOfInput(derived, input)} 레코드에 대한 ${noun.ko} 이벤트의 값이 달라요. 있는 값: ${shown}, 있어야 할 값: ${show(JSON.stringify(wanted))}`,
          },
          asks: {
            en: 'Which lab result did these fields come from, and which rule?',
            ko: '이 필드들은 어느 검사 결과와 어느 규칙에서 왔나요?',
          },
          explainedAt: 'event-driven-microservice#decision',
        }),
      ];
    }
  }
  return [];
};

/** @param most so many of its characters */
export function show(value: string | null, most = 90): string {
  if (value === null) return 'null';
  return `\`${value.length > most ? `${value.slice(0, most)}…` : value}\``;
}
