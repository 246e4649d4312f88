// 24 sentences that people at the co-op said this week, five or four from each of its subdomains. The
// words that carry the model stand as `[word](sense)`; both languages have the same senses.
import type { Language, Text } from '../../../content/languages.ts';
import { senseOf, type Sense } from './lexicon.ts';

export const subdomains = [
  'collection',
  'quality',
  'processing',
  'settlement',
  'membership',
] as const;

export type Subdomain = (typeof subdomains)[number];

const said: Record<Subdomain, readonly Text[]> = {
  collection: [
    {
      en: 'The [milk](milk/litres) at [gate](gate) 4 was warm again; its [bottle](bottle) has a red tag.',
      ko: '4번 [게이트](gate) [우유](milk/litres)가 또 미지근해서 [시료병](bottle)에 빨간 딱지를 붙였어요.',
    },
    {
      en: 'At [gate](gate) 9 the [load](load/cargo) of [tanker](tanker) 7 was two hundred [litres](litres) short.',
      ko: '9번 [게이트](gate)에서 보니 7호 [집유차](tanker) [물량](load/cargo)이 200[리터](litres) 모자랐어요.',
    },
    {
      en: 'Skip that [farm](farm/stop), its [gate](gate) is snowed in.',
      ko: '그 [농가](farm/stop)는 건너뛰세요. [게이트](gate)가 눈에 막혔어요.',
    },
    {
      en: 'We [close](close/route) the [route](route) at six, however empty the [tanker](tanker).',
      ko: '[집유차](tanker)가 비었어도 여섯 시면 그 [노선](route)은 [마감](close/route)이에요.',
    },
    {
      en: 'The last [farm](farm/stop) on the [route](route) gave [tanker](tanker) 3 eight hundred [litres](litres) of [milk](milk/litres).',
      ko: '[노선](route) 끝 [농가](farm/stop)에서 3호 [집유차](tanker)에 [우유](milk/litres) 800[리터](litres)를 실었어요.',
    },
  ],
  quality: [
    {
      en: 'The [milk](milk/sample) of [lot](lot)-42: 4.1 percent [fat](fat/share), [grade](grade/quality) A.',
      ko: '[로트](lot) 42번 [우유](milk/sample)는 [지방](fat/share)이 4.1퍼센트이고 A[등급](grade/quality)이에요.',
    },
    {
      en: 'Too many [cells](cells) in that [bottle](bottle) for [grade](grade/quality) A.',
      ko: '그 [시료병](bottle)은 [체세포](cells)가 많아서 A[등급](grade/quality)이 안 돼요.',
    },
    {
      en: '[Milk](milk/sample) in a [bottle](bottle) without a label goes on [hold](hold/lot).',
      ko: '이름표가 없는 [시료병](bottle)의 [우유](milk/sample)는 [보류](hold/lot)예요.',
    },
    {
      en: 'The probe counted no [cells](cells), so this [bottle](bottle) has no [result](result).',
      ko: '탐침이 [체세포](cells)를 세지 못해서 이 [시료병](bottle)은 [결과](result)가 없어요.',
    },
    {
      en: 'The [result](result) says antibiotic: put [lot](lot)-17 on [hold](hold/lot).',
      ko: '[결과](result)에 항생제가 나왔어요. [로트](lot) 17번은 [보류](hold/lot)하세요.',
    },
  ],
  processing: [
    {
      en: '[Silo](silo) 2 takes sixty more [hectolitres](hectolitres) of [milk](milk/fill).',
      ko: '2번 [사일로](silo)에 [우유](milk/fill)가 60[헥토리터](hectolitres) 더 들어가요.',
    },
    {
      en: '[Line](line) 1 cannot take that [load](load/work) before noon.',
      ko: '1번 [라인](line)은 그 [물량](load/work)을 정오 전에는 못 받아요.',
    },
    {
      en: '[Milk](milk/fill) of [lot](lot)-42 went into [silo](silo) 3, and nobody gets it out again.',
      ko: '[로트](lot) 42번 [우유](milk/fill)는 3번 [사일로](silo)에 섞여서 이제 못 꺼내요.',
    },
    {
      en: 'Once it is washed, [line](line) 1 draws from [silo](silo) 2.',
      ko: '1번 [라인](line)은 세척이 끝나면 2번 [사일로](silo)에서 끌어와요.',
    },
    {
      en: 'A full [load](load/work) for a [line](line) is ninety [hectolitres](hectolitres).',
      ko: '[라인](line) 하나를 꽉 채우는 [물량](load/work)은 90[헥토리터](hectolitres)예요.',
    },
  ],
  settlement: [
    {
      en: 'Over the [month](month) the [milk](milk/worth) came to 41 [kilograms](kilograms) of [fat](fat/mass).',
      ko: '이번 [달](month) [우유](milk/worth)에서 [지방](fat/mass)이 41[킬로그램](kilograms) 나왔어요.',
    },
    {
      en: 'The [price](price) of a [kilogram](kilograms) changes with the [month](month).',
      ko: '[킬로그램](kilograms)당 [단가](price)는 [달](month)마다 달라요.',
    },
    {
      en: 'That [farm](farm/payee)’s [payment](payment) is on [hold](hold/money) until it has an account.',
      ko: '그 [농가](farm/payee)는 계좌가 생길 때까지 [지급](payment)이 [보류](hold/money)예요.',
    },
    {
      en: '[Grade](grade/quality) A puts ten won on the [price](price) in every [payment](payment).',
      ko: 'A[등급](grade/quality)이면 [지급](payment)할 때마다 [단가](price)에 10원을 더해요.',
    },
    {
      en: 'When the [month](month) [closes](close/books), each [farm](farm/payee) gets one [payment](payment) for its [milk](milk/worth).',
      ko: '[달](month)을 [마감](close/books)하면 [농가](farm/payee)마다 [우유](milk/worth)값을 한 번에 [지급](payment)해요.',
    },
  ],
  membership: [
    {
      en: 'The [farm](farm/holding) has been a [member](member) since 1987.',
      ko: '그 [농가](farm/holding)는 1987년부터 [조합원](member)이에요.',
    },
    {
      en: 'A [member](member) has one [vote](vote), whatever the [share](share).',
      ko: '[지분](share)이 얼마든 [조합원](member)은 [의결권](vote)이 하나예요.',
    },
    {
      en: 'The daughter takes over the [farm](farm/holding) with its [share](share).',
      ko: '딸이 [농가](farm/holding)와 [지분](share)을 함께 물려받아요.',
    },
    {
      en: 'A [member](member) of full [grade](grade/standing) has a [vote](vote); an associate has none.',
      ko: '정[조합원](member) [등급](grade/standing)이라야 [의결권](vote)이 있어요. 준조합원은 없어요.',
    },
  ],
};

export interface Sentence {
  /** `quality-3`; it names where the co-op heard it, so it is not for the reader's eyes. */
  id: string;
  /** The co-op's own place for it. */
  home: Subdomain;
  says: Text;
  /** Each that is in it, as `milk/litres`. */
  senses: readonly string[];
}

const link = /\[([^\]]+)\]\(([^)]+)\)/g;

export const sentences: readonly Sentence[] = subdomains.flatMap((home) =>
  said[home].map((says, index) => ({
    id: `${home}-${index + 1}`,
    home,
    says,
    senses: [...says.en.matchAll(link)].map(([, , sense = '']) => sense),
  })),
);

/** A piece of a sentence; with a sense, it is one of the words that count. */
export interface Piece {
  text: string;
  sense?: Sense;
}

/** A sentence, piece by piece, as it is to be shown. */
export function piecesOf({ says }: Sentence, language: Language): Piece[] {
  const text = says[language];
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: all, 1: word = '', 2: sense = '', index } of text.matchAll(link)) {
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: word, sense: senseOf(sense) });
    end = index + all.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** A sentence without its marks. */
export function plainText({ says }: Sentence, language: Language): string {
  return says[language].replace(link, '$1');
}
