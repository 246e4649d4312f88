// What *Three overlays* asks before it shows.
import type { Guess } from '../frame/scene.ts';

export const guess: Guess = {
  question: {
    en: 'The laboratory gets new software, its stream stays. On how many of the sheets is a line redrawn?',
    ko: '검사실이 프로그램을 바꿉니다. 스트림은 그대로입니다. 세 장 가운데 선을 다시 긋는 것은 몇 장일까요?',
  },
  choices: [
    { en: 'All three', ko: '세 장 모두' },
    { en: 'Two', ko: '두 장' },
    { en: 'One', ko: '한 장' },
  ],
  right: 2,
  outcome: {
    en: 'One. Only the implementation changes; the stream in between keeps the others from noticing. Where everyone fetches from the laboratory, the data sheet has to be redrawn too.',
    ko: '한 장입니다. 구현만 바뀌고, 사이에 스트림이 있어 다른 곳은 모릅니다. 저마다 검사실에 가서 가져오는 회사라면 데이터 장도 다시 그려야 합니다.',
  },
};
