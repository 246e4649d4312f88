// Rules for what one context does to another through an object that both have.
import { handedTo, type ContextFacts, type HandedEvent } from '../../contexts/handed.ts';
import { listed } from '../../contexts/wording.ts';
import { witness } from '../../contexts/witness.ts';
import { finding } from '../../make-finding.ts';
import type { ContextRule } from './case.ts';

/** What a context notes on its own milk stays there. */
export const noteLeaked: ContextRule = (facts, history) => {
  for (const event of handedTo(history)) {
    const writer = facts.contexts.find(({ note }) => has(event, note));
    const reader = facts.contexts.find(({ name }) => name === event.value.context);
    if (writer === undefined || reader === undefined) continue;
    const { lotId } = event.value;
    const own = writer === reader;
    return [
      finding({
        code: 'LEAK',
        subject: `${writer.name} ${reader.name}`,
        says: own
          ? {
              en: `${writer.title.en} wrote \`${writer.note}\` on the ${writer.milk.en} of an earlier lot, and the ${reader.milk.en} of ${lotId} came with it.`,
              ko: `${writer.title.ko} 콘텍스트가 앞선 로트의 ${writer.milk.ko}에 적은 \`${writer.note}\` 값이 ${lotId}의 ${reader.milk.ko}에 그대로 딸려 왔어요.`,
            }
          : {
              en: `${writer.title.en}’s change reached ${reader.title.en}: it wrote \`${writer.note}\` on its ${writer.milk.en}, and the ${reader.milk.en} of ${lotId} came with it.`,
              ko: `${writer.title.ko} 콘텍스트의 변경이 ${reader.title.ko} 콘텍스트까지 갔어요. 자기 ${writer.milk.ko}에 적은 \`${writer.note}\` 값이 ${lotId}의 ${reader.milk.ko}에 딸려 왔어요.`,
            },
        asks: {
          en: 'How many objects are there when three contexts look at one pickup?',
          ko: '세 콘텍스트가 집유 기록 하나를 볼 때, 객체는 몇 개인가요?',
        },
        explainedAt: 'bounded-contexts#one-model',
        ...witness(history, event, [writer.topic, reader.topic]),
      }),
    ];
  }
  return [];
};

/** A translator leaves the pickup as it is, for others are handed it too. */
export const pickupChanged: ContextRule = (facts, history) => {
  const event = handedTo(history).find(({ value }) => value.changed.length > 0);
  const context = facts.contexts.find(({ name }) => name === event?.value.context);
  if (event === undefined || context === undefined) return [];
  const changed = listed(event.value.changed);
  const others = facts.contexts.filter((one) => one !== context);
  const next = after(facts, context.name) ?? others[0];
  return [
    finding({
      code: 'LEAK',
      subject: context.translator,
      says: {
        en: `${context.translator} changed the pickup that it was handed (${changed.en}), and ${next?.title.en ?? ''} is handed the same one.`,
        ko: `${context.translator} 함수가 받은 집유 기록을 바꿨는데(${changed.ko}), ${next?.title.ko ?? ''} 콘텍스트도 같은 객체를 받아요.`,
      },
      asks: {
        en: 'Whose is the object that a translator is given, and whose is the one it gives?',
        ko: '변환 함수가 받은 객체는 누구의 것이고, 돌려주는 객체는 누구의 것인가요?',
      },
      explainedAt: 'bounded-contexts#one-model',
      ...witness(
        history,
        event,
        // What the next one is handed shows it first.
        [...others.filter((one) => one !== next), ...(next ? [next] : [])].map(
          ({ topic }) => topic,
        ),
      ),
    }),
  ];
};

function has({ value }: HandedEvent, note: string): boolean {
  return Object.keys(value.milk ?? {}).some((path) => path.split('.').at(-1) === note);
}

function after({ contexts }: ContextFacts, name: string) {
  return contexts[contexts.findIndex((one) => one.name === name) + 1];
}
