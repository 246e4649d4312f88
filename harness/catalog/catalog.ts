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
    status: 'planned',
    exercises: [
      {
        slug: 'roll-call',
        title: { en: 'Roll call (a worked example)', ko: '출석 확인 (풀어 둔 예제)' },
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
    status: 'planned',
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
    status: 'planned',
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
    status: 'planned',
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
