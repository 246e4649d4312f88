// The order of the workbook, in one place: its lessons and their exercises.
import type { Text } from '../grading/text.ts';

export interface ExerciseEntry {
  slug: string;
  title: Text;
  /** `worked` ships complete and passes; `make` is the learner's to write. */
  kind: 'worked' | 'make';
  /** `core` is what a two-day course does. */
  level: 'core' | 'stretch';
  minutes: number;
}

export interface LessonEntry {
  slug: string;
  title: Text;
  /** `ready`: its page is written in both languages. */
  status: 'ready' | 'planned';
  exercises: readonly ExerciseEntry[];
}

export const lessons: readonly LessonEntry[] = [
  {
    slug: 'before-dawn',
    title: { en: 'Before dawn', ko: '새벽 준비' },
    status: 'ready',
    exercises: [
      {
        slug: 'roll-call',
        title: { en: 'Roll call (a worked example)', ko: '출석 확인 (완성된 예제)' },
        kind: 'worked',
        level: 'core',
        minutes: 5,
      },
      {
        slug: 'hello-milk',
        title: { en: 'Hello, milk', ko: '안녕, 우유' },
        kind: 'make',
        level: 'core',
        minutes: 5,
      },
    ],
  },
  {
    slug: 'why-event-driven',
    title: { en: 'Why event-driven', ko: '왜 이벤트 기반인가' },
    status: 'ready',
    exercises: [
      {
        slug: 'first-tape',
        title: { en: 'First tape', ko: '첫 번째 테이프' },
        kind: 'make',
        level: 'core',
        minutes: 25,
      },
      {
        slug: 'replay-the-season',
        title: { en: 'Replay the season', ko: '한 철을 다시 정산하기' },
        kind: 'make',
        level: 'stretch',
        minutes: 35,
      },
    ],
  },
  {
    slug: 'event-driven-microservice',
    title: { en: 'What an event-driven microservice is', ko: '이벤트 기반 마이크로서비스란' },
    status: 'ready',
    exercises: [
      {
        slug: 'grade-service',
        title: { en: 'Grade service', ko: '등급 서비스' },
        kind: 'make',
        level: 'core',
        minutes: 65,
      },
    ],
  },
  {
    slug: 'bounded-contexts',
    title: {
      en: 'Domain, subdomain, model, bounded context',
      ko: '도메인, 하위 도메인, 도메인 모델, 경계 콘텍스트',
    },
    status: 'ready',
    exercises: [
      {
        slug: 'four-milks',
        title: { en: 'Four milks', ko: '네 가지 우유' },
        kind: 'make',
        level: 'core',
        minutes: 20,
      },
    ],
  },
  {
    slug: 'using-bounded-contexts',
    title: { en: 'Drawing the line', ko: '경계 긋기' },
    status: 'ready',
    exercises: [
      {
        slug: 'context-map',
        title: { en: 'Context map', ko: '콘텍스트 맵' },
        kind: 'make',
        level: 'core',
        minutes: 30,
      },
      {
        slug: 'dolmun-acl',
        title: { en: 'Dolmun, in our words', ko: '돌문의 말을 조합의 말로' },
        kind: 'make',
        level: 'stretch',
        minutes: 30,
      },
    ],
  },
  {
    slug: 'business-requirements',
    title: { en: 'Cut along the business', ko: '비즈니스를 따라 나누기' },
    status: 'ready',
    exercises: [
      {
        slug: 'copy-not-call',
        title: { en: 'Copy, not call', ko: '묻지 말고 복사본으로' },
        kind: 'make',
        level: 'core',
        minutes: 25,
      },
      {
        slug: 'antibiotic-hold',
        title: { en: 'Antibiotic hold', ko: '항생제 보류' },
        kind: 'make',
        level: 'stretch',
        minutes: 20,
      },
    ],
  },
  {
    slug: 'communication-structures',
    title: { en: 'Three structures', ko: '세 가지 통신 구조' },
    status: 'ready',
    exercises: [
      {
        slug: 'who-talks-to-whom',
        title: { en: 'Who talks to whom', ko: '누가 누구와 이야기하나' },
        kind: 'make',
        level: 'core',
        minutes: 30,
      },
    ],
  },
  {
    slug: 'conways-law',
    title: { en: 'Conway’s law', ko: '콘웨이의 법칙' },
    status: 'ready',
    exercises: [
      {
        slug: 'mirror',
        title: { en: 'The mirror', ko: '거울' },
        kind: 'make',
        level: 'core',
        minutes: 35,
      },
    ],
  },
  {
    slug: 'traditional-computing',
    title: { en: 'One service, one database', ko: '서비스 하나, 데이터베이스 하나' },
    status: 'ready',
    exercises: [
      {
        slug: 'drift-detective',
        title: { en: 'Drift detective', ko: '어긋남 탐정' },
        kind: 'make',
        level: 'core',
        minutes: 15,
      },
      {
        slug: 'drift-to-stream',
        title: { en: 'Drift to stream', ko: '복사 대신 스트림' },
        kind: 'make',
        level: 'stretch',
        minutes: 30,
      },
    ],
  },
  {
    slug: 'one-year-later',
    title: { en: 'One year later', ko: '일 년 뒤' },
    status: 'ready',
    exercises: [
      {
        slug: 'shared-row',
        title: { en: 'Shared row (a worked example)', ko: '함께 쓰는 행 (완성된 예제)' },
        kind: 'worked',
        level: 'core',
        minutes: 5,
      },
      {
        slug: 'one-writer',
        title: { en: 'One writer', ko: '쓰는 쪽은 하나' },
        kind: 'make',
        level: 'core',
        minutes: 45,
      },
    ],
  },
  {
    slug: 'conflicting-pressures',
    title: { en: 'Conflicting pressures', ko: '상충되는 압력' },
    status: 'ready',
    exercises: [
      {
        slug: 'busy-store',
        title: { en: 'The busy store (a worked example)', ko: '붐비는 데이터베이스 (완성된 예제)' },
        kind: 'worked',
        level: 'core',
        minutes: 5,
      },
      {
        slug: 'month-end',
        title: { en: 'Month end', ko: '월말' },
        kind: 'make',
        level: 'core',
        minutes: 30,
      },
    ],
  },
  {
    slug: 'event-driven-structures',
    title: { en: 'Event-driven structures', ko: '이벤트 기반 통신 구조' },
    status: 'ready',
    exercises: [
      {
        slug: 'views-from-facts',
        title: { en: 'Views from facts', ko: '사실에서 나오는 뷰' },
        kind: 'make',
        level: 'core',
        minutes: 35,
      },
      {
        slug: 'hand-over-the-north',
        title: { en: 'Hand over the north', ko: '북쪽 농가 넘겨주기' },
        kind: 'make',
        level: 'stretch',
        minutes: 20,
      },
    ],
  },
  {
    slug: 'asynchronous',
    title: { en: 'Asynchronous, or not', ko: '비동기식과 동기식' },
    status: 'ready',
    exercises: [
      {
        slug: 'keep-it-sync',
        title: { en: 'Keep it sync', ko: '동기식으로 두기' },
        kind: 'make',
        level: 'core',
        minutes: 10,
      },
      {
        slug: 'sync-chain',
        title: { en: 'Sync chain', ko: '동기식 줄' },
        kind: 'make',
        level: 'core',
        minutes: 25,
      },
      {
        slug: 'untangle',
        title: { en: 'Untangle', ko: '얽힌 것 풀기' },
        kind: 'make',
        level: 'core',
        minutes: 40,
      },
    ],
  },
];

/** An exercise with the lesson it belongs to. */
export interface Exercise extends ExerciseEntry {
  lesson: LessonEntry;
  /** `<lesson>/<exercise>`: where it lies below `exercises/` and `solutions/`. */
  path: string;
}

export const exercises: readonly Exercise[] = lessons.flatMap((lesson) =>
  lesson.exercises.map((entry) => ({ ...entry, lesson, path: `${lesson.slug}/${entry.slug}` })),
);
