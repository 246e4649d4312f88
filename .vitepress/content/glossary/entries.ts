// The glossary as Markdown, one heading a term, so that search and the outline find each of them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lessons } from '../../../harness/catalog/catalog.ts';
import type { Language } from '../languages.ts';
import { terms } from './terms.ts';
import type { Term } from './term.ts';

const words = {
  en: { also: 'Also', example: 'At the co-op', other: 'Not to be confused with', in: 'Lesson' },
  ko: { also: '다른 이름', example: '조합에서는', other: '헷갈리기 쉬운 말', in: '레슨' },
};

/** @param folder of the page, below which a lesson's page lies once it is written */
export function glossaryEntries(language: Language, folder: string): string {
  const collator = new Intl.Collator(language);
  return [...terms]
    .sort((a, b) => collator.compare(a[language], b[language]))
    .map((term) => entry(term, language, folder))
    .join('\n\n');
}

function entry(term: Term, language: Language, folder: string): string {
  const said = words[language];
  const other = terms.find(({ id }) => id === term.confusedWith);
  const lesson = lessons.find(({ slug }) => slug === term.lesson);
  const page = `lessons/${lesson?.slug ?? ''}.md`;
  const rows = [
    [said.example, term.example[language]],
    other === undefined ? [] : [said.other, `[${other[language]}](#${other.id})`],
    term.aliases.length === 0 ? [] : [said.also, term.aliases.join(', ')],
    lesson === undefined
      ? []
      : [
          said.in,
          existsSync(join(folder, page))
            ? `[${lesson.title[language]}](./${page})`
            : lesson.title[language],
        ],
  ].filter(([name]) => name !== undefined);
  return [
    `## ${term[language]} <span class="other-language" lang="${language === 'ko' ? 'en' : 'ko'}">${term[language === 'ko' ? 'en' : 'ko']}</span> {#${term.id}}`,
    term.meaning[language],
    rows.map(([name = '', text = '']) => `- **${name}:** ${text}`).join('\n') + '\n{.entry-facts}',
  ].join('\n\n');
}
