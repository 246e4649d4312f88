// Made when the site is built: the sections of all pages of one language.
import { createContentLoader } from 'vitepress';
import { languageOf, type Language } from '../../content/languages.ts';
import { isPage } from '../../markdown/plugins.ts';
import { sectionsOf, type Section } from './sections.ts';

interface Loader {
  watch: string | string[];
  load(): Promise<Section[]>;
}

export function sectionsIn(language: Language): Loader {
  return createContentLoader('**/*.md', {
    render: true,
    globOptions: { ignore: ['contributing/**'] },
    transform: (pages) =>
      pages
        .filter(({ url }) => languageOf(url) === language && isPage(`${url.slice(1)}.md`))
        .flatMap(({ url, html = '', frontmatter }) => {
          const own: unknown = frontmatter['title'];
          const first = /<h1[^>]*>([\s\S]*?)<a/.exec(html)?.[1]?.trim();
          const title = typeof own === 'string' ? own : (first ?? '');
          return title === '' ? [] : sectionsOf(html, { url, title });
        }),
  });
}
