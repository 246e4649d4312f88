import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../brokers/testing/folder.ts';
import { todoVerdict } from '../grading/make-verdict.ts';
import { attemptName, attemptsNamed, attemptsOf, shortName, type Attempt } from './attempts.ts';
import { openProgress } from './progress.ts';

const exercise = 'why-event-driven/first-tape';
const failed = { ...todoVerdict('first-tape', 1), status: 'fail' } as const;

describe('the attempts of an exercise', () => {
  it('come newest first, each once, with its last verdict', async () => {
    const folder = await temporaryFolder();
    const progress = openProgress(folder);
    progress.rememberVerdict(exercise, 'milk', failed);
    progress.keep(exercise, 'cream');
    progress.rememberVerdict(exercise, 'milk', { ...failed, status: 'pass' });
    const found = attemptsOf(folder, exercise, [
      ...progress.events.slice(0, 2),
      { ...progress.events[2], at: '9999' } as (typeof progress.events)[number],
    ]);
    expect(found).toMatchObject([
      { name: attemptName('milk'), status: 'pass' },
      { name: attemptName('cream'), status: null, codes: [] },
    ]);
  });

  it('come newest first also within one millisecond, whatever their names', async () => {
    const folder = await temporaryFolder();
    const progress = openProgress(folder);
    const texts = ['milk', 'cream', 'whey', 'curd'];
    for (const text of texts) progress.keep(exercise, text);
    const at = '2026-01-01T04:00:00.000Z';
    const found = attemptsOf(
      folder,
      exercise,
      progress.events.map((event) => ({ ...event, at })),
    );
    expect(found.map(({ name }) => name)).toEqual(texts.toReversed().map(attemptName));
  });

  it('are also those that no event tells of, and never what was not finished', async () => {
    const folder = await temporaryFolder();
    openProgress(folder).keep(exercise, 'milk');
    const directory = join(folder, 'attempts', exercise);
    writeFileSync(join(directory, attemptName('cream')), 'cream');
    writeFileSync(join(directory, `${attemptName('whey')}.123.new`), 'wh');
    expect(readdirSync(directory)).toHaveLength(3);
    const names = attemptsOf(folder, exercise, []).map(({ name }) => name);
    expect(names.toSorted()).toEqual([attemptName('milk'), attemptName('cream')].toSorted());
  });

  it('are none before anything was kept', async () => {
    expect(attemptsOf(await temporaryFolder(), exercise, [])).toEqual([]);
  });
});

describe('an attempt is named', () => {
  const none = { status: null, codes: [], subject: null, graded: null };
  const attempts = ['abcd000000000000.ts', 'abce000000000000.ts', '1234000000000000.ts'].map(
    (name): Attempt => ({ name, path: name, at: '', ...none }),
  );
  const named = (typed: string): string[] => attemptsNamed(typed, attempts).map((one) => one.name);

  it.each(['1', '1234', '1234000000000000', '1234000000000000.ts', ' 1234 '])('by %s', (typed) => {
    expect(named(typed)).toEqual(['1234000000000000.ts']);
  });

  it('by a path to its file, as shells complete it', () => {
    expect(named('.milk-run/attempts/x/y/1234000000000000.ts')).toEqual(['1234000000000000.ts']);
    expect(named('.milk-run\\attempts\\1234000000000000.ts')).toEqual(['1234000000000000.ts']);
  });

  it('by what several share: all of them; by nothing: none', () => {
    expect(named('abc')).toHaveLength(2);
    expect([named('9'), named('')]).toEqual([[], []]);
  });

  it('shortly, as long as only it has that beginning', () => {
    expect(shortName('1234000000000000.ts', attempts)).toBe('1234');
    const twins = ['abcdef0000000000.ts', 'abcdee0000000000.ts'].map((name): Attempt => ({
      name,
      path: name,
      at: '',
      ...none,
    }));
    expect(twins.map(({ name }) => shortName(name, twins))).toEqual(['abcdef', 'abcdee']);
  });
});
