// What *Sort the language* asks before it shows.
import type { Guess } from '../frame/scene.ts';

export const guess: Guess = {
  question: {
    en: 'People of the co-op sort these 24 sentences into its five contexts. 42 links join sentences that mean the same by a word. How many of them does a border cut?',
    ko: '조합 사람들이 이 말 24개를 다섯 콘텍스트로 가릅니다. 같은 뜻의 낱말을 함께 쓰는 말끼리 잇는 선은 42개입니다. 경계에 잘리는 선은 몇 개일까요?',
  },
  choices: [
    {
      en: 'None: a good border cuts nothing',
      ko: '0개. 잘 그은 경계는 아무것도 자르지 않는다',
    },
    {
      en: 'A few, below ten',
      ko: '조금. 10개가 되지 않는다',
    },
    {
      en: 'About half: they all talk of the same milk',
      ko: '절반쯤. 모두 같은 우유 이야기를 하니까',
    },
  ],
  right: 1,
  outcome: {
    en: 'Seven: of lots, bottles and grades the co-op speaks across its borders, and means the same. A border is no wall. Of milk it speaks everywhere, and means four things.',
    ko: '일곱입니다. 로트와 시료병과 등급은 경계를 넘어서도 같은 뜻으로 말합니다. 경계는 벽이 아닙니다. 우유는 어디서나 말하지만 뜻이 네 가지입니다.',
  },
};
