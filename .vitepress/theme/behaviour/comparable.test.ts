import { expect, it } from 'vitest';
import { comparable } from './comparable.ts';

it('does not mind the order of an object’s fields', () => {
  expect(comparable('{"a":1,"b":{"c":2,"d":3}}')).toBe(comparable('{"b":{"d":3,"c":2},"a":1}'));
  expect(comparable('[1,2]')).not.toBe(comparable('[2,1]'));
});

it('minds everything else', () => {
  expect(comparable('{"a":1}')).not.toBe(comparable('{"a":2}'));
  expect(comparable('{"a":1}')).not.toBe(comparable('{"a":"1"}'));
  expect(comparable('[object Object]')).not.toBe(comparable('{}'));
  expect(comparable(null)).not.toBe(comparable(''));
  expect(comparable(null)).not.toBe(comparable('null'));
});

it('takes ids of chance and times for equal, and not for the same as another text', () => {
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  expect(comparable(`grade-${one}`)).toBe(comparable(`grade-${other}`));
  expect(comparable(one)).not.toBe(comparable('lot-1'));
  expect(comparable('{"at":1796007575417}')).toBe(comparable('{"at":1796007575500}'));
  expect(comparable('at 2026-03-12T05:10:00Z')).toBe(comparable('at 2026-03-12T05:10:07.250Z'));
  expect(comparable('{"litres":568}')).not.toBe(comparable('{"litres":569}'));
});
