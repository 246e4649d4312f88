// Rules for contexts that hang on words of another: who breaks when they change, and who is handed what
// it never looks at.
import { handedTo, isRenamed, type Context, type HandedEvent } from '../../contexts/handed.ts';
import { givenInVain, neededBy } from '../../contexts/matrix.ts';
import { listed } from '../../contexts/wording.ts';
import { measuredIn, told, witness } from '../../contexts/witness.ts';
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import { faultIn } from './translated.ts';
import type { ContextRule } from './case.ts';

/** Collection calls its own things what it likes, and everybody else goes on as before. */
export const brokeAfterRename: ContextRule = (facts, history) =>
  facts.contexts.flatMap((context): Finding[] => {
    const [earlier] = handedTo(history, context.name);
    const later = handedTo(history, context.name).filter(({ value }) =>
      isRenamed(facts, value.lotId),
    );
    const stopped = later.find(({ value }) => value.stopped !== null);
    const event = stopped ?? later.find((one) => faultIn(facts, history, one).length > 0);
    if (event === undefined) return [];
    const own = Object.keys(facts.renamed).map((word) => `pickup.${word}`);
    const vainIn = (one: HandedEvent | undefined): string[] =>
      (one === undefined ? [] : givenInVain(facts.measured, one))
        .filter(({ fields }) => fields.some((field) => own.includes(field)))
        .map(({ attribute }) => attribute);
    const vain = [vainIn(earlier), vainIn(event)].find((names) => names.length > 0) ?? [];
    const needed = neededBy(history, facts.measured, context.name);
    const words = own.filter((field) => needed.has(field));
    // What is wrong for another reason was wrong by chance only now.
    if (words.length + vain.length === 0) return faultIn(facts, history, event);
    return [
      finding({
        code: 'COUPLED',
        subject: context.name,
        ...(words.length === 0 ? passedOn(context, vain) : reliedOn(context, words, event)),
        explainedAt: 'bounded-contexts#coupling',
        ...witness(history, event, stopped === undefined ? [context.topic] : [], told(history)),
      }),
    ];
  });

/** What a context does not use, it is not given, even if it goes on with it. */
export const receivedInVain: ContextRule = (facts, history) =>
  facts.contexts.flatMap((context): Finding[] => {
    const [event, ...later] = handedTo(history, context.name);
    if (event === undefined || later.some(({ value }) => value.stopped !== null)) return [];
    const extra = givenInVain(facts.measured, event).map(({ attribute }) => attribute);
    if (extra.length === 0) return [];
    const { name, title, milk, topic } = context;
    const names = listed(extra);
    const them = extra.length === 1 ? 'it' : 'them';
    return [
      finding({
        code: 'COUPLED',
        subject: `${name} ${extra.join(' ')}`,
        says: {
          en: `${title.en} receives ${names.en} with each ${milk.en}, keeps ${them}, and never uses ${them}.`,
          ko: `${title.ko} 콘텍스트는 ${milk.ko}마다 ${names.ko} 값을 받아 저장하지만, 한 번도 쓰지 않아요.`,
        },
        asks: {
          en: `When ${them === 'it' ? 'this word changes' : 'these words change'}, why does anyone have to ask ${title.en}?`,
          ko: `이 말이 바뀔 때 왜 ${title.ko} 콘텍스트에 물어봐야 하나요?`,
        },
        explainedAt: 'bounded-contexts#coupling',
        ...witness(history, event, [topic], measuredIn(history)),
      }),
    ];
  });

function passedOn({ title }: Context, vain: readonly string[]): Pick<Finding, 'says' | 'asks'> {
  const names = listed(vain);
  const none =
    vain.length === 1 ? 'never used it' : vain.length === 2 ? 'used neither' : 'used none of them';
  return {
    says: {
      en: `${title.en} received ${names.en}, ${none}, and broke at this pickup, after a rename in Collection.`,
      ko: `${title.ko} 콘텍스트는 ${names.ko} 값을 받기만 하고 쓰지 않았는데, 집유 콘텍스트가 이름을 바꾸자 이 집유 기록에서 멈췄어요.`,
    },
    asks: {
      en: `What would ${title.en} miss if Collection stopped writing ${vain.length === 1 ? 'it' : 'them'}?`,
      ko: `집유 콘텍스트가 이 값을 더 쓰지 않는다면 ${title.ko} 콘텍스트에 무엇이 아쉬울까요?`,
    },
  };
}

function reliedOn(
  { title, translator }: Context,
  needed: readonly string[],
  { value: { stopped, lotId } }: HandedEvent,
): Pick<Finding, 'says' | 'asks'> {
  const words = needed.map((field) => field.replace('pickup.', ''));
  const names = listed(words);
  const threw = stopped?.because === 'threw' ? (stopped.of[0] ?? '') : undefined;
  const what = {
    en: threw === undefined ? `gave ${lotId} wrong` : `threw ${threw}`,
    ko: threw === undefined ? `${lotId} 값을 틀리게 줬고` : `예외를 던졌고(${threw})`,
  };
  const [is, it] = words.length > 1 ? ['words are these', 'them'] : ['word is this', 'it'];
  return {
    says: {
      en: `${translator} hangs on ${names.en}. After a rename in Collection it ${what.en}, and ${title.en} ${stopped === null ? 'went on with that' : 'broke'}.`,
      ko: `${translator} 함수는 ${names.ko} 값에 매여 있어요. 집유 콘텍스트가 이름을 바꾸자 ${what.ko}, ${title.ko} 콘텍스트는 ${stopped === null ? '그 값으로 일을 계속했어요' : '멈췄어요'}.`,
    },
    asks: {
      en: `Whose ${is}, and who may change ${it} without asking ${title.en}?`,
      ko: `이것은 누구의 필드이고, ${title.ko} 콘텍스트에 묻지 않고 바꿔도 되는 쪽은 누구인가요?`,
    },
  };
}
