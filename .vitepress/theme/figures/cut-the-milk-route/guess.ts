// What *Cut the milk route* asks before it shows.
import type { Guess } from '../frame/scene.ts';

export const guess: Guess = {
  question: {
    en: 'Thirty events, one after the other. Messages across, contexts touched by a change and double meanings all cost. With how many contexts is the sum lowest?',
    ko: '이벤트 서른 개가 한 줄로 있습니다. 경계를 넘는 메시지, 변경이 건드리는 콘텍스트, 겹친 뜻에 모두 값이 듭니다. 콘텍스트가 몇 개일 때 합이 가장 낮을까요?',
  },
  choices: [
    { en: 'One', ko: '한 개' },
    { en: 'Five to eight', ko: '다섯에서 여덟 개' },
    { en: 'About fifteen', ko: '열다섯 개쯤' },
    { en: 'Thirty', ko: '서른 개' },
  ],
  right: 1,
  outcome: {
    en: 'Six. Until then each cut takes a double meaning away and costs little talk. From there on every cut runs through a conversation.',
    ko: '여섯 개입니다. 거기까지는 자를 때마다 겹친 뜻이 하나씩 없어지고 말은 조금밖에 늘지 않습니다. 그다음부터는 어디를 잘라도 한창인 대화를 가로지릅니다.',
  },
};
