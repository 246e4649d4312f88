// What the log says of each move, in both languages.
import type { Text } from '../../../content/languages.ts';
import type { Line } from '../frame/scene.ts';
import { lexicon } from './lexicon.ts';
import { measure, type WholeMeasure } from './measure.ts';
import type { Sentence } from './sentences.ts';
import { cutOf, isSubdomain, type Move, type Sorting } from './sorting.ts';
import { contextNames, sortWords } from './words.ts';
import { fill } from '../../fill.ts';

type Said = Omit<Line, 'at'>;

export interface Lines {
  moved(move: Move, before: Sorting, after: Sorting): Said;
  sorted(whole: WholeMeasure, cohesion: number | undefined): Said;
  closed(isClosed: boolean): Said;
  undone(): Said;
}

/** The name of a context, as the reader sees it. */
export function contextName({ contexts }: Sorting, id: string): Text {
  const name = contexts.find((one) => one.id === id)?.name;
  if (name !== undefined) return { en: name, ko: name };
  if (isSubdomain(id)) return { en: contextNames.en[id], ko: contextNames.ko[id] };
  if (id === 'one') return { en: sortWords.en.one, ko: sortWords.ko.one };
  const number = id.replace('own-', '');
  return { en: fill(sortWords.en.own, { number }), ko: fill(sortWords.ko.own, { number }) };
}

export function linesOf(deck: readonly Sentence[]): Lines {
  const numberOf = (sentence: string): number => deck.findIndex(({ id }) => id === sentence) + 1;
  return {
    moved(move, before, after) {
      switch (move.type) {
        case 'place':
          return placed(numberOf(move.sentence), move.context, before, after);
        case 'add': {
          const name = contextName(after, after.contexts.at(-1)?.id ?? '');
          return said(`A new context: ${name.en}.`, `새 콘텍스트: ${name.ko}`);
        }
        case 'rename': {
          const [old, name] = [contextName(before, move.context), contextName(after, move.context)];
          return said(
            `${old.en} is called ${name.en} now.`,
            `이름을 바꿨어요: ${old.ko} → ${name.ko}`,
          );
        }
        case 'remove': {
          const { en, ko } = contextName(before, move.context);
          return said(
            `${en} is gone; its sentences are not sorted any more.`,
            `없앤 콘텍스트: ${ko}. 거기 있던 말은 도로 꺼냈어요.`,
          );
        }
        case 'share':
          return shared(move.shared, before, after);
        case 'take':
          return said('You go on from what is shown.', '보이는 데서 이어서 해요.');
      }
    },
    sorted(whole, cohesion = 0) {
      const { kept, cut, lit } = whole;
      return {
        ...said(
          `All 24 are sorted: ${kept} links kept inside, ${cut} cut, cohesion ${cohesion} %, ${lit.length} lit words.`,
          `24개를 모두 갈랐어요. 안에 남은 선 ${kept}개, 잘린 선 ${cut}개, 응집도 ${cohesion}%, 뜻이 겹친 낱말 ${lit.length}개.`,
        ),
        ...(lit.length > 0 ? { isBad: true as const } : {}),
      };
    },
    closed: (isClosed) =>
      isClosed
        ? said(
            'The co-op closes: models and contexts are gone. The domain and its subdomains stay.',
            '조합이 문을 닫아 모델과 콘텍스트가 사라졌어요. 도메인과 하위 도메인은 남아요.',
          )
        : said('The co-op is open again.', '조합이 다시 문을 열었어요.'),
    undone: () => said('The last move is undone.', '마지막 일을 되돌렸어요.'),
  };
}

function said(en: string, ko: string): Said {
  return { says: { en, ko }, sign: 'context' };
}

/** Says what the move changed, so that a number is not only seen to jump. */
function placed(
  number: number,
  context: string | undefined,
  before: Sorting,
  after: Sorting,
): Said {
  if (context === undefined) {
    return said(`Sentence ${number} is not sorted any more.`, `${number}번 말을 도로 꺼냈어요.`);
  }
  const [was, is] = [measured(before), measured(after)];
  const name = contextName(after, context);
  const [kept, cut] = [is.kept - was.kept, is.cut - was.cut];
  const lit = is.lit.filter(({ word, senses }) => senses.length > sensesOf(was, word));
  const words = (language: 'en' | 'ko'): string =>
    lit.map(({ word }) => lexicon[word].name[language]).join(', ');
  const line = said(
    `Sentence ${number} → ${name.en}: ${changes(kept, cut, sayChange.en)}.` +
      (lit.length > 0 ? ` Lights up: ${words('en')}.` : ''),
    `${number}번 말 → ${name.ko}: ${changes(kept, cut, sayChange.ko)}.` +
      (lit.length > 0 ? ` 새로 뜻이 겹친 낱말: ${words('ko')}.` : ''),
  );
  return lit.length > 0 ? { ...line, isBad: true } : line;
}

function shared(isShared: boolean, before: Sorting, after: Sorting): Said {
  const [was, is] = [measured(before), measured(after)];
  const change = `${was.cut} → ${is.cut}`;
  return isShared
    ? {
        ...said(
          `All contexts share one class Milk: coupling ${change}, ripple ${was.ripple} → ${is.ripple}.`,
          `모든 콘텍스트가 Milk 클래스 하나를 함께 써요. 결합도 ${change}, 번짐 ${was.ripple} → ${is.ripple}.`,
        ),
        isBad: true,
      }
    : said(
        `Each context has a milk of its own again: coupling ${change}.`,
        `콘텍스트마다 다시 제 우유가 있어요. 결합도 ${change}.`,
      );
}

function measured(sorting: Sorting): WholeMeasure {
  return measure(cutOf(sorting), sorting.shared ? 'milk' : undefined);
}

function sensesOf({ lit }: WholeMeasure, word: string): number {
  return lit.find((one) => one.word === word)?.senses.length ?? 1;
}

const sayChange = {
  en: { kept: 'links kept', cut: 'links cut', none: 'no link changes' },
  ko: { kept: '안에 남은 선', cut: '잘린 선', none: '선은 그대로예요' },
};

function changes(kept: number, cut: number, say: (typeof sayChange)['en']): string {
  const parts = [
    ...(kept === 0 ? [] : [`${say.kept} ${signed(kept)}`]),
    ...(cut === 0 ? [] : [`${say.cut} ${signed(cut)}`]),
  ];
  return parts.length === 0 ? say.none : parts.join(', ');
}

function signed(number: number): string {
  return number < 0 ? `−${-number}` : `+${number}`;
}
