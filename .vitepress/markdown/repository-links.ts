// Pages link to files of the repository, which is right where they are read as files. On the site
// such a file has no address: its path stands there instead.
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { problem, type PageEnv } from './problem.ts';

/** @param isPage whether a file, by its path below docs, is a page of the site */
export function repositoryLinksPlugin(
  md: MarkdownRenderer,
  isPage: (path: string) => boolean,
): void {
  md.core.ruler.after('inline', 'milk_run_repository_links', ({ tokens, env }) => {
    // markdown-it leaves the type of what it passes along to its user.
    const page = env as PageEnv;
    const { path: from, relativePath } = page;
    if (from === undefined || relativePath === undefined) return;
    const docs = resolve(from, ...relativePath.split('/').map(() => '..'));
    for (const { children, map } of tokens) {
      let path: string | undefined;
      for (const token of children ?? []) {
        if (token.type === 'link_close' && path !== undefined) {
          Object.assign(token, { tag: 'span', type: 'html_inline', content: '</span>' });
          path = undefined;
        }
        const href = token.type === 'link_open' ? token.attrGet('href') : null;
        if (href === null || !/^\.{0,2}\/?[\w.-]/.test(href) || /^\w+:|^\//.test(href)) continue;
        const file = resolve(dirname(from), href.replace(/[#?].*$/s, ''));
        const below = relative(docs, file).split(sep).join('/');
        if (!below.startsWith('..') && isPage(below)) continue;
        if (!existsSync(file)) {
          if (!below.startsWith('..')) continue; // VitePress says that it is dead.
          throw problem(page, map?.[0] ?? 0, `there is no file ${href}`);
        }
        path = relative(dirname(docs), file).split(sep).join('/');
        Object.assign(token, {
          ...{ tag: 'span', type: 'html_inline' },
          content: `<span class="repository-path" title="${path}">`,
        });
      }
    }
  });
}
