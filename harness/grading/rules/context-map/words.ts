// The words of a context: all that its people say, no others, and each with one meaning.
import { capabilitiesOf } from '../../context-map/mapped.ts';
import type { ContextMap } from '../../context-map/map.ts';
import type { Told } from './told.ts';

export function twoMeanings({ contexts }: ContextMap): Told | undefined {
  for (const context of contexts) {
    for (const one of capabilitiesOf(context)) {
      for (const other of capabilitiesOf(context)) {
        const word = Object.keys(one.terms).find(
          (term) => other.terms[term] !== undefined && other.terms[term] !== one.terms[term],
        );
        if (word === undefined) continue;
        return {
          code: 'LEAK',
          subject: `meaning ${word}`,
          says: {
            en: `In ${context.name}, “${word}” is “${one.terms[word] ?? ''}” to \`${one.name}\` and “${other.terms[word] ?? ''}” to \`${other.name}\`.`,
            ko: `${context.name} 콘텍스트에서 “${word}”라는 말이 \`${one.name}\` 쪽에는 “${one.terms[word] ?? ''}”이고 \`${other.name}\` 쪽에는 “${other.terms[word] ?? ''}”이에요.`,
          },
          asks: {
            en: 'How far does one meaning of the word reach?',
            ko: '그 말의 뜻 하나는 어디까지 통하나요?',
          },
          explainedAt: 'bounded-contexts#spaces',
        };
      }
    }
  }
  return undefined;
}

export function otherTerms({ contexts }: ContextMap): Told | undefined {
  for (const context of contexts) {
    const { name, terms } = context;
    const wanted = Object.assign({}, ...capabilitiesOf(context).map((one) => one.terms)) as Record<
      string,
      string
    >;
    const lacking = Object.keys(wanted).find((word) => terms[word] !== wanted[word]);
    const extra = Object.keys(terms).find((word) => wanted[word] === undefined);
    const word = lacking ?? extra;
    if (word === undefined) continue;
    return {
      code: lacking === undefined ? 'PHANTOM' : 'LOST',
      subject: `terms ${name} ${word}`,
      says:
        lacking === undefined
          ? {
              en: `The terms of ${name} have “${word}”, which nobody in it says.`,
              ko: `${name} 콘텍스트의 말에 “${word}”가 있는데, 그 안에서 아무도 쓰지 않아요.`,
            }
          : {
              en: `In ${name} people say “${word}” and mean “${wanted[word] ?? ''}”; the terms of the map have ${terms[word] === undefined ? 'no such word' : `“${terms[word]}”`}.`,
              ko: `${name} 콘텍스트에서 “${word}”는 “${wanted[word] ?? ''}”라는 뜻인데, 지도에는 ${terms[word] === undefined ? '그 말이 없어요' : `“${terms[word]}”라고 되어 있어요`}.`,
            },
      asks: {
        en: 'Whose words belong to this context?',
        ko: '누구의 말이 이 콘텍스트에 속하나요?',
      },
      explainedAt: 'bounded-contexts#spaces',
    };
  }
  return undefined;
}
