import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { anywhere, rootFrom } from './base.ts';
import { languageScript } from './scripts.ts';

/** Where a Korean browser is sent from a page; `undefined`: nowhere. */
function sentTo(base: string, href: string, siteRoot?: string, chosen: string | null = null) {
  let target: string | undefined;
  const location = { href, origin: new URL(href).origin, replace: (to: string) => (target = to) };
  runInNewContext(languageScript(base), {
    ...{ location, navigator: { languages: ['ko-KR'] } },
    window: { __VP_SITE_ROOT__: siteRoot },
    localStorage: { getItem: () => chosen },
  });
  return target;
}

describe('the script that gives way to the Korean page', () => {
  it.each([
    ['/', 'http://a/', 'http://a/ko/'],
    ['/', 'http://a/lessons/x.html?seed=7#groups', 'http://a/ko/lessons/x.html?seed=7#groups'],
    ['/b/', 'http://a/b/glossary.html', 'http://a/b/ko/glossary.html'],
  ])('goes to the same place below %s', (base, from, to) => {
    expect(sentTo(base, from)).toBe(to);
  });

  it('finds the root by what the page says, where the site lies anywhere', () => {
    const root = 'http://a/b%20c/';
    expect(sentTo(anywhere, `${root}lessons/x.html#y`, root)).toBe(`${root}ko/lessons/x.html#y`);
  });

  it('respects on the home page alone what was chosen before', () => {
    expect(sentTo('/', 'http://a/index.html#x', undefined, 'ko')).toBe('http://a/ko/index.html#x');
    expect(sentTo('/', 'http://a/glossary.html', undefined, 'ko')).toBeUndefined();
  });
});

it('from a page to the root is as far as the page is deep', () => {
  expect(rootFrom('/b/', 'ko/lessons/x.md')).toBe('/b/');
  expect(
    ['index.md', 'lessons/x.md', 'ko/lessons/x.md'].map((page) => rootFrom(anywhere, page)),
  ).toEqual([...['./', '../', '../../']]);
});
