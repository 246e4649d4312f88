// Words of the first lessons for what a fact, a call and a translation are called by.
import type { Term } from './term.ts';

export const names: readonly Term[] = [
  {
    id: 'event-id',
    en: 'event id',
    ko: '이벤트 id',
    aliases: ['event-id', '이벤트 아이디'],
    meaning: {
      en: 'The name of a fact, the same each time that fact is written, in the header event-id.',
      ko: '사실의 이름. 같은 사실을 몇 번 기록하든 같으며, event-id 헤더에 적습니다.',
    },
    example: {
      en: 'A pickup’s is its lot: lot-42.',
      ko: '집유 기록의 이벤트 id는 로트의 id, 예를 들면 lot-42입니다.',
    },
    confusedWith: 'offset',
    lesson: 'why-event-driven',
  },
  {
    id: 'causation-id',
    en: 'causation id',
    ko: '원인 id',
    aliases: ['causation-id', 'cause', '원인 아이디'],
    meaning: {
      en: 'The event id of the event that another came of.',
      ko: '어떤 이벤트가 나오게 된 원인 이벤트의 id.',
    },
    example: {
      en: 'A grade names the lab result it was made from.',
      ko: '등급 이벤트에는 그 등급이 나온 검사 결과의 id가 적혀 있습니다.',
    },
    confusedWith: 'event-id',
    lesson: 'event-driven-microservice',
  },
  {
    id: 'idempotency-key',
    en: 'idempotency key',
    ko: '멱등성 키',
    aliases: ['멱등 키', 'idempotent request'],
    meaning: {
      en: 'A name that goes with a call, so that whoever gets it does the same thing only once.',
      ko: '호출에 붙이는 이름. 받는 쪽은 이것을 보고 같은 일을 한 번만 합니다.',
    },
    example: {
      en: 'The regulator is called twice under one key and raises one alarm.',
      ko: '감독 기관을 같은 키로 두 번 호출해도 경보는 한 번 울립니다.',
    },
    confusedWith: 'event-id',
    lesson: 'event-driven-microservice',
  },
  {
    id: 'command',
    en: 'command',
    ko: '명령',
    aliases: ['커맨드', 'imperative'],
    meaning: {
      en: 'A wish that something be done. It can be refused, and it has an addressee.',
      ko: '무엇을 해 달라는 요구. 받는 쪽이 정해져 있고, 거절당할 수 있습니다.',
    },
    example: {
      en: '“Grade lot-42!” A lab result asks for nothing.',
      ko: '“lot-42의 등급을 매겨 주세요.” 검사 결과는 아무것도 시키지 않습니다.',
    },
    confusedWith: 'event',
    lesson: 'event-driven-microservice',
  },
  {
    id: 'translator',
    en: 'translator',
    ko: '변환 함수',
    aliases: ['변환기', '번역기', 'mapper', '매퍼'],
    meaning: {
      en: 'What says in one context’s words what another has said in its own.',
      ko: '한 콘텍스트가 제 말로 한 이야기를 다른 콘텍스트의 말로 옮기는 함수.',
    },
    example: {
      en: 'toSiloFill makes hectolitres for a silo out of a pickup.',
      ko: 'toSiloFill은 집유 기록을 사일로에 부을 헥토리터로 옮깁니다.',
    },
    confusedWith: 'anti-corruption-layer',
    lesson: 'bounded-contexts',
  },
];
