import { expect, test } from 'vitest';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history } from '../testing/history.ts';
import { derivedOf, gradeAt, inputsOf, sent } from '../testing/service.ts';
import { outcomesOf } from './derived.ts';
import { derivedValues, show } from './derived-values.ts';

const inputs = inputsOf({ lotId: 'lot-1', cells: 100 }, { lotId: 'lot-2' });
const [good, failed] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];

function run(...grades: WireRecord[]) {
  const derived = derivedOf(inputs, grades);
  const seen = history(...grades.map((grade) => sent([grade])));
  return { found: derivedValues(derived, outcomesOf(derived), seen), seen };
}

test('a grade that the rule gives is right, whatever the order of its fields', () => {
  const value = JSON.stringify({ grade: 'A', lotId: 'lot-1' });
  expect(run(gradeAt(0, good), gradeAt(1, good, { value })).found).toEqual([]);
});

test('a value that is no object is told as such', () => {
  const { found, seen } = run(gradeAt(0, good), gradeAt(1, good, { value: '[object Object]' }));
  expect(namesOf(found)).toEqual(['SHAPE quality.grades value']);
  expect(theOne(found, seen, '[object Object]')).toMatchObject({
    ...{ where: 'quality.grades/0@1 (lot-1)', firstBad: 2, evidence: [2], task: 'grade' },
  });
});

test('a grade of nothing that there was is a phantom', () => {
  const value = JSON.stringify({ lotId: 'lot-9', grade: 'A' });
  const { found, seen } = run(gradeAt(0, good, { value, headers: {} }));
  expect(namesOf(found)).toEqual(['PHANTOM grade']);
  theOne(found, seen, 'lot-9');
});

test('a grade of a result that gets none is a phantom, and tells the result', () => {
  const { found, seen } = run(gradeAt(0, failed, { value: '{"lotId":"lot-2","grade":"C"}' }));
  expect(namesOf(found)).toEqual(['PHANTOM grade of a result without `cells`']);
  theOne(found, seen, 'quality.lab-results/0@1 (lot-2)', '`cells`');
});

test('another grade than the rule’s is told beside it', () => {
  const value = JSON.stringify({ lotId: 'lot-1', grade: 'C' });
  const { found, seen } = run(gradeAt(0, good, { value }));
  expect(namesOf(found)).toEqual(['SHAPE grade value']);
  theOne(found, seen, value, JSON.stringify({ lotId: 'lot-1', grade: 'A' }));
});

test('a long value is shortened', () => {
  expect(show('x'.repeat(90))).toBe(`\`${'x'.repeat(90)}\``);
  expect(show('x'.repeat(91))).toBe(`\`${'x'.repeat(90)}…\``);
  expect(show(null)).toBe('null');
});
