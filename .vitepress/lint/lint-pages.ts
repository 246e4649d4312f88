// Everything that the site's pages must hold, besides what stops the build.
import { lessons as catalog, type LessonEntry } from '../../harness/catalog/catalog.ts';
import { inLanguage } from '../content/languages.ts';
import { lintEmphasis } from './emphasis-lint.ts';
import { lintLesson } from './lesson-lint.ts';
import { lintAnchors, lintExplanations } from './link-lint.ts';
import { readPages, type Page } from './pages.ts';
import { lintTranslations } from './translation-lint.ts';

/**
 * What is wrong, one line each; empty when all is well.
 * @param root of the repository
 * @param folder in which the pages lie
 */
export async function lintPages(
  root: string,
  folder?: string,
  lessons: readonly LessonEntry[] = catalog,
): Promise<string[]> {
  const { pages, problems } = await readPages(folder);
  return [
    ...problems,
    ...lessons.flatMap((lesson) => lintBoth(pages, lesson)),
    ...lintTranslations(pages),
    ...lintAnchors(pages),
    ...lintEmphasis(pages),
    ...lintExplanations(root, pages, lessons),
  ];
}

/** A lesson that is ready is there, and whole, in both languages; one that is planned may be anything. */
function lintBoth(pages: readonly Page[], lesson: LessonEntry): string[] {
  if (lesson.status !== 'ready') return [];
  return (['en', 'ko'] as const).flatMap((language) => {
    const file = inLanguage(language, `/lessons/${lesson.slug}.md`).slice(1);
    const page = pages.find((one) => one.file === file);
    if (page === undefined) {
      return [`docs/${file} is missing or unreadable, and the catalog says that it is ready`];
    }
    return lintLesson(page, lesson);
  });
}
