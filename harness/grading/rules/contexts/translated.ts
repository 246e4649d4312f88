// Rules for what a translator says, while Collection's words are still what they were: all of it, in the
// types and the units of the context it is for.
import {
  handedTo,
  type Context,
  type ContextFacts,
  type HandedEvent,
  type Lot,
} from '../../contexts/handed.ts';
import { listed, shown } from '../../contexts/wording.ts';
import { keptIn, lotOf, milkOf, pickups, results, witness } from '../../contexts/witness.ts';
import type { Finding } from '../../finding.ts';
import type { HistoryEvent } from '../../history.ts';
import { finding } from '../../make-finding.ts';
import type { Text } from '../../text.ts';
import type { CaseRule, ContextRule } from './case.ts';
import { unusable } from './unusable.ts';

/** The first thing that is wrong with what a translator gave for a lot. */
export function faultIn(
  facts: ContextFacts,
  history: readonly HistoryEvent[],
  event: HandedEvent,
): Finding[] {
  const context = facts.contexts.find(({ name }) => name === event.value.context);
  const lot = lotOf(facts, event);
  if (context === undefined || lot === undefined) return [];
  const one = { facts, history, context, event, lot, milk: milkOf(history, context, event) };
  for (const rule of [unusable, otherLot, lacking, otherType, otherValue, otherColumns]) {
    const findings = rule(one);
    if (findings.length > 0) return findings;
  }
  return [];
}

/** Each context's first fault, by the order of the lots, in what it was handed before the rename. */
export const wronglyTranslated: ContextRule = (facts, history) =>
  facts.contexts.flatMap((context): Finding[] => {
    const handed = handedTo(history, context.name);
    for (const { lotId } of facts.lots.slice(0, facts.beforeRename)) {
      const event = handed.find(({ value }) => value.lotId === lotId);
      const findings = event === undefined ? [] : faultIn(facts, history, event);
      if (findings.length > 0) return findings;
    }
    return [];
  });

const otherLot: CaseRule = ({ facts, history, context, event, lot, milk }) => {
  const { lotId } = milk;
  if (lotId === lot.lotId || !facts.lots.some((one) => one.lotId === lotId)) return [];
  return [
    finding({
      code: 'STALE',
      subject: context.translator,
      says: {
        en: `${context.translator} was called for ${lot.lotId} and gave the ${context.milk.en} of ${String(lotId)}.`,
        ko: `${context.translator} 함수가 ${lot.lotId} 차례에 돌려준 것은 ${String(lotId)}의 ${context.milk.ko}이에요.`,
      },
      asks: {
        en: 'What does it remember from call to call, and under which name?',
        ko: '호출과 호출 사이에 무엇을, 어떤 이름으로 기억하고 있나요?',
      },
      explainedAt: 'bounded-contexts#identity',
      ...witness(history, event, [context.topic]),
    }),
  ];
};

const lacking: CaseRule = ({ history, context, event, lot, milk }) => {
  const name = Object.keys(context.wanted(lot)).find((one) => (milk[one] ?? null) === null);
  if (name === undefined) return [];
  const from = context.fromResult.includes(name) ? results : pickups;
  const source = keptIn(history, from, lot.lotId)?.name.split(' ')[0] ?? from;
  return [
    finding({
      code: 'LOST',
      subject: `${context.name} ${name}`,
      ...witness(history, event, [from, context.topic]),
      says: {
        en: `The ${context.milk.en} of ${lot.lotId} for ${lot.farmId} lacks ${name}; ${source} has what it takes.`,
        ko: `${lot.farmId} 농가 ${lot.lotId}의 ${context.milk.ko}에 ${name} 값이 없어요. 필요한 것은 ${source} 레코드에 있어요.`,
      },
      asks: {
        en: `What can ${context.title.en} not do without it?`,
        ko: `이 값이 없으면 ${context.title.ko} 콘텍스트는 무엇을 하지 못하나요?`,
      },
      explainedAt: 'bounded-contexts#four-milks',
    }),
  ];
};

