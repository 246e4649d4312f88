import { expect, it } from 'vitest';
import { errorCode, errorName, errorNames } from './errors.ts';

it.each([
  [-1, 'UNKNOWN_SERVER_ERROR'],
  [0, 'NONE'],
  [27, 'REBALANCE_IN_PROGRESS'],
  [45, 'OUT_OF_ORDER_SEQUENCE_NUMBER'],
  [79, 'MEMBER_ID_REQUIRED'],
  [9999, 'ERROR_9999'],
])('%i is %s', (code, name) => {
  expect(errorName(code)).toBe(name);
});

it('leaves no code out', () => {
  const codes = [...errorNames.keys()];
  expect(codes).toEqual(codes.map((_, i) => i - 1));
});

it('finds the code of a name', () => {
  expect(errorCode('NONE')).toBe(0);
  expect(errorCode('INVALID_RECORD')).toBe(87);
});
