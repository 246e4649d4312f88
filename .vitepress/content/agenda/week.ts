// Days three, four and five: lessons 4 to 12, for a room that has the whole week.
import type { Text } from '../languages.ts';
import type { Agenda, AgendaItem } from './agendas.ts';
import { collect, lunch, nine, pause, recallOf } from './moments.ts';

interface Taught {
  lesson: string;
  read: Text;
  core: Text;
  debrief: Text;
  /** Minutes of the debrief. */
  talk?: number;
}

function taught({ lesson, read, core, debrief, talk = 10 }: Taught): AgendaItem[] {
  const [en, ko] = [`Debrief: ${debrief.en}`, `돌아보기: ${debrief.ko}`];
  return [
    { lesson, part: 'read', says: read },
    { lesson, part: 'core', says: core },
    { minutes: talk, says: { en, ko } },
  ];
}

const drawingTheLine = taught({
  lesson: 'using-bounded-contexts',
  read: {
    en: 'Predict, then cut the milk route in pairs. Which pair has the lowest sum, and with how many contexts?',
    ko: '예측한 뒤 둘씩 우유가 가는 길을 자릅니다. 어느 짝의 합이 가장 낮고, 콘텍스트는 몇 개인가요?',
  },
  core: {
    en: '`context-map`, in pairs. Who is quick takes `dolmun-acl`.',
    ko: '`context-map`을 둘씩 합니다. 빠른 사람은 `dolmun-acl`로 갑니다.',
  },
  debrief: {
    en: 'which line of your map did the traffic not know?',
    ko: '지도에는 있는데 실제로는 오가지 않은 선은 무엇이었나요?',
  },
});

const alongTheBusiness = taught({
  lesson: 'business-requirements',
  read: {
    en: 'Predict, then the pinball. Before the slider moves, everybody says where the two costs cross.',
    ko: '예측한 뒤 핀볼을 합니다. 슬라이더를 움직이기 전에 두 비용이 만나는 곳을 모두 말해 봅니다.',
  },
  core: { en: '`copy-not-call`, alone.', ko: '`copy-not-call`을 혼자 합니다.' },
  debrief: {
    en: 'which rule do you keep in two places, and how often does it change?',
    ko: '두 곳에 두고 있는 규칙은 무엇이고, 얼마나 자주 바뀌나요?',
  },
});

const threeStructures = taught({
  lesson: 'communication-structures',
  read: {
    en: 'Predict, then one event of the figure for each corner of the room: which sheet is redrawn?',
    ko: '예측한 뒤 조별로 그림의 사건을 하나씩 맡습니다. 어느 장을 다시 그려야 하나요?',
  },
  core: { en: '`who-talks-to-whom`, in pairs.', ko: '`who-talks-to-whom`을 둘씩 합니다.' },
  debrief: {
    en: 'the last time that data was late where you work, which of the three was weak?',
    ko: '회사에서 데이터가 늦었을 때, 셋 가운데 약한 것은 무엇이었나요?',
  },
});

const conway = taught({
  lesson: 'conways-law',
  read: {
    en: 'Predict, then merge and split teams on the projector. The room calls the index before it is shown.',
    ko: '예측한 뒤 화면에서 팀을 합치고 나눕니다. 지수가 나오기 전에 모두 값을 불러 봅니다.',
  },
  core: { en: '`mirror`, in pairs.', ko: '`mirror`를 둘씩 합니다.' },
  debrief: {
    en: 'who should talk and does not? Who meets, and no data goes between them?',
    ko: '이야기해야 하는데 하지 않는 쪽은 누구인가요? 만나는데 데이터가 오가지 않는 쪽은 누구인가요?',
  },
  talk: 15,
});

const oneDatabase = taught({
  lesson: 'traditional-computing',
  read: {
    en: 'Half of the room argues for a new service, half for extending the old one. Then the tank.',
    ko: '절반은 서비스를 새로 만드는 쪽을, 절반은 있던 서비스를 늘리는 쪽을 편듭니다. 그다음 수조를 봅니다.',
  },
  core: { en: '`drift-detective`, alone.', ko: '`drift-detective`를 혼자 합니다.' },
  debrief: {
    en: 'which copy of yours is counted, and never compared?',
    ko: '세어 보기만 하고 견주어 본 적은 없는 복사본은 무엇인가요?',
  },
});

const owners = taught({
  lesson: 'one-year-later',
  read: {
    en: 'Predict, then two hands in pairs: one is the lab, one the desk.',
    ko: '예측한 뒤 둘씩 한 사람은 검사실, 한 사람은 이의 심사를 맡아 그림을 움직입니다.',
  },
  core: {
    en: '`shared-row` on the projector, then `one-writer` in pairs.',
    ko: '`shared-row`는 화면으로 함께 보고 `one-writer`는 둘씩 합니다.',
  },
  debrief: {
    en: 'a value of yours that two teams change: which two facts is it?',
    ko: '두 팀이 바꾸는 값 하나를 골라 봅니다. 그것은 어떤 두 사실인가요?',
  },
  talk: 15,
});

