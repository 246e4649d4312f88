import { expect, test } from 'vitest';
import { jsonIn, objectIn } from './record-json.ts';

test('a value is what it says, or nothing', () => {
  expect(jsonIn('[1]')).toEqual([1]);
  expect(jsonIn('null')).toBe(null);
  expect(jsonIn(null)).toBe(undefined);
  expect(jsonIn('[object Object]')).toBe(undefined);
});

test('only an object is an object', () => {
  expect(objectIn('{"lotId":"lot-1"}')).toEqual({ lotId: 'lot-1' });
  for (const value of ['[1]', 'null', '"lot-1"', '{', null])
    expect(objectIn(value)).toBe(undefined);
});
