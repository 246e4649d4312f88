import { expect, test } from 'vitest';
import { namesOf } from '../testing/findings.ts';
import { history } from '../testing/history.ts';
import { derivedOf, gradeAt, inputsOf } from '../testing/service.ts';
import { derivedRules } from './derived-rules.ts';

const inputs = inputsOf({ lotId: 'lot-1', cells: 100 }, { lotId: 'lot-2', cells: 100 });
const [first, second] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];
const found = (...grades: Parameters<typeof derivedOf>[1]) =>
  namesOf(derivedRules(derivedOf(inputs, grades), history()));

test('what is wrong in a value is told first, then what is lost, then what is badly named', () => {
  const unkeyed = gradeAt(0, first, { key: null });
  expect(found(unkeyed, gradeAt(1, second, { value: 'milk' }))).toEqual([
    'SHAPE quality.grades value',
  ]);
  expect(found(unkeyed)).toEqual(['LOST grade']);
  expect(found(unkeyed, gradeAt(1, second))).toEqual(['ORDER grade key']);
  expect(found(gradeAt(0, first), gradeAt(1, second))).toEqual([]);
});
