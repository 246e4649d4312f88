import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { wantsKorean } from './first-language.ts';
import { languageScript } from './scripts.ts';

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

  it('leads to the same place of the other page, below the site’s base', () => {
    expect(runScript('/book/', 'lessons/before-dawn.md')).toBe(
      '/book/ko/lessons/before-dawn.html?seed=7#commit',
    );
    expect(runScript('/', 'index.md')).toBe('/ko/?seed=7#commit');
    expect(runScript('/', 'lessons/index.md')).toBe('/ko/lessons/?seed=7#commit');
  });
});

/** Runs the script as a page in a Korean browser does; gives where it went. */
function runScript(base: string, page: string): string | undefined {
  let went: string | undefined;
  const location = { search: '?seed=7', hash: '#commit', replace: (to: string) => (went = to) };
  // The script is text, because that is what a page gets.
  runInNewContext(languageScript(base, page), {
    location,
    localStorage: { getItem: () => null },
    navigator: { languages: ['ko-KR'] },
  });
  return went;
}
