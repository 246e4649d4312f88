import { expect, test } from 'vitest';
import { readerKo, receivedKo } from './reader-words.ts';

test('a reader without a name of its own is not called one twice', () => {
  expect(readerKo('reader')).toBe('리더');
  expect(readerKo('trace')).toBe('trace 리더');
});

test('what did not come is told in the numbers that say something', () => {
  expect(receivedKo('집유 기록', 0, 1)).toBe('집유 기록 1건을 받지 못했어요');
  expect(receivedKo('집유 기록', 0, 240)).toBe('집유 기록 240건을 하나도 받지 못했어요');
  expect(receivedKo('집유 기록', 78, 240)).toBe('집유 기록 240건 가운데 78건만 받았어요');
});
