// The words of the co-op's staff, and what they mean by them. A word with one meaning says the same to
// everybody; one with several is what a boundary is for.
import type { Text } from '../../../content/languages.ts';

export interface Word {
  name: Text;
  /** What it means, by an id; a word that means one thing to all has none. */
  meanings?: Record<string, Text>;
}

export const lexicon = {
  milk: {
    name: { en: 'milk', ko: '우유' },
    meanings: {
      litres: { en: 'litres at a gate', ko: '게이트에서 받는 리터' },
      sample: { en: 'a bottle to be tested', ko: '검사할 시료' },
      fill: { en: 'hectolitres in a silo', ko: '사일로의 헥토리터' },
      worth: { en: 'kilograms to be paid for', ko: '값을 치를 킬로그램' },
    },
  },
  farm: {
    name: { en: 'farm', ko: '농가' },
    meanings: {
      stop: { en: 'a stop on a route', ko: '노선에서 들르는 곳' },
      payee: { en: 'who is paid', ko: '돈을 받는 쪽' },
      holding: { en: 'what an owner hands down', ko: '대를 이어 물려주는 것' },
    },
  },
  grade: {
    name: { en: 'grade', ko: '등급' },
    meanings: {
      quality: { en: 'how good the milk is', ko: '우유가 얼마나 좋은지' },
      standing: { en: 'which rights a member has', ko: '조합원에게 어떤 권리가 있는지' },
    },
  },
  hold: {
    name: { en: 'hold', ko: '보류' },
    meanings: {
      lot: { en: 'nobody may use it', ko: '아무도 쓰지 못하게 함' },
      money: { en: 'nobody may pay it out', ko: '아무도 내주지 못하게 함' },
    },
  },
  close: {
    name: { en: 'close', ko: '마감' },
    meanings: {
      route: { en: 'no more stops today', ko: '오늘은 더 들르지 않음' },
      books: { en: 'no more entries', ko: '더는 장부에 적지 않음' },
    },
  },
  load: {
    name: { en: 'load', ko: '물량' },
    meanings: {
      cargo: { en: 'what a tanker carries', ko: '집유차에 실린 것' },
      work: { en: 'what a line has to do', ko: '라인이 처리할 것' },
    },
  },
  fat: {
    name: { en: 'fat', ko: '지방' },
    meanings: {
      share: { en: 'percent of the weight', ko: '무게의 퍼센트' },
      mass: { en: 'kilograms', ko: '킬로그램' },
    },
  },
  gate: { name: { en: 'gate', ko: '게이트' } },
  tanker: { name: { en: 'tanker', ko: '집유차' } },
  litres: { name: { en: 'litres', ko: '리터' } },
  route: { name: { en: 'route', ko: '노선' } },
  bottle: { name: { en: 'bottle', ko: '시료병' } },
  lot: { name: { en: 'lot', ko: '로트' } },
  cells: { name: { en: 'cells', ko: '체세포' } },
  result: { name: { en: 'result', ko: '결과' } },
  silo: { name: { en: 'silo', ko: '사일로' } },
  hectolitres: { name: { en: 'hectolitres', ko: '헥토리터' } },
  line: { name: { en: 'line', ko: '라인' } },
  month: { name: { en: 'month', ko: '달' } },
  kilograms: { name: { en: 'kilograms', ko: '킬로그램' } },
  price: { name: { en: 'price', ko: '단가' } },
  payment: { name: { en: 'payment', ko: '지급' } },
  member: { name: { en: 'member', ko: '조합원' } },
  vote: { name: { en: 'vote', ko: '의결권' } },
  share: { name: { en: 'share', ko: '지분' } },
} satisfies Record<string, Word>;

export type WordId = keyof typeof lexicon;

/** A word in one of its meanings: `milk/litres`; of a word with one meaning, the word: `gate`. */
export interface Sense {
  word: WordId;
  /** `undefined`: the one that it has. */
  meaning: string | undefined;
}

/** @param id as in sentences.ts @throws for a word or a meaning that nobody has */
export function senseOf(id: string): Sense {
  const [word = '', meaning] = id.split('/');
  if (!Object.hasOwn(lexicon, word)) throw new Error(`There is no word “${word}” in lexicon.ts`);
  const { meanings }: Word = lexicon[word as WordId];
  const isKnown = meaning === undefined ? meanings === undefined : !!meanings?.[meaning];
  if (!isKnown)
    throw new Error(`“${word}” does not mean “${meaning ?? 'one thing'}” in lexicon.ts`);
  return { word: word as WordId, meaning };
}

/** What the co-op's code calls its milk, by what is meant: models, made by somebody. */
export const milkModels: Record<string, string> = {
  'milk/litres': 'Pickup',
  'milk/sample': 'Sample',
  'milk/fill': 'SiloFill',
  'milk/worth': 'Payable',
};

export function meaningOf({ word, meaning }: Sense): Text | undefined {
  const { meanings }: Word = lexicon[word];
  return meaning === undefined ? undefined : meanings?.[meaning];
}
