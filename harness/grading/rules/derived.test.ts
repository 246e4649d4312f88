import { expect, test } from 'vitest';
import { history } from '../testing/history.ts';
import { derivedOf, gradeAt, inputsOf, sent } from '../testing/service.ts';
import { outcomesOf, shownBy, wrote } from './derived.ts';

const inputs = inputsOf(
  { lotId: 'lot-1', cells: 100 },
  { lotId: 'lot-2', cells: 100 },
  { lotId: 'lot-1', cells: 300 },
);
const [first, second, corrected] = inputs as [
  (typeof inputs)[0],
  (typeof inputs)[0],
  (typeof inputs)[0],
];
const causes = (...grades: Parameters<typeof gradeAt>[2][]) =>
  outcomesOf(
    derivedOf(
      inputs,
      grades.map((said, offset) => gradeAt(offset, first, said)),
    ),
  ).map(({ input, traced }) => [input?.id, traced]);

test('an outcome is of the event that its causation-id names, whatever is in it', () => {
  expect(causes({}, { headers: { 'causation-id': 'result-2' } })).toEqual([
    ['result-1', true],
    ['result-2', true],
  ]);
});

test('without one it is of the event that it fits, the latest of those', () => {
  const headers = {};
  const fits = { headers, value: JSON.stringify({ lotId: 'lot-1', grade: 'A' }) };
  const fitsNone = { headers, value: JSON.stringify({ lotId: 'lot-1', grade: 'Z' }) };
  const ofNone = { headers, value: JSON.stringify({ lotId: 'lot-9', grade: 'A' }) };
  expect(causes(fits, fitsNone, ofNone, { headers, value: 'milk' })).toEqual([
    ['result-1', false],
    ['result-3', false],
    [undefined, false],
    [undefined, false],
  ]);
});

test('what is no JSON object is not taken for an outcome', () => {
  for (const value of ['milk', null, '3', 'null']) {
    const [one] = outcomesOf(derivedOf(inputs, [gradeAt(0, second, { value })]));
    expect(one?.parsed).toBeUndefined();
  }
});

test('what wrote an outcome is the Produce with its offset', () => {
  const grades = [gradeAt(0, first), gradeAt(1, corrected)];
  const derived = derivedOf(inputs, grades);
  const [one, other] = outcomesOf(derived);
  const run = history(sent([gradeAt(0, first)]), sent([gradeAt(1, corrected)]));
  expect(
    wrote(
      derived,
      run,
      [other, one].flatMap((each) => each ?? []),
    ),
  ).toEqual([2, 1]);
});

test('evidence is in order, and the first that was named went wrong', () => {
  expect(shownBy([5, 2, 5])).toEqual({ evidence: [2, 5], firstBad: 5 });
  expect(shownBy([])).toEqual({ evidence: [], firstBad: null });
});
