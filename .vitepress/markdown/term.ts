// `[event streams](term:event-stream)`: a word of the glossary, with its meaning at hand.
import type { MarkdownRenderer } from 'vitepress';
import { terms } from '../content/glossary/terms.ts';
import { inLanguage, languageOf } from '../content/languages.ts';
import { problem, type PageEnv } from './problem.ts';

const scheme = 'term:';

export function termPlugin(md: MarkdownRenderer): void {
  md.core.ruler.after('inline', 'milk_run_term', ({ tokens, env }) => {
    // markdown-it leaves the type of what it passes along to its user.
    const page = env as PageEnv;
    for (const { children, content, map } of tokens) {
      for (const link of children ?? []) {
        const href = link.type === 'link_open' ? link.attrGet('href') : null;
        if (href?.startsWith(scheme) !== true) continue;
        const id = href.slice(scheme.length);
        const term = terms.find((one) => one.id === id);
        if (term === undefined) {
          const line = (map?.[0] ?? 0) + lineWith(content, href);
          throw problem(page, line, `there is no term “${id}” in the glossary`);
        }
        const language = languageOf(page.relativePath ?? '');
        link.attrSet('href', `${inLanguage(language, '/glossary')}#${id}`);
        link.attrJoin('class', 'term');
        link.attrSet('title', term.meaning[language]);
      }
    }
  });
}

function lineWith(content: string, href: string): number {
  const line = content.split('\n').findIndex((one) => one.includes(href));
  return Math.max(line, 0);
}
