// What *Service on the bench* asks before it shows; the table has the answer.
import type { Guess } from '../frame/scene.ts';

export const guess: Guess = {
  question: {
    en: 'Decide, emit, call, commit: eight orders are possible. The service is killed once, anywhere, and started again. In how many of the orders is nothing ever lost?',
    ko: '정하기, 내보내기, 호출하기, 커밋하기. 가능한 순서는 여덟 가지입니다. 서비스는 어디에선가 한 번 강제 종료되었다가 다시 시작합니다. 아무것도 잃지 않는 순서는 몇 가지일까요?',
  },
  choices: [
    { en: 'In none: some point always loses', ko: '없다. 어디에선가는 꼭 잃는다' },
    { en: 'In two', ko: '두 가지' },
    { en: 'In all: it reads again', ko: '모두. 다시 읽으니까' },
  ],
  right: 1,
  outcome: {
    en: 'Two: those that commit last. The price is a repeat, which the same event-id lets a reader recognise, and the same key the regulator.',
    ko: '두 가지, 커밋이 마지막인 순서입니다. 대신 한 번 더 하는 일이 생깁니다. 읽는 쪽은 같은 event-id로, 감독 기관은 같은 키로 그것을 알아봅니다.',
  },
};
