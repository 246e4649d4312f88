import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { history } from '../testing/history.ts';
import { ported } from '../testing/service.ts';
import { askedOthers } from './asked-others.ts';

const of = { services: ['quality'], explainedAt: 'traditional-computing#ask' };
const ask = (subject: string, outcome: 'done' | 'refused' = 'done') =>
  ported('http.request', subject, null, { outcome });

test('who asks nobody, and who is asked, is not coupled', () => {
  const seen = history(ported('http.answer', 'GET /x', null), ported('http.serve', 'GET /x', null));
  expect(askedOthers(of, seen)).toEqual([]);
});

test('each request to another counts, and those in vain are told', () => {
  const seen = history(
    ask('settlement GET /grades/1'),
    ask('settlement GET /grades/2'),
    ask('settlement GET /grades/1', 'refused'),
    ask('membership GET /farms'),
  );
  const found = askedOthers(of, seen);
  expect(namesOf(found)).toEqual(['COUPLED settlement']);
  expect(theOne(found, seen, 'settlement GET /grades/1')).toMatchObject({
    ...{ evidence: [1, 3], firstBad: 1 },
  });
  expect(found[0]?.says.en).toContain('3 times');
  expect(found[0]?.says.en).toContain('1 of them had no answer');
});

test('another process and an allowed one do not count', () => {
  const seen = history(ask('settlement GET /grades/1'));
  expect(askedOthers({ ...of, services: ['trace'] }, seen)).toEqual([]);
  expect(askedOthers({ ...of, allowed: ['settlement'] }, seen)).toEqual([]);
});
