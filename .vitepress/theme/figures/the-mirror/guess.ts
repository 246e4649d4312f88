// What *The mirror* asks before it shows.
import type { Guess } from '../frame/scene.ts';

export const guess: Guess = {
  question: {
    en: 'After five quarters the laboratory is merged into the plant. What does the mirror’s index do, today and in the quarters after?',
    ko: '다섯 분기 뒤에 검사실을 공장에 합칩니다. 거울 지수는 오늘, 그리고 그 뒤 몇 분기 동안 어떻게 될까요?',
  },
  choices: [
    { en: 'Up: a cleaner chart', ko: '올라간다. 조직도가 깔끔해지니까' },
    { en: 'Down, then up', ko: '내려갔다가 올라간다' },
    { en: 'Nothing: code reads no charts', ko: '그대로다. 코드는 조직도를 읽지 않는다' },
  ],
  right: 1,
  outcome: {
    en: 'Down first: the programs are joined as before, and those who knew each other over them sit elsewhere. Then up, as calls that break make people meet. Where only a file goes over, nobody meets.',
    ko: '먼저 내려갑니다. 프로그램은 전처럼 이어져 있는데, 그것을 두고 서로 알던 사람들은 이제 다른 팀에 있습니다. 그러다 호출이 깨질 때마다 사람들이 만나면서 올라갑니다. 파일만 오가는 곳에서는 아무도 만나지 않습니다.',
  },
};
