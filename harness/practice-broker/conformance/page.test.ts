import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { differences } from './differences.ts';
import { withTable } from './differences-table.ts';
import { pagePath, pageText } from './page.node.ts';

it.each(['en', 'ko'] as const)(
  'the page (%s) tells the differences that there are',
  async (language) => {
    expect(readFileSync(pagePath(language), 'utf8')).toBe(await pageText(language));
  },
);

it.each(['en', 'ko'] as const)('each difference is on the page (%s), by its words', (language) => {
  const page = readFileSync(pagePath(language), 'utf8');
  expect(differences.filter((one) => !page.includes(one[language]))).toEqual([]);
});

it('a page without its marks is found', () => {
  expect(() => withTable('# Nothing', 'en')).toThrow('no “<!-- differences: begin');
});
