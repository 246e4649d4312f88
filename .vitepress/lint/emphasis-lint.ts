// Finds marks of emphasis that a reader would see: Markdown closes none where a letter follows an underscore, as a
// particle does in Korean, or where a bracket stands before two asterisks and a letter behind them.
import { placeOf, type Page } from './pages.ts';

const left = /\*\*|(?<![\p{L}\p{N}_/])_[^\s_][^_]*_/gu;

export function lintEmphasis(pages: readonly Page[]): string[] {
  return pages.flatMap((page) =>
    [...textOf(page.html).matchAll(left)].map(
      ([mark]) => `${placeOf(page, mark)}: “${mark}” is no emphasis here; write *…*, or move it`,
    ),
  );
}

/** What is read, without code. */
function textOf(html: string): string {
  return html.replace(/<(pre|code|script|style)\b[^]*?<\/\1>|<!--[^]*?-->|<[^>]+>/g, '');
}
