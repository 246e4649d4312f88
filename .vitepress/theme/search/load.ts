// Loads the library and the sections, both only when somebody searches.
import type { Language } from '../../content/languages.ts';
import type { Find } from './find.ts';

export async function loadSearch(language: Language): Promise<Find> {
  const [{ openSearch }, { data }] = await Promise.all([
    import('./find.ts'),
    language === 'ko' ? import('./ko.data.ts') : import('./en.data.ts'),
  ]);
  return openSearch(data);
}
