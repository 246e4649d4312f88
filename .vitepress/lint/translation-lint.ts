// Holds the two languages to being equal: a page is there in both, asks and shows the same in the same
// order, has the same anchors, and a translation is not older than its original.
import { counterpart, languageOf } from '../content/languages.ts';
import { hashOf } from '../content/original.ts';
import { placeOf, type Page } from './pages.ts';

export function lintTranslations(pages: readonly Page[]): string[] {
  const english = pages.filter(({ file }) => languageOf(file) === 'en');
  const korean = pages.filter(({ file }) => !english.some((one) => one.file === file));
  const koreanOf = (file: string): Page | undefined =>
    korean.find((one) => one.file === counterpart(file));
  return [
    ...english
      .filter(({ file }) => koreanOf(file) === undefined)
      .map(({ file }) => `docs/${counterpart(file)} is missing: ${file} has no Korean text`),
    ...korean
      .filter((one) => !english.some(({ file }) => koreanOf(file) === one))
      .map(({ file }) => `docs/${file} has no English text`),
    ...english.flatMap((one) => {
      const translation = koreanOf(one.file);
      return translation === undefined ? [] : lintPair(one, translation);
    }),
  ];
}

function lintPair(english: Page, korean: Page): string[] {
  const problems: string[] = [];
  const original = korean.frontmatter['original'];
  const isLesson = english.frontmatter['lesson'] !== undefined;
  const hash = hashOf(english.source);
  if ((isLesson || original !== undefined) && String(original) !== hash) {
    problems.push(
      `${placeOf(korean, 'original:')}: older than its original; once it says the same, write original: ${hash}`,
    );
  }
  const blocks = { en: blocksOf(english), ko: blocksOf(korean) };
  const differing = blocks.en.findIndex((block, at) => block !== blocks.ko[at]);
  const at = differing < 0 && blocks.ko.length > blocks.en.length ? blocks.en.length : differing;
  if (at >= 0) {
    const [en = 'nothing', ko = 'nothing'] = [blocks.en[at], blocks.ko[at]];
    problems.push(`${placeOf(korean, ko)}: has “${ko}” where the original has “${en}”`);
  }
  const given = anchorsGiven(korean);
  for (const anchor of anchorsGiven(english)) {
    if (!given.includes(anchor)) {
      problems.push(`docs/${korean.file}: lacks the heading {#${anchor}} of its original`);
    }
  }
  return problems;
}

function blocksOf({ source }: Page): string[] {
  return [...source.matchAll(/^::: *(?:predict|recall|investigate|figure|exercise)\b.*$/gm)].map(
    ([line]) => line.trim().replace(/\s+/g, ' '),
  );
}

function anchorsGiven({ source }: Page): string[] {
  return [...source.matchAll(/^#+ .*\{#([\w-]+)\}\s*$/gm)].map(([, id = '']) => id);
}
