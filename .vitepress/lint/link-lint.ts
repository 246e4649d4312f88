// Links to anchors. VitePress looks after pages that are not there; this looks at the place in them, and
// at the paragraphs to which the harness's findings lead.
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { LessonEntry } from '../../harness/catalog/catalog.ts';
import { inLanguage } from '../content/languages.ts';
import { placeOf, type Page } from './pages.ts';

export function lintAnchors(pages: readonly Page[]): string[] {
  const byAddress = new Map(pages.map((page) => [addressOf(page.file), page]));
  return pages.flatMap((page) =>
    [...page.html.matchAll(/<a\b[^>]*\shref="([^"]*)#([^"]+)"/g)].flatMap(
      ([, path = '', written = '']) => {
        if (/^\w+:/.test(path)) return [];
        const anchor = decodeURIComponent(written);
        const base = posix.dirname(addressOf(page.file));
        const address = path === '' ? addressOf(page.file) : posix.resolve(base, path);
        const target = byAddress.get(address.replace(/\/$/, '/index.html'));
        if (target === undefined || target.anchors.has(anchor)) return [];
        return [`${placeOf(page, `#${anchor}`)}: there is no #${anchor} in docs/${target.file}`];
      },
    ),
  );
}

/** As a browser asks for it. */
function addressOf(file: string): string {
  return `/${file.replace(/\.md$/, '.html')}`;
}

/** @param root of the repository, whose findings say `explainedAt: '<lesson>#<anchor>'` */
export function lintExplanations(
  root: string,
  pages: readonly Page[],
  lessons: readonly LessonEntry[],
): string[] {
  const ready = lessons.filter(({ status }) => status === 'ready').map(({ slug }) => slug);
  return explanations(root).flatMap(({ at, lesson, anchor }) => {
    if (!lessons.some(({ slug }) => slug === lesson))
      return [`${at}: there is no lesson ${lesson}`];
    if (!ready.includes(lesson)) return [];
    return (['en', 'ko'] as const).flatMap((language) => {
      const file = inLanguage(language, `/lessons/${lesson}.md`).slice(1);
      const page = pages.find((one) => one.file === file);
      return page === undefined || page.anchors.has(anchor)
        ? []
        : [`${at}: explained at ${lesson}#${anchor}, but docs/${file} has no {#${anchor}}`];
    });
  });
}

function explanations(root: string): { at: string; lesson: string; anchor: string }[] {
  const files = globSync('{harness,exercises}/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.ts$|\/testing\//.test(file));
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        /explainedAt/.test(line)
          ? [...line.matchAll(/'([a-z-]+)#([a-z0-9-]+)'/g)].map(([, lesson = '', anchor = '']) => ({
              at: `${file}:${index + 1}`,
              ...{ lesson, anchor },
            }))
          : [],
      ),
  );
}
