import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { history } from '../testing/history.ts';
import { ported } from '../testing/service.ts';
import { ownStore } from './own-store.ts';

const of = { service: 'quality', task: 'answer' };

test('what a service keeps in its own store is its own', () => {
  const seen = history(ported('store.put', 'grade/lot-1', 'A'), ported('store.get', 'x', null));
  expect(ownStore(of, seen)).toEqual([]);
});

test('whoever keeps it where all services look is coupled to all of them', () => {
  const seen = history(
    ported('store.put', 'a', 1),
    ported('db.put', 'grade/lot-1', 'A'),
    ported('db.get', 'grade/lot-1', null),
  );
  const found = ownStore(of, seen);
  expect(namesOf(found)).toEqual(['COUPLED ctx.db']);
  expect(theOne(found, seen, '`grade/lot-1`')).toMatchObject({ evidence: [2], firstBad: 2 });
});

test('what another process does there is not its doing', () => {
  expect(ownStore({ ...of, service: 'trace' }, history(ported('db.put', 'a', 1)))).toEqual([]);
});
