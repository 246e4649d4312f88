// The index over the sections of one language, made when the search is first opened.
import MiniSearch from 'minisearch';
import { queryWordsOf, wordsOf } from './korean.ts';
import type { Section } from './sections.ts';

export type Find = (query: string) => Section[];

/** How many places are shown; who needs more, needs another word. */
const most = 12;

export function openSearch(sections: readonly Section[]): Find {
  const index = new MiniSearch({
    idField: 'url',
    fields: ['title', 'text', 'page'],
    tokenize: wordsOf,
    processTerm: (term) => term,
  });
  index.addAll(sections);
  const byUrl = new Map(sections.map((section) => [section.url, section]));
  return (query) => {
    const wanted = queryWordsOf(query);
    return index
      .search(query, {
        tokenize: queryWordsOf,
        prefix: true,
        fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false),
        combineWith: 'AND',
        boost: { title: 6, page: 0.5 },
      })
      .flatMap(({ id, score }) => {
        const section = byUrl.get(String(id));
        return section === undefined ? [] : [{ section, score: score * named(section, wanted) }];
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ section }) => section);
  };
}

/** Who types a heading means that heading, and of two the one that says less besides. */
function named({ title }: Section, wanted: readonly string[]): number {
  const words = wordsOf(title);
  return wanted.every((word) => words.includes(word)) ? 1 + 10 / words.length : 1;
}
