import { describe, expect, it } from 'vitest';
import { counterpart, inLanguage, languageOf } from './languages.ts';

describe('the two languages of a page', () => {
  it.each([
    ['/lessons/before-dawn', '/ko/lessons/before-dawn'],
    ['lessons/before-dawn.md', 'ko/lessons/before-dawn.md'],
    ['/', '/ko/'],
    ['index.md', 'ko/index.md'],
    ['/kokoro', '/ko/kokoro'],
  ])('%s and %s lead to each other', (en, ko) => {
    expect(counterpart(en)).toBe(ko);
    expect(counterpart(ko)).toBe(en);
    expect([languageOf(en), languageOf(ko)]).toEqual(['en', 'ko']);
    expect([inLanguage('en', en), inLanguage('ko', en)]).toEqual([en, ko]);
  });
});
