// Blocks whose content comes from data or from the code: `::: glossary`, `::: codes`, `::: verdict-schema`,
// `::: performance`, `::: vocabulary`, `::: sheet-terms`, `::: sheet-codes`, `::: agenda <name>`. They give
// Markdown, so that search, outline and links treat it as any other.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codes } from '../../harness/grading/finding.ts';
import { agendaTable } from '../content/agenda/table.ts';
import { sheetCodes, sheetTerms } from '../content/cheat-sheet/sheet.ts';
import { codeMeanings } from '../content/codes.ts';
import { glossaryEntries } from '../content/glossary/entries.ts';
import { languageOf, type Language } from '../content/languages.ts';
import { performanceTables } from '../content/performance.ts';
import { verdictSchemaTables } from '../content/verdict-schema.ts';
import { vocabularyTable } from '../content/vocabulary.ts';
import { parseInside, type RenderBlock } from './blocks.ts';

const reference = (file: string): string =>
  fileURLToPath(new URL(`../../docs/reference/${file}`, import.meta.url));

export const generated: Record<string, RenderBlock> = {
  glossary: from((language, folder) => glossaryEntries(language, folder)),
  codes: from((language) =>
    codes
      .map((code) => `## ${code} {#${code.toLowerCase()}}\n\n${codeMeanings[code][language]}`)
      .join('\n\n'),
  ),
  'verdict-schema': from((language) =>
    verdictSchemaTables(language, reference('verdict.schema.json')),
  ),
  performance: from((language) => performanceTables(language, reference('performance.json'))),
  vocabulary: from((language) => vocabularyTable(language)),
  'sheet-terms': from((language) => sheetTerms(language)),
  'sheet-codes': from((language) => sheetCodes(language)),
  agenda: from((language, _, [name = '']) => agendaTable(language, name)),
};

function from(
  make: (language: Language, folder: string, words: readonly string[]) => string,
): RenderBlock {
  return (block, state) => {
    const { relativePath = '', path = '' } = block.env;
    const lines = make(languageOf(relativePath), dirname(path), block.words).split('\n');
    parseInside(state, block, lines, 0);
  };
}
