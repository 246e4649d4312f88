// The agendas of the training page. What lessons take comes from the lessons themselves.
import type { Text } from '../languages.ts';
import { collect, lunch, nine, pause, recallOf } from './moments.ts';
import { week } from './week.ts';

export type AgendaItem =
  /** Part of a lesson; the minutes are the lesson's. */
  | { lesson: string; part: 'read' | 'core' | 'stretch'; says: Text }
  | { minutes: number; says: Text };

export interface Agenda {
  /** Minutes since midnight at which it begins. */
  from: number;
  items: readonly AgendaItem[];
}

const beforeDawn: readonly AgendaItem[] = [
  {
    ...{ lesson: 'before-dawn', part: 'read' },
    says: {
      en: 'Read and predict, alone. Who gets all three questions right goes on at once.',
      ko: '혼자 읽고 예측합니다. 세 질문을 모두 맞힌 사람은 바로 다음으로 넘어갑니다.',
    },
  },
  {
    ...{ lesson: 'before-dawn', part: 'core' },
    says: {
      en: '`roll-call` together on the projector, then `hello-milk` alone. The room’s first pass.',
      ko: '`roll-call`은 화면으로 함께 보고 `hello-milk`는 혼자 합니다. 모두의 첫 통과입니다.',
    },
  },
  {
    minutes: 10,
    says: {
      en: 'Debrief: read one finding aloud, from `topic/partition@offset` to the question.',
      ko: '돌아보기: 지적 하나를 `토픽/파티션@오프셋`부터 질문까지 소리 내어 읽습니다.',
    },
  },
];

const whyEventDriven: readonly AgendaItem[] = [
  {
    ...{ lesson: 'why-event-driven', part: 'read' },
    says: {
      en: 'Predict first, hands up for each choice. Then the figure, in pairs.',
      ko: '먼저 예측하고 선택지마다 손을 듭니다. 그다음 둘씩 그림을 움직여 봅니다.',
    },
  },
  {
    ...{ lesson: 'why-event-driven', part: 'core' },
    says: {
      en: '`first-tape`, in pairs; change hands at half time.',
      ko: '`first-tape`를 둘씩 합니다. 중간에 자리를 바꿉니다.',
    },
  },
  {
    minutes: 15,
    says: {
      en: 'Debrief: which findings did the room get, and what does a group id mean now?',
      ko: '돌아보기: 어떤 지적들이 나왔나요? 그룹 ID는 이제 무엇을 뜻하나요?',
    },
  },
];

const microservice: readonly AgendaItem[] = [
  {
    ...{ lesson: 'event-driven-microservice', part: 'read' },
    says: {
      en: 'Predict, then the bench: everybody finds one order and kill point that loses a grade.',
      ko: '예측한 뒤 작업대에서 등급을 잃는 순서와 강제 종료 지점을 하나씩 찾습니다.',
    },
  },
  {
    ...{ lesson: 'event-driven-microservice', part: 'core' },
    says: {
      en: '`grade-service`, the tasks *grade* and *answer*.',
      ko: '`grade-service`에서 등급 매기기와 응답하기 과제를 합니다.',
    },
  },
  {
    minutes: 15,
    says: {
      en: 'Debrief: decide, emit, commit. Who dares to put them in another order, and why?',
      ko: '돌아보기: 정하고, 내보내고, 커밋합니다. 이 순서를 바꿔도 될 때가 있을까요?',
    },
  },
];

const welcome: AgendaItem = {
  minutes: 15,
  says: {
    en: 'Welcome: the co-op’s story, how a verdict is read, who sits with whom. Laptops were checked before.',
    ko: '시작: 협동조합 이야기와 판정 읽는 법을 소개하고 짝을 정합니다. 컴퓨터 확인은 미리 마쳤습니다.',
  },
};

export const agendas: Readonly<Record<string, Agenda>> = {
  'half-day': {
    from: nine,
    items: [welcome, ...beforeDawn, ...whyEventDriven, pause, ...microservice, collect],
  },
  'day-one': {
    from: nine,
    items: [
      ...[welcome, ...beforeDawn, pause, ...whyEventDriven, lunch],
      {
        ...{ lesson: 'why-event-driven', part: 'stretch' },
        says: {
          en: '`replay-the-season`. Who has not passed `first-tape` goes on with it, with a neighbour who has.',
          ko: '`replay-the-season`. `first-tape`를 통과하지 못한 사람은 통과한 옆 사람과 함께 이어서 합니다.',
        },
      },
      ...[pause, ...microservice, collect],
    ],
  },
  'day-two': {
    from: nine,
    items: [
      recallOf({ en: 'day one', ko: '첫날' }),
      {
        ...{ lesson: 'event-driven-microservice', part: 'stretch' },
        says: {
          en: '`grade-service`, the task *alert*.',
          ko: '`grade-service`에서 감독 기관에 알리기 과제를 합니다.',
        },
      },
      {
        minutes: 20,
        says: {
          en: 'Crash it: `npm run grade -- grade-service --sweep all` on three volunteers’ answers, on the projector.',
          ko: '강제 종료: 세 사람의 답을 화면에서 `npm run grade -- grade-service --sweep all`로 돌려 봅니다.',
        },
      },
      pause,
      {
        ...{ lesson: 'bounded-contexts', part: 'read' },
        says: {
          en: 'Predict, then sort the sentences in groups of four. Compare the numbers, not the tastes.',
          ko: '예측한 뒤 네 명씩 문장을 나눕니다. 취향이 아니라 숫자를 비교합니다.',
        },
      },
      {
        ...{ lesson: 'bounded-contexts', part: 'core' },
        says: { en: '`four-milks`, in pairs.', ko: '`four-milks`를 둘씩 합니다.' },
      },
      {
        minutes: 15,
        says: {
          en: 'Debrief: which word of yours means two things?',
          ko: '돌아보기: 여러분 회사에서 두 가지를 뜻하는 말은 무엇인가요?',
        },
      },
      lunch,
      {
        minutes: 60,
        says: {
          en: 'Your own landscape, on paper: streams, contexts, who owns which fact. Groups from one team each.',
          ko: '우리 회사의 지도를 종이에 그립니다. 스트림, 콘텍스트, 사실마다 주인. 같은 팀끼리 모입니다.',
        },
      },
      pause,
      {
        minutes: 45,
        says: {
          en: 'One real consumer of yours, on the projector: where is decide, emit, commit? What would each finding’s code look like there?',
          ko: '실제로 쓰는 컨슈머 하나를 화면에 띄웁니다. 어디에서 정하고, 내보내고, 커밋하나요? 판정 코드는 저마다 거기에서 어떤 모습으로 나타날까요?',
        },
      },
      collect,
    ],
  },
  ...week,
};
