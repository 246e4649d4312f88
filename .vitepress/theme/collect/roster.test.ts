import { describe, expect, it } from 'vitest';
import {
  readProgressFile,
  writeProgressFile,
  type FiledAttempt,
  type FiledExercise,
  type Progress,
} from '../../../harness/progress-file/progress-file.ts';
import { rosterOf, type Handed } from './roster.ts';

const exercise = (slug: string, level: 'core' | 'stretch', kind: 'worked' | 'make' = 'make') => ({
  ...{ slug, level, kind, minutes: 5 },
});
const lessons = [
  { exercises: [exercise('shown', 'core', 'worked'), exercise('one', 'core')] },
  { exercises: [exercise('two', 'core'), exercise('more', 'stretch')] },
];
const at = (hour: number): string => `2026-01-12T${String(hour).padStart(2, '0')}:00:00.000Z`;
function attempt(hour: number, more: Partial<FiledAttempt> = {}): FiledAttempt {
  return {
    ...{ at: at(hour), source: `tried at ${hour}`, status: 'fail', codes: ['LOST', 'LOST', 'DUP'] },
    ...{ subject: null, standing: 'practised', ...more },
  };
}
const passed = (hour: number, standing: 'practised' | 'graded'): FiledAttempt =>
  attempt(hour, { status: 'pass', codes: [], standing });
const filed = (exercise: string, ...attempts: FiledAttempt[]): FiledExercise => ({
  ...{ exercise, passed: null, source: null, attempts },
});

/** As it comes from somebody's disk. */
function handed(name: string, person: string, more: Partial<Progress> = {}): Handed {
  const made = at(12);
  const progress = { person, made, from: 'page', read: [], predicted: {}, exercises: [] } as const;
  const read = readProgressFile(
    writeProgressFile({
      ...progress,
      ...more,
      read: [],
      predicted: {},
      exercises: more.exercises ?? [],
    }),
  );
  if ('refused' in read) throw new Error(read.refused.en);
  return { name, file: read.file };
}
const rowOf = (...exercises: FiledExercise[]) => {
  const [row] = rosterOf([handed('a.json', 'Kim', { exercises })], lessons).rows;
  if (row === undefined) throw new Error('There is no row');
  return row;
};

describe('a row of the roster', () => {
  it('counts core and stretch, and what was graded apart; worked examples do not count', () => {
    const row = rowOf(
      filed('shown', passed(1, 'graded')),
      filed('one', passed(2, 'practised')),
      { ...filed('two'), passed: 'graded' },
      filed('more', attempt(3)),
    );
    expect([row.core, row.stretch]).toEqual([
      { done: 2, of: 2, graded: 1 },
      { done: 0, of: 1, graded: 0 },
    ]);
    expect(row.exercises.map(({ state }) => state)).toEqual(['practised', 'graded', 'tried']);
  });

  it('counts different texts that got a verdict as tries', () => {
    const row = rowOf(
      filed(
        'one',
        attempt(1),
        attempt(2),
        attempt(3, { status: null }),
        attempt(4, { status: 'error' }),
      ),
    );
    expect([row.tries, row.last]).toEqual([2, at(4)]);
  });

  it('tells what they are stuck on: what they tried last and have not passed, with its codes and text', () => {
    const row = rowOf(
      filed('one', attempt(1)),
      filed('two', attempt(9), attempt(8)),
      filed('more', passed(10, 'graded')),
    );
    expect(row.stuck).toMatchObject({
      exercise: 'two',
      tries: 2,
      codes: ['LOST', 'DUP'],
      failing: 'tried at 9',
    });
    expect(rowOf(filed('one', passed(1, 'graded'), attempt(2))).stuck).toBeNull();
  });

  it('is there for somebody who has done nothing', () => {
    expect(rowOf()).toMatchObject({ tries: 0, last: null, stuck: null, core: { done: 0, of: 2 } });
  });
});

describe('the roster', () => {
  it('takes the newest file of a person, however the name is written, and says so', () => {
    const { rows, older } = rosterOf(
      [
        handed('old.json', 'Kim Dawn', { made: at(1) }),
        handed('new.json', 'KIM  dawn', { made: at(3) }),
        handed('middle.json', 'kim dawn', { made: at(2) }),
        handed('lee.json', 'Lee'),
      ],
      lessons,
    );
    expect(rows.map(({ person, name }) => [person, name])).toEqual([
      ['KIM dawn', 'new.json'],
      ['Lee', 'lee.json'],
    ]);
    expect(older).toEqual([{ person: 'KIM dawn', names: ['middle.json', 'old.json'] }]);
  });

  it('tells files without a name apart by what they are called', () => {
    const { rows, older } = rosterOf([handed('a.json', ''), handed('b.json', '')], lessons);
    expect(rows.map(({ person, named }) => [person, named])).toEqual([
      ['a', false],
      ['b', false],
    ]);
    expect(older).toEqual([]);
  });
});
