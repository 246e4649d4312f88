// The blocks between `::: name` and `:::`. A block that nobody closes, or that nobody knows, is an
// author's slip: markdown-it's own containers would close it silently at the end of the page.
import type { MarkdownRenderer } from 'vitepress';
import { problem, type PageEnv } from './problem.ts';

type BlockRule = Parameters<MarkdownRenderer['block']['ruler']['before']>[2];
export type BlockState = Parameters<BlockRule>[0];

export interface Block {
  /** What stands behind the name, by words. */
  words: string[];
  /** Without the two `:::` lines. */
  lines: string[];
  /** Of the opening `:::`, counted from 0 in what is being parsed. */
  line: number;
  env: PageEnv;
}

export type RenderBlock = (block: Block, state: BlockState) => void;

/** VitePress's own, which we leave to it. */
const elsewhere = ['tip', 'info', 'warning', 'danger', 'details', 'raw', 'v-pre', 'code-group'];

/** @param blocks by their names */
export function blocksPlugin(md: MarkdownRenderer, blocks: Record<string, RenderBlock>): void {
  const rule: BlockRule = (state, start, end, silent) => {
    const opening = openingAt(lineOf(state, start));
    if (opening === undefined || state.sCount[start] !== state.blkIndent) return false;
    if (silent) return true;
    // markdown-it leaves the type of what it passes along to its user.
    const env = state.env as PageEnv;
    const lines = Array.from({ length: end - start }, (_, index) => lineOf(state, start + index));
    const length = closingLine(lines);
    if (length === undefined) {
      throw problem(env, start, `“::: ${opening.name}” is never closed with “:::”`);
    }
    const render = blocks[opening.name];
    if (render === undefined) {
      if (elsewhere.includes(opening.name)) return false;
      const known = Object.keys(blocks).join(', ');
      throw problem(env, start, `there is no block “${opening.name}” (there are: ${known})`);
    }
    render({ words: opening.words, lines: lines.slice(1, length), line: start, env }, state);
    state.line = start + length + 1;
    return true;
  };
  md.block.ruler.before('table', 'milk_run_block', rule, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

/** Parses lines of a block as Markdown, in its place. @param above lines between `:::` and them */
export function parseInside(
  state: BlockState,
  block: Block,
  lines: readonly string[],
  above: number,
): void {
  const { env } = block;
  const before = env.linesAbove ?? 0;
  const first = state.tokens.length;
  env.linesAbove = before + block.line + 1 + above;
  state.md.block.parse(lines.join('\n'), state.md, env, state.tokens);
  env.linesAbove = before;
  for (const token of state.tokens.slice(first)) {
    const shift = block.line + 1 + above;
    if (token.map !== null) token.map = [token.map[0] + shift, token.map[1] + shift];
  }
}

/** Parses text without paragraphs, such as a choice or a heading. */
export function parseInline(state: BlockState, text: string, line: number): void {
  const token = state.push('inline', '', 0);
  token.content = text;
  token.map = [line, line + 1];
  token.children = [];
}

/** Adds HTML or a component's tag as it is. */
export function html(state: BlockState, text: string): void {
  state.push('html_block', '', 0).content = `${text}\n`;
}

/** A value as an attribute of a Vue component in a page. */
export function attribute(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function lineOf(state: BlockState, line: number): string {
  return state.getLines(line, line + 1, state.blkIndent, false);
}

function openingAt(line: string): { name: string; words: string[] } | undefined {
  const [name, ...words] = /^:{3,}\s*([^:\s].*)$/.exec(line)?.[1]?.trim().split(/\s+/) ?? [];
  return name === undefined ? undefined : { name, words };
}

/** Which of the lines closes the first one's block; what lies in fenced code does not count. */
function closingLine(lines: readonly string[]): number | undefined {
  let depth = 0;
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (fence !== undefined && line.trim().startsWith(fence)) fence = undefined;
    if (fence !== undefined || mark !== undefined) continue;
    if (openingAt(line) !== undefined) depth += 1;
    else if (/^:{3,}\s*$/.test(line)) depth -= 1;
    if (depth === 0) return index;
  }
  return undefined;
}
