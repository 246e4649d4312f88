// Where a page stands in its language, and where the same page stands in the other one. English lies
// at the root, Korean under ko/.
import type { Language, Text } from '../../harness/grading/text.ts';

export type { Language, Text };

/** @param path of a page below docs, with or without a leading slash */
export function languageOf(path: string): Language {
  return /^\/?ko(\/|$)/.test(path) ? 'ko' : 'en';
}

/** The same page in the other language, with a leading slash if `path` has one. */
export function counterpart(path: string): string {
  const [, slash = '', rest = ''] = /^(\/?)(.*)$/s.exec(path) ?? [];
  return languageOf(path) === 'ko' ? slash + rest.replace(/^ko\/?/, '') : `${slash}ko/${rest}`;
}

/** A page's address in a language. @param path with a leading slash, as in English */
export function inLanguage(language: Language, path: string): string {
  return language === 'ko' ? counterpart(path) : path;
}
