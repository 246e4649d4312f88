// The table of differences on the reference page, from the list that the cases are held to. The rest of the
// page is written by hand.
import { differences } from './differences.ts';

export type Language = 'en' | 'ko';

/** The pages, from the project's root. */
export const pages: Readonly<Record<Language, string>> = {
  en: 'docs/reference/practice-broker.md',
  ko: 'docs/ko/reference/practice-broker.md',
};

const BEGIN = '<!-- differences: begin (conformance/document.node.ts writes what follows) -->';
const END = '<!-- differences: end -->';
const heads: Readonly<Record<Language, [string, string]>> = {
  en: ['What differs', 'Seen in the case'],
  ko: ['다른 점', '드러나는 사례'],
};

/** The page with today's table between its two marks. @throws when it has not both marks */
export function withTable(page: string, language: Language): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page has no “${BEGIN}” with its end`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${table(language)}\n\n${page.slice(end)}`;
}

function table(language: Language): string {
  const rows = differences.map((one) => [one[language], one.cases.join('; ')]);
  return [heads[language], ['---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
