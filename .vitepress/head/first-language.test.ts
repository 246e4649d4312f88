import { describe, expect, it } from 'vitest';
import { wantsKorean } from './first-language.ts';

describe('the first language', () => {
  it('is the browser’s, as long as none was chosen', () => {
    expect(wantsKorean(null, ['ko-KR', 'en'], false)).toBe(true);
    expect(wantsKorean(null, ['en-GB', 'ko'], false)).toBe(false);
    expect(wantsKorean(null, ['fr', 'ko'], false)).toBe(true);
    expect(wantsKorean(null, ['fr'], true)).toBe(false);
    expect(wantsKorean(null, ['kok-IN', 'en'], true)).toBe(false);
  });

  it('is the chosen one at the home page; elsewhere the address decides', () => {
    expect(wantsKorean('ko', ['en'], true)).toBe(true);
    expect(wantsKorean('ko', ['en'], false)).toBe(false);
    expect(wantsKorean('en', ['ko'], true)).toBe(false);
  });
});
