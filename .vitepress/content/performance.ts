// What `npm run bench` measured, as Markdown.
import { existsSync, readFileSync } from 'node:fs';
import type { Cell, Performance } from '../../harness/cli/bench/part.ts';
import type { Language } from './languages.ts';

const words = {
  en: { on: 'Measured on:', what: 'what', none: 'Nothing was measured yet: run `npm run bench`.' },
  ko: {
    on: '측정한 환경:',
    what: '대상',
    none: '아직 측정한 값이 없습니다. `npm run bench`를 실행하십시오.',
  },
};

/** A section for each part. @param file performance.json, which bench writes */
export function performanceTables(language: Language, file: string): string {
  if (!existsSync(file)) return words[language].none;
  // `npm run bench` wrote it.
  const { machine, parts } = JSON.parse(readFileSync(file, 'utf8')) as Performance;
  const said = (cell: Cell): string => (typeof cell === 'string' ? cell : cell[language]);
  const line = (cells: readonly Cell[]): string => `| ${cells.map(said).join(' | ')} |`;
  return [
    words[language].on,
    machine.map((one) => `- ${one}`).join('\n'),
    ...parts.map(({ title, how, head, rows }) =>
      [
        `## ${title[language]} {#${idOf(title.en)}}`,
        how[language],
        [
          line(head.map((cell) => cell || words[language].what)),
          line(head.map(() => '---')),
          ...rows.map(line),
        ].join('\n'),
      ].join('\n\n'),
    ),
  ].join('\n\n');
}

/** The same in both languages, so that a place is kept when the language is switched. */
function idOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('’', '')
    .replace(/[^a-z]+/g, '-');
}
