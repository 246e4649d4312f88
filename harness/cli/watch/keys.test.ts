import { expect, it } from 'vitest';
import { keyOf } from './keys.ts';

it.each([
  ['n', { name: 'n' }, 'n'],
  ['N', { name: 'n' }, 'n'],
  ['?', {}, '?'],
  ['7', { name: '7' }, '7'],
  [undefined, { name: 'up' }, 'up'],
  ['\r', { name: 'return' }, 'return'],
  ['\u001b', { name: 'escape' }, 'escape'],
  ['\u0003', { name: 'c', ctrl: true }, 'ctrl-c'],
  [undefined, {}, ''],
])('%j is the key %j', (text, press, key) => {
  expect(keyOf(text, press)).toBe(key);
});

it('is the same key while a Korean keyboard writes Hangul', () => {
  const typed = Array.from('ㅜㅗㅣㄴㄱㅁㅎㅂㅛㅓㅏ').map((letter) => keyOf(letter, {}));
  expect(typed.join('')).toBe('nhlsragqyjk');
});
