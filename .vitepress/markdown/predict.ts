// `::: predict <id>`: a question with choices, and to each choice why people think so. The whole of it
// is in the page's HTML, so that it can be read with JavaScript off; Predict.vue asks first.
import { attribute, html, parseInline, parseInside, type RenderBlock } from './blocks.ts';
import { takeId } from './ids.ts';
import { problem } from './problem.ts';

interface Choice {
  right: boolean;
  text: string;
  /** Lines between the block's opening and this one. */
  at: number;
  why: string[];
}

export const predict: RenderBlock = (block, state) => {
  const { env, line, lines } = block;
  const id = takeId(block, block.words[0], 'predict');
  const first = lines.findIndex((one) => choiceIn(one) !== undefined);
  if (first < 0) throw problem(env, line, `predict ${id} has no choice (“- [ ] …”)`);
  const choices = choicesIn(lines, first, (at, says) => problem(env, line + 1 + at, says));
  if (choices.length < 2) throw problem(env, line, `predict ${id} has one choice only`);
  if (choices.filter(({ right }) => right).length !== 1) {
    throw problem(env, line, `predict ${id} needs exactly one right choice (“- [x] …”)`);
  }
  if (lines.slice(0, first).every((one) => one.trim() === '')) {
    throw problem(env, line, `predict ${id} asks nothing`);
  }

  // A page that is no lesson may keep answers as well, under a name of its own.
  const lesson = env.frontmatter?.['lesson'] ?? env.frontmatter?.['predictions'];
  html(
    state,
    `<Predict id=${q(id)} lesson=${q(typeof lesson === 'string' ? lesson : '')} :right="${attribute(
      choices.map(({ right }) => right),
    )}">`,
  );
  html(state, '<template #question>');
  parseInside(state, block, lines.slice(0, first), 0);
  html(state, '</template>');
  for (const [index, choice] of choices.entries()) {
    html(state, `<template #choice-${index}>`);
    parseInline(state, choice.text, line + 1 + choice.at);
    html(state, `</template>\n<template #why-${index}>`);
    parseInside(state, block, dedented(choice.why), choice.at + 1);
    html(state, '</template>');
  }
  html(state, '</Predict>');
};

const q = (text: string): string => `"${text}"`;

function choicesIn(
  lines: readonly string[],
  first: number,
  wrong: (at: number, says: string) => Error,
): Choice[] {
  const choices: Choice[] = [];
  for (const [index, line] of lines.slice(first).entries()) {
    const at = first + index;
    const choice = choiceIn(line);
    if (choice !== undefined) choices.push({ ...choice, at, why: [] });
    else if (/^\s{2,}\S/.test(line) || line.trim() === '') {
      choices.at(-1)?.why.push(line);
    } else throw wrong(at, 'what explains a choice is indented by two spaces');
  }
  const mute = choices.find(({ why }) => why.every((line) => line.trim() === ''));
  if (mute !== undefined) throw wrong(mute.at, `the choice “${mute.text}” explains nothing`);
  return choices;
}

/** Without the indentation that all lines have: two spaces, or six where a formatter aligned them. */
function dedented(lines: readonly string[]): string[] {
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...depths)));
}

function choiceIn(line: string): { right: boolean; text: string } | undefined {
  const [, mark, text] = /^- \[([ x])\]\s+(.+)$/.exec(line) ?? [];
  return text === undefined ? undefined : { right: mark === 'x', text };
}