const pressures = taught({
  lesson: 'conflicting-pressures',
  read: {
    en: 'Predict, then the tug board in groups of five: each speaks for one stakeholder, and each quarter is argued out.',
    ko: '예측한 뒤 다섯 명씩 줄다리기 판을 합니다. 저마다 이해관계자 하나를 맡아 분기마다 다툽니다.',
  },
  core: {
    en: '`busy-store` on the projector, then `month-end` in pairs.',
    ko: '`busy-store`는 화면으로 함께 보고 `month-end`는 둘씩 합니다.',
  },
  debrief: {
    en: 'who pays for the stream where you work, and who has told them?',
    ko: '회사에서 스트림의 값은 누가 치르나요? 그쪽은 그것을 알고 있나요?',
  },
  talk: 15,
});

const structures = taught({
  lesson: 'event-driven-structures',
  read: {
    en: 'Predict, then burn a view. Everybody says beforehand what can be answered meanwhile.',
    ko: '예측한 뒤 뷰를 태웁니다. 그동안 무엇에 답할 수 있는지 먼저 말해 봅니다.',
  },
  core: { en: '`views-from-facts`, in pairs.', ko: '`views-from-facts`를 둘씩 합니다.' },
  debrief: {
    en: 'which of your tables could you burn tonight?',
    ko: '오늘 밤 태워도 되는 테이블은 무엇인가요?',
  },
  talk: 15,
});

export const week: Readonly<Record<string, Agenda>> = {
  'day-three': {
    from: nine,
    items: [
      recallOf({ en: 'day two', ko: '둘째 날' }),
      ...[...drawingTheLine, pause, ...alongTheBusiness, lunch],
      ...[...threeStructures, pause, ...conway, collect],
    ],
  },
  'day-four': {
    from: nine,
    items: [
      recallOf({ en: 'day three', ko: '셋째 날' }),
      ...[...oneDatabase, pause, ...owners, lunch, ...pressures, pause],
      {
        ...{ lesson: 'traditional-computing', part: 'stretch' },
        says: {
          en: '`drift-to-stream`: the morning’s copy, with what the afternoon taught. Who has not passed `month-end` goes on with it.',
          ko: '`drift-to-stream`. 아침의 복사본을 오후에 배운 것으로 다시 만듭니다. `month-end`를 통과하지 못한 사람은 이어서 합니다.',
        },
      },
      collect,
    ],
  },
  'day-five': {
    from: nine,
    items: [
      recallOf({ en: 'day four', ko: '넷째 날' }),
      ...[...structures, pause],
      {
        ...{ lesson: 'event-driven-structures', part: 'stretch' },
        says: {
          en: '`hand-over-the-north`. Who would rather watch: two volunteers do it on the projector.',
          ko: '`hand-over-the-north`. 보고 싶은 사람을 위해 두 사람이 화면에서 해 봅니다.',
        },
      },
      {
        ...{ lesson: 'asynchronous', part: 'read' },
        says: {
          en: 'Predict, then the surge lab. Half of the room defends the call.',
          ko: '예측한 뒤 새벽 급증 실험을 합니다. 절반은 호출을 변호합니다.',
        },
      },
      lunch,
      {
        ...{ lesson: 'asynchronous', part: 'core' },
        says: {
          en: '`keep-it-sync` alone, `sync-chain` and `untangle` in pairs; change hands between them.',
          ko: '`keep-it-sync`는 혼자, `sync-chain`과 `untangle`은 둘씩 합니다. 사이에 자리를 바꿉니다.',
        },
      },
      {
        minutes: 15,
        says: {
          en: 'Debrief: what became simpler as events, and what only became later?',
          ko: '돌아보기: 이벤트로 바꾸어 간단해진 것은 무엇이고, 늦어지기만 한 것은 무엇인가요?',
        },
      },
      pause,
      {
        minutes: 30,
        says: {
          en: 'Your own systems: one call that could be an event, and one that has to stay a call.',
          ko: '우리 시스템에서 이벤트로 바꿀 수 있는 호출 하나와 호출로 남아야 하는 것 하나를 찾습니다.',
        },
      },
      {
        minutes: 30,
        says: {
          en: 'The [closing test](./closing-test.md), alone; then the questions that the room got wrong, aloud.',
          ko: '[마무리 시험](./closing-test.md)을 혼자 봅니다. 많이 틀린 질문은 함께 이야기합니다.',
        },
      },
      collect,
    ],
  },
};
