// `::: figure <name>`: a picture to move, and in words what it shows.
import { figures } from '../content/figures.ts';
import { html, parseInside, type RenderBlock } from './blocks.ts';
import { problem } from './problem.ts';

export const figure: RenderBlock = (block, state) => {
  const { env, line, lines, words } = block;
  const name = figures.find((one) => one === words[0]);
  if (name === undefined) {
    const known = figures.join(', ');
    throw problem(env, line, `there is no figure “${words[0] ?? ''}” (there are: ${known})`);
  }
  if (lines.every((one) => one.trim() === '')) {
    throw problem(env, line, `figure ${name} does not say in words what it shows`);
  }
  html(state, `<FigureFrame name="${name}">`);
  parseInside(state, block, lines, 0);
  html(state, '</FigureFrame>');
};
