// Markdown of our own, put together. docs/contributing/writing-a-lesson.md shows each to authors.
import { fileURLToPath } from 'node:url';
import type { MarkdownOptions, MarkdownRenderer } from 'vitepress';
import { blocksPlugin } from './blocks.ts';
import { codeTheme } from '../content/code-theme.ts';
import { exercise } from './exercise.ts';
import { figure } from './figure.ts';
import { generated } from './generated.ts';
import { predict } from './predict.ts';
import { investigate, recall } from './recall.ts';
import { repositoryLinksPlugin } from './repository-links.ts';
import { termPlugin } from './term.ts';

export const docs = fileURLToPath(new URL('../../docs', import.meta.url));

/** Pages below docs that are read as files only. */
export const notOnTheSite = ['contributing/**'];

export function isPage(path: string): boolean {
  return path.endsWith('.md') && !path.startsWith('contributing/');
}

export function milkRunMarkdown(md: MarkdownRenderer): void {
  blocksPlugin(md, { exercise, predict, recall, investigate, figure, ...generated });
  termPlugin(md);
  repositoryLinksPlugin(md, isPage);
}

/** What the site and the lint of pages render with. */
export const markdown: MarkdownOptions = {
  theme: codeTheme,
  config: milkRunMarkdown,
  // `- [ ]` is a choice in predict, and nothing elsewhere.
  tasklist: false,
  emoji: false,
  gfmAlerts: false,
};
