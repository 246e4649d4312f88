// What *The mirror* asks before it shows.
import type { Guess } from '../frame/scene.ts';

export const guess: Guess = {
  question: {
    en: 'After five quarters the laboratory is merged into the plant. What does the mirror’s index do, today and in the quarters after?',
    ko: '다섯 분기 뒤에 검사실을 공장에 합칩니다. 거울 지수는 오늘, 그리고 그 뒤 몇 분기 동안 어떻게 될까요?',
  },
  choices: [
    { en: 'Up: the chart is cleaner', ko: '오른다. 조직도가 깔끔해지니까' },
    { en: 'Down, then up', ko: '내렸다가 오른다' },
    { en: 'Nothing: code does not read charts', ko: '그대로다. 코드는 조직도를 읽지 않는다' },
  ],
  right: 1,
  outcome: {
    en: 'Down first: the programs are joined as before, and those who knew each other over them sit elsewhere. Then up, as calls that break make people meet. Where only a file goes over, nobody meets.',
    ko: '먼저 내립니다. 프로그램은 전처럼 이어져 있는데, 그 일로 알던 사람들은 다른 자리에 있습니다. 그러다 호출이 깨질 때마다 사람들이 만나면서 오릅니다. 파일만 오가는 곳에서는 아무도 만나지 않습니다.',
  },
};
