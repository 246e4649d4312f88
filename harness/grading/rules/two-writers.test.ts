import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, produced, record } from '../testing/history.ts';
import { ported } from '../testing/service.ts';
import { changedRows, usesOfDb, writersOf } from '../writers.ts';
import { oneWriterARow, oneWriterEach } from './two-writers.ts';

const topic = 'quality.grades';
const owned = {
  owners: { [topic]: 'quality' },
  titles: { appeals: { en: 'the appeals desk', ko: '이의 심사' } },
  explainedAt: 'one-year-later#one-writer',
};
const by = (process: string, offset: number, said = {}) =>
  produced(0, [record(offset, `lot-${offset}`, 'farm-1')], { process, topic, ...said });

test('a topic to which its owner alone writes has one writer', () => {
  const seen = history(by('quality', 51), by('quality', 52), by('appeals', 0, { topic: 'other' }));
  expect(oneWriterEach(owned, seen)).toEqual([]);
  expect([...writersOf(seen)]).toEqual([
    [topic, ['quality']],
    ['other', ['appeals']],
  ]);
});

test('a record of another service is named beside one of the owner’s', () => {
  const seen = history(by('quality', 51), by('appeals', 52), by('quality', 53));
  const found = oneWriterEach(owned, seen);
  expect(namesOf(found)).toEqual([`TWO-WRITERS ${topic}`]);
  expect(theOne(found, seen, `${topic}/0@51`)).toMatchObject({ evidence: [1, 2], firstBad: 2 });
  expect(found[0]?.says.en).toContain('the appeals desk');
});

test('whoever writes before the owner did is told of the owner', () => {
  const found = oneWriterEach(owned, history(by('appeals', 0)));
  expect(found[0]?.says.en).toContain('`quality` is its owner');
});

test('rows of a transaction are rows, and none where it was rolled back', () => {
  const changes = [
    { key: 'silos/silo-2', value: 1 },
    { key: 'pickups/lot-1', value: 2 },
  ];
  const transaction = (process: string, outcome: 'done' | 'refused') => {
    const subject = 'silos/silo-2, pickups/lot-1';
    const said = { process, outcome };
    return ported('db.transaction', subject, { changes }, said);
  };
  const handed = ported('db.onCommit', 'commit 1', null, {
    ...{ process: 'collection', answer: ['silos/silo-2'] },
  });
  const seen = history(transaction('collection', 'done'), handed, transaction('plant', 'refused'));
  expect(oneWriterARow(owned, seen)).toEqual([]);
  expect([...changedRows(seen).keys()]).toEqual(['silos/silo-2', 'pickups/lot-1']);
  expect(usesOfDb(seen).get('collection')).toEqual({ reads: 1, writes: 2, first: 1 });
  const both = history(transaction('collection', 'done'), transaction('plant', 'done'));
  expect(namesOf(oneWriterARow(owned, both))).toEqual(['TWO-WRITERS ctx.db']);
});

test('what was refused or lost is in no topic', () => {
  const lost = by('appeals', 1, { outcome: 'lost' });
  const refused = by('appeals', 1, { outcome: 'refused' });
  expect(oneWriterEach(owned, history(by('quality', 0), lost, refused))).toEqual([]);
});

test('a row that two services changed has two writers, one that both read has one', () => {
  const put = (process: string) => ({ ...ported('db.put', 'grade/lot-1', 'A'), process });
  const get = { ...ported('db.get', 'grade/lot-1', 'A'), process: 'appeals' };
  expect(oneWriterARow(owned, history(put('quality'), get))).toEqual([]);
  const seen = history(put('quality'), get, put('appeals'));
  expect(namesOf(oneWriterARow(owned, seen))).toEqual(['TWO-WRITERS ctx.db']);
  expect(Object.fromEntries(usesOfDb(seen))).toEqual({
    quality: { reads: 0, writes: 1, first: 1 },
    appeals: { reads: 1, writes: 1, first: 2 },
  });
});
