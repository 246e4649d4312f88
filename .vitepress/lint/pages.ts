// The site's pages as the lint sees them: rendered as the site renders them, so that what would stop the
// build is found here too, with file and line.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMarkdownRenderer } from 'vitepress';
import { docs, isPage, markdown } from '../markdown/plugins.ts';
import type { PageEnv } from '../markdown/problem.ts';

export interface Page {
  /** Below docs, with forward slashes, as the file is called. */
  file: string;
  source: string;
  frontmatter: Record<string, unknown>;
  html: string;
  /** Anchors that a link may name. */
  anchors: ReadonlySet<string>;
}

export interface Pages {
  pages: Page[];
  /** What kept a page from being rendered. */
  problems: string[];
}

/** @param folder in which the pages lie; the project's own, unless a test has another */
export async function readPages(folder: string = docs): Promise<Pages> {
  const md = await createMarkdownRenderer(docs, markdown);
  const pages: Page[] = [];
  const problems: string[] = [];
  const files = globSync('**/*.md', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
  for (const file of files.filter(isPage).sort()) {
    const source = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    const env: PageEnv = { path: join(folder, file), relativePath: file };
    try {
      const html = await md.renderAsync(source, env);
      pages.push({ file, source, html, frontmatter: env.frontmatter ?? {}, anchors: idsIn(html) });
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      // VitePress does not say in which page a piece of code is missing.
      problems.push(says.includes(file) ? says : `docs/${file}: ${says}`);
    }
  }
  return { pages, problems };
}

/** Where a text stands in a page, as `file:line`; the file alone when it is not there. */
export function placeOf({ file, source }: Page, text: string): string {
  const at = source.indexOf(text);
  return at < 0 ? `docs/${file}` : `docs/${file}:${source.slice(0, at).split('\n').length}`;
}

function idsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id));
}
