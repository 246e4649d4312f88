// The guide for authors, followed: what it shows is a page that the site takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMarkdownRenderer } from 'vitepress';
import { expect, it } from 'vitest';
import { concepts } from '../content/concepts.ts';
import { docs, markdown } from './plugins.ts';
import type { PageEnv } from './problem.ts';

const guide = readFileSync(join(docs, 'contributing/writing-a-lesson.md'), 'utf8');
const shown = [...guide.matchAll(/^```+md\n([^]*?)^```+$/gm)].map(([, text = '']) => text);

it('is a lesson’s page once its examples stand below each other', async () => {
  const [beginning = '', ...parts] = shown.filter((text) => !text.startsWith('original:'));
  const md = await createMarkdownRenderer(docs, markdown);
  const file = 'lessons/why-event-driven.md';
  const env: PageEnv = { path: join(docs, file), relativePath: file };
  const html = await md.renderAsync([beginning, ...parts].join('\n'), env);
  for (const part of ['<Predict ', '<details class="recall"', '<FigureFrame ', '<ExercisePanel ']) {
    expect(html).toContain(part);
  }
  expect(html).toMatch(/class="term"[^]*class="language-ts[^]*id="groups"/);
  expect(env.frontmatter?.['concepts']).toEqual(Object.keys(concepts['why-event-driven'] ?? {}));
});
