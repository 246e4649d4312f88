// What the site itself says, in both languages. Lessons say the rest.
import { useData, withBase } from 'vitepress';
import { computed, type ComputedRef } from 'vue';
import { inLanguage, languageOf, type Language } from '../content/languages.ts';
import { en } from './words.en.ts';
import { ko } from './words.ko.ts';

/** Lies in a file of its own for those who are not in a page. */
export { fill } from './fill.ts';

export type Words = { [Name in keyof typeof en]: string };

const said: Record<Language, Words> = { en, ko };

export interface Speech {
  language: ComputedRef<Language>;
  words: ComputedRef<Words>;
  /** A page's address here in the reader's language. @param path as in English, with a leading slash */
  to(path: string): string;
}

export function useWords(): Speech {
  const { page } = useData();
  const language = computed(() => languageOf(page.value.relativePath));
  return {
    language,
    words: computed(() => said[language.value]),
    to: (path) => withBase(inLanguage(language.value, path)),
  };
}
