// Progress out of one browser as a file, and into another.
import { describe, expect, it } from 'vitest';
import {
  readProgressFile,
  writeProgressFile,
  type ProgressFile,
} from '../../../harness/progress-file/progress-file.ts';
import { openKeptWork, putAway, type KeptWork, type Storage } from '../exercise/kept-work.ts';
import { emptyJournal, type Journal } from '../progress/journal.ts';
import { bringInJournal, bringInWork } from './bring-in.ts';
import { gather } from './gather.ts';

const now = new Date('2026-01-12T05:10:00.000Z');
const shipped = new Map([
  ['one', 'stub of one'],
  ['two', 'stub of two'],
]);
const verdict = (source: string, status: 'pass' | 'fail', standing: 'practised' | 'graded') => ({
  ...{ source, status, standing, at: '2026-01-12T04:20:00.000Z', codes: [], subject: null },
});

/** A browser's own storage, empty. */
function openWork(): KeptWork {
  const kept = new Map<string, string>();
  const storage: Storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
  return openKeptWork(
    () => storage,
    () => now,
  );
}

function exported(work: KeptWork, journal: Partial<Journal> = {}): ProgressFile {
  const done = { journal: { ...emptyJournal, ...journal }, work: work.all(), shipped };
  const read = readProgressFile(writeProgressFile(gather(done, 'Kim', now)));
  if ('refused' in read) throw new Error(read.refused.en);
  return read.file;
}

describe('a file out of a browser', () => {
  it('has journal, code and attempts, and not what ships', () => {
    const work = openWork();
    work.keepCode('one', 'stub of one');
    work.keepCode('two', 'mine');
    work.keepAttempt('two', verdict('mine', 'fail', 'practised'));
    const file = exported(work, {
      ...{ read: ['dawn'], predicted: { 'dawn/a': 1 }, passed: { three: 'graded' } },
    });
    expect(file).toMatchObject({ person: 'Kim', read: ['dawn'], predicted: { 'dawn/a': 1 } });
    expect(file.exercises).toEqual([
      { exercise: 'three', passed: 'graded', source: null, attempts: [] },
      {
        exercise: 'two',
        passed: null,
        source: 'mine',
        attempts: [verdict('mine', 'fail', 'practised')],
      },
    ]);
  });
});

describe('a file brought into a browser', () => {
  it('puts its code in place, and keeps what was there as an attempt', () => {
    const [there, here] = [openWork(), openWork()];
    there.keepCode('one', 'theirs');
    there.keepAttempt('one', verdict('theirs', 'pass', 'graded'));
    here.keepCode('one', 'mine');
    here.keepAttempt('one', verdict('older', 'fail', 'practised'));
    const done = bringInWork(exported(there), here, shipped, now);
    expect(done).toEqual({ attempts: 1, displaced: ['one'], unknown: [] });
    expect(here.code('one')).toBe('theirs');
    expect(here.attempts('one').map(({ source, status }) => [source, status])).toEqual([
      ['mine', null],
      ['older', 'fail'],
      ['theirs', 'pass'],
    ]);
    expect(bringInWork(exported(there), here, shipped, now)).toEqual({
      ...{ attempts: 0, displaced: [], unknown: [] },
    });
  });

  it('displaces no stub, and leaves alone what it does not know', () => {
    const [there, here] = [openWork(), openWork()];
    there.keepCode('one', 'theirs');
    there.keepCode('three', 'of a newer workbook');
    here.keepCode('one', 'stub of one');
    expect(bringInWork(exported(there), here, shipped, now)).toEqual({
      ...{ attempts: 0, displaced: [], unknown: ['three'] },
    });
    expect([here.code('one'), here.attempts('one'), here.code('three')]).toEqual([
      'theirs',
      [],
      undefined,
    ]);
  });

  it('never takes back a pass on a real Kafka', () => {
    const [there, here] = [openWork(), openWork()];
    there.keepAttempt('one', { ...verdict('a', 'fail', 'practised'), at: now.toISOString() });
    here.keepAttempt('one', verdict('a', 'pass', 'graded'));
    bringInWork(exported(there), here, shipped, now);
    expect(here.attempts('one')).toMatchObject([{ status: 'pass', standing: 'graded' }]);
    const mine: Journal = { ...emptyJournal, passed: { one: 'graded', two: 'practised' } };
    const theirs = exported(there, { passed: { one: 'practised', two: 'graded' } });
    expect(bringInJournal(mine, theirs).passed).toEqual({ one: 'graded', two: 'graded' });
  });

  it('adds what was read and predicted; a prediction made here stays', () => {
    const mine: Journal = { ...emptyJournal, read: ['dawn'], predicted: { 'dawn/a': 0 } };
    const theirs = exported(openWork(), {
      read: ['dusk'],
      predicted: { 'dawn/a': 2, 'dusk/b': 1 },
    });
    expect(
      bringInJournal({ ...mine, place: { lesson: 'dawn', anchor: '' } }, theirs),
    ).toMatchObject({
      ...{ read: ['dawn', 'dusk'], predicted: { 'dawn/a': 0, 'dusk/b': 1 } },
      place: { lesson: 'dawn', anchor: '' },
    });
  });

  it('keeps a text that was put away here and judged there, with its verdict', () => {
    const [there, here] = [openWork(), openWork()];
    there.keepAttempt('one', verdict('a', 'pass', 'practised'));
    here.keepAttempt('one', putAway('a', now));
    bringInWork(exported(there), here, shipped, now);
    expect(here.attempts('one')).toMatchObject([
      { source: 'a', status: 'pass', at: now.toISOString() },
    ]);
  });
});
