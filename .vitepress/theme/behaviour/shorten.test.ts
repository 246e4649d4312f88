import { expect, it } from 'vitest';
import { shortenBeside } from './shorten.ts';

it('leaves a short text as it is', () => {
  expect(shortenBeside('milk', 'mill')).toBe('milk');
});

it('shows where a long text differs from the other, wherever that is', () => {
  const long = (at: number, letter: string): string =>
    `${'x'.repeat(at)}${letter}${'x'.repeat(600 - at)}`;
  for (const at of [0, 50, 119, 120, 300, 599]) {
    const text = shortenBeside(long(at, 'a'), long(at, 'b'));
    expect(text).toContain('a');
    expect(text.length).toBeLessThan(130);
  }
});

it('shows the beginning of one that stands alone', () => {
  expect(shortenBeside(`begin${'x'.repeat(300)}`)).toMatch(/^begin.*…$/);
});
