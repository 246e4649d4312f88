// The site: docs/ in English at the root and in Korean under ko/, with a theme of its own.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type HeadConfig } from 'vitepress';
import { counterpart, languageOf } from './content/languages.ts';
import { hashOf } from './content/original.ts';
import { anywhere, rootFrom } from './head/base.ts';
import { notFoundAnywhere } from './head/not-found-anywhere.ts';
import { withPolicy } from './head/page-policy.ts';
import { earlyScript, languageScript } from './head/scripts.ts';
import { siteLab } from './lab/site-lab.ts';
import { docs, markdown, notOnTheSite } from './markdown/plugins.ts';

const base = process.env['WORKBOOK_SITE_BASE'] ?? '/';

export default defineConfig({
  srcDir: 'docs',
  srcExclude: notOnTheSite,
  cacheDir: '.milk-run/site-cache',
  outDir: '.milk-run/site',
  base,
  cleanUrls: false,
  title: 'Milk Run',
  titleTemplate: ':title · Milk Run',
  description:
    'An interactive workbook on event-driven microservices, graded on a real Apache Kafka.',
  locales: {
    root: { label: 'English', lang: 'en' },
    ko: {
      label: '한국어',
      lang: 'ko',
      description: '이벤트 기반 마이크로서비스 워크북. 실제 Apache Kafka로 채점합니다.',
    },
  },
  head: [
    ['meta', { name: 'color-scheme', content: 'light dark' }],
    ['script', {}, earlyScript],
  ],
  markdown,
  transformPageData(page) {
    page.frontmatter['otherLanguage'] = existsSync(join(docs, counterpart(page.relativePath)));
    page.frontmatter['older'] = isOlder(page.relativePath, page.frontmatter['original']);
  },
  transformHead({ pageData: { relativePath, frontmatter } }) {
    const icon = `${rootFrom(base, relativePath)}mark.svg`;
    const head: HeadConfig[] = [['link', { rel: 'icon', type: 'image/svg+xml', href: icon }]];
    const hasKorean = languageOf(relativePath) === 'en' && frontmatter['otherLanguage'] === true;
    return hasKorean ? [...head, ['script', {}, languageScript(base)]] : head;
  },
  transformHtml: (html, _, { page }) =>
    // A page that may be asked for at any depth cannot know where the site's files are.
    withPolicy(page === '404.md' && base === anywhere ? notFoundAnywhere : html),
  vite: {
    // The page's own libraries are few; what the harness has is not looked through.
    server: { host: '127.0.0.1' },
    publicDir: 'public',
    plugins: [siteLab()],
    // What the bench loads when it is wanted. Found then only, it would have the dev server reload the page.
    optimizeDeps: {
      include: [
        ...['@codemirror/autocomplete', '@codemirror/commands', '@codemirror/lang-javascript'],
        ...['@codemirror/language', '@codemirror/state', '@codemirror/view', '@lezer/highlight'],
        ...['diff', 'shiki/core', 'shiki/engine/javascript', 'shiki/langs/typescript.mjs'],
      ],
    },
  },
});

/** @param original what a translation says that it was made from */
function isOlder(path: string, original: unknown): boolean {
  const english = join(docs, counterpart(path));
  if (original === undefined || !existsSync(english)) return false;
  return hashOf(readFileSync(english, 'utf8')) !== original;
}
