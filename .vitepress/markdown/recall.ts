// `::: recall <lesson> <id>`: a question about an earlier lesson, and its answer behind it.
// `::: investigate <id>`: the same about what this page has shown.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lessons } from '../../harness/catalog/catalog.ts';
import { html, parseInline, parseInside, type RenderBlock } from './blocks.ts';
import { takeId } from './ids.ts';
import { languageOf } from '../content/languages.ts';
import { problem } from './problem.ts';

export const recall: RenderBlock = (block, state) => {
  const { env, line, words } = block;
  const lesson = lessons.find(({ slug }) => slug === words[0]);
  if (lesson === undefined) {
    throw problem(env, line, `recall: there is no lesson “${words[0] ?? ''}”`);
  }
  const title = lesson.title[languageOf(env.relativePath ?? '')];
  const written =
    env.path !== undefined && existsSync(join(dirname(env.path), `${lesson.slug}.md`));
  folded(block, state, { kind: 'recall', id: takeId(block, words[1], 'recall') }, () => {
    html(state, '<p class="recall-from">');
    parseInline(state, written ? `[${title}](./${lesson.slug}.md)` : title, line);
    html(state, '</p>');
  });
};

export const investigate: RenderBlock = (block, state) => {
  const id = takeId(block, block.words[0], 'investigate');
  folded(block, state, { kind: 'investigate', id });
};

/** A question, and its answer to be opened. @param more what comes behind the answer */
function folded(
  block: Parameters<RenderBlock>[0],
  state: Parameters<RenderBlock>[1],
  { kind, id }: { kind: 'recall' | 'investigate'; id: string },
  more?: () => void,
): void {
  const { env, line, lines } = block;
  const rule = lines.findIndex((one) => one.trim() === '---');
  const question = lines.slice(0, Math.max(rule, 0)).join(' ').trim();
  const answer = lines.slice(rule + 1);
  if (rule < 0 || question === '' || answer.every((one) => one.trim() === '')) {
    throw problem(env, line, `${kind} ${id} needs a question, a line “---” and an answer`);
  }
  html(state, `<details class="recall" id="${kind}-${id}"><summary>`);
  parseInline(state, question, line + 1);
  html(state, '</summary><div class="recall-answer">');
  parseInside(state, block, answer, rule + 1);
  more?.();
  html(state, '</div></details>');
}
