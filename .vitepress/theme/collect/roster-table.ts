// The roster as a table for a spreadsheet: what the page shows, and each exercise in a column of its own.
import type { Language } from '../../content/languages.ts';
import type { Cell } from './csv.ts';
import type { ExerciseState, RosterRow } from './roster.ts';

const heads: Record<Language, readonly string[]> = {
  en: [
    ...['person', 'core done', 'core graded', 'core of', 'stretch done', 'stretch graded'],
    ...['stretch of', 'tries', 'last activity', 'stuck on', 'code', 'written', 'file'],
  ],
  ko: [
    ...['이름', '핵심 완료', '핵심 채점', '핵심 전체', '심화 완료', '심화 채점', '심화 전체'],
    ...['시도', '마지막 활동', '막힌 연습', '코드', '내보낸 때', '파일'],
  ],
};

const states: Record<Language, Record<ExerciseState, string>> = {
  en: { graded: 'graded', practised: 'practised', tried: 'not yet', none: '' },
  ko: { graded: '채점됨', practised: '연습함', tried: '통과 못 함', none: '' },
};

export function rosterTable(rows: readonly RosterRow[], language: Language): Cell[][] {
  const exercises = rows[0]?.exercises.map(({ exercise }) => exercise) ?? [];
  return [
    [...heads[language], ...exercises],
    ...rows.map(({ person, core, stretch, tries, last, stuck, made, name, ...row }) => [
      ...[person, core.done, core.graded, core.of, stretch.done, stretch.graded, stretch.of],
      ...[tries, last, stuck?.exercise ?? null, stuck?.codes[0] ?? null, made, name],
      ...row.exercises.map(({ state }) => states[language][state]),
    ]),
  ];
}
