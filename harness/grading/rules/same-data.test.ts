import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameData } from './same-data.ts';

test('fields in another order say the same, at any depth', () => {
  expect(sameData({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
  expect(sameData([{ a: 1, b: 2 }], [{ b: 2, a: 1 }])).toBe(true);
});

test('the order of a list is part of what it says', () => {
  expect(sameData([1, 2], [2, 1])).toBe(false);
});

test.each([
  ['a field more', { a: 1 }, { a: 1, b: 2 }],
  ['a field less', { a: 1, b: 2 }, { a: 1 }],
  ['a number as text', { a: 1 }, { a: '1' }],
  ['another value deep inside', { a: { b: [1] } }, { a: { b: [2] } }],
  ['nothing for something', null, {}],
  ['a list for an object', [], {}],
  ['the text of it', '{"a":1}', { a: 1 }],
])('%s says something else', (_, a, b) => {
  expect(sameData(a, b)).toBe(false);
  expect(sameData(b, a)).toBe(false);
});

test('whatever went through JSON says what it said before', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(sameData(JSON.parse(JSON.stringify(value)), value)).toBe(true);
    }),
  );
});

test('what JSON leaves out or changes says nothing else', () => {
  expect(sameData({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameData({ b: undefined }, { a: undefined })).toBe(true);
  expect(sameData({ a: Number.NaN }, { a: null })).toBe(true);
  expect(sameData({ a: undefined }, { a: null })).toBe(false);
});