const otherType: CaseRule = ({ history, context, event, lot, milk }) => {
  const odd = Object.entries(context.wanted(lot)).find(
    ([name, wanted]) => typeof milk[name] !== (typeof wanted === 'string' ? 'string' : 'number'),
  );
  if (odd === undefined) return [];
  const [name, wanted] = odd;
  const number = typeof wanted !== 'string';
  return [
    finding({
      code: 'SHAPE',
      subject: `${context.translator} ${name}`,
      says: {
        en: `In the ${context.milk.en} of ${lot.lotId}, ${name} is \`${shown(milk[name])}\`, which is no ${number ? 'number' : 'text'}.`,
        ko: `${lot.lotId}의 ${context.milk.ko}에서 ${name} 값이 ${number ? '숫자가' : '문자열이'} 아니에요: \`${shown(milk[name])}\``,
      },
      asks: {
        en: 'What is the type of what each step of your sum gives?',
        ko: '계산의 각 단계가 돌려주는 값은 어떤 타입인가요?',
      },
      explainedAt: 'before-dawn#shape',
      ...witness(history, event, [context.topic]),
    }),
  ];
};

const otherValue: CaseRule = ({ history, context, event, lot, milk }) => {
  const odd = Object.entries(context.wanted(lot)).find(
    ([name, wanted]) => !agrees(milk[name], wanted),
  );
  if (odd === undefined) return [];
  const [name, wanted] = odd;
  const whole = typeof wanted === 'object';
  const exact = shown(whole ? wanted.nearest : wanted);
  const from = typeof wanted === 'string' ? undefined : inputsOf(context, lot);
  return [
    finding({
      code: 'PHANTOM',
      subject: `${context.translator} ${name}`,
      says: {
        en: `The ${context.milk.en} of ${lot.lotId} says ${name} ${shown(milk[name])}; the records give ${exact}${whole ? ', to the nearest whole' : ''}.${from ? ` They say ${from.en}.` : ''}`,
        ko: `${lot.lotId}의 ${context.milk.ko}에 적힌 ${name} 값이 레코드와 맞지 않아요. 적힌 값 ${shown(milk[name])}, ${typeof wanted === 'string' ? '레코드대로라면' : '레코드로 계산하면'} ${exact}${whole ? `, 반올림하면 ${Math.round(wanted.nearest)}` : ''}.${from ? ` 레코드에 있는 값: ${from.ko}.` : ''}`,
      },
      asks:
        typeof wanted === 'string'
          ? {
              en: `Which field says so in Collection’s words, and how does ${context.title.en} say the same?`,
              ko: `집유 콘텍스트에서는 어느 필드이고, ${context.title.ko} 콘텍스트에서는 어느 필드가 되나요?`,
            }
          : {
              en: `In which unit does each side say it, and where does ${context.title.en} allow rounding?`,
              ko: `양쪽은 각각 어떤 단위로 말하고, ${context.title.ko} 콘텍스트는 어디에서 반올림을 허락하나요?`,
            },
      explainedAt: 'bounded-contexts#four-milks',
      ...witness(history, event, [
        ...(context.fromResult.length > 0 ? [results] : []),
        context.topic,
      ]),
    }),
  ];
};

/** What a sum is made of, so that it can be done again by hand. */
function inputsOf({ fromResult }: Context, { litres, fat, protein }: Lot): Text {
  const inputs = fromResult.length === 0 ? { litres } : { litres, fat, protein };
  return listed(Object.entries(inputs).map(([name, said]) => `${name} ${said}`));
}

/** Everything else is right, and yet it fits no row. */
const otherColumns: CaseRule = ({ history, context, event, lot }) => {
  const { stopped } = event.value;
  if (stopped?.because !== 'columns') return [];
  const names = stopped.of.join(', ');
  return [
    finding({
      code: 'SHAPE',
      subject: `${context.translator} columns`,
      says: {
        en: `The ${context.milk.en} of ${lot.lotId} has other attributes than those before it: ${names}.`,
        ko: `${lot.lotId}의 ${context.milk.ko}에 있는 속성이 앞의 것들과 달라요: ${names}`,
      },
      asks: {
        en: 'When does a translator give an attribute, and when not?',
        ko: '변환 함수는 어떤 때에 이 속성을 주고, 어떤 때에 주지 않나요?',
      },
      explainedAt: 'before-dawn#shape',
      ...witness(history, event, []),
    }),
  ];
};

/** Whether it says what it is to say, but for the last digits of a product. */
function agrees(said: unknown, wanted: string | number | { nearest: number }): boolean {
  if (typeof wanted === 'string') return said === wanted;
  if (typeof said !== 'number') return false;
  const exact = typeof wanted === 'number' ? wanted : wanted.nearest;
  const noise = Math.max(1, Math.abs(exact)) * 1e-9;
  if (typeof wanted === 'number') return Math.abs(said - exact) <= noise;
  return Number.isInteger(said) && Math.abs(said - exact) <= 0.5 + noise;
}
