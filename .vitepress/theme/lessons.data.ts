// The catalog's lessons with what their pages say of themselves, for map, head and home. Made when the
// site is built, so that no page loads the catalog.
import { createContentLoader, type ContentData } from 'vitepress';
import { lessons, type ExerciseEntry } from '../../harness/catalog/catalog.ts';
import type { Language, Text } from '../content/languages.ts';

export interface LessonMinutes {
  read: number;
  core: number;
  stretch: number;
}

export interface LessonOnSite {
  slug: string;
  title: Text;
  /** Languages in which it can be read. */
  pages: Record<Language, boolean>;
  minutes: LessonMinutes | null;
  exercises: readonly Pick<ExerciseEntry, 'slug' | 'title' | 'level' | 'minutes' | 'kind'>[];
  /** Ids of its predictions. */
  predictions: readonly string[];
}

// VitePress replaces this export by what the loader below gives.
export declare const data: readonly LessonOnSite[];

export default createContentLoader('**/lessons/*.md', { includeSrc: true, transform: onSite });

function onSite(pages: ContentData[]): LessonOnSite[] {
  return lessons.map(({ slug, title, exercises }) => {
    const en = pages.find(({ url }) => url === `/lessons/${slug}.html`);
    const ko = pages.find(({ url }) => url === `/ko/lessons/${slug}.html`);
    return {
      slug,
      title,
      pages: { en: en !== undefined, ko: ko !== undefined },
      minutes: minutesOf(en ?? ko),
      exercises: exercises.map(({ slug: name, title: called, level, minutes, kind }) => ({
        ...{ slug: name, title: called, level, minutes, kind },
      })),
      predictions: [...(en?.src ?? ko?.src ?? '').matchAll(/^:::\s*predict\s+(\S+)/gm)].map(
        ([, id = '']) => id,
      ),
    };
  });
}

function minutesOf(page: ContentData | undefined): LessonMinutes | null {
  const minutes: unknown = page?.frontmatter['minutes'];
  if (typeof minutes !== 'object' || minutes === null) return null;
  const number = (name: string): number => Number((minutes as Record<string, unknown>)[name] ?? 0);
  return { read: number('read'), core: number('core'), stretch: number('stretch') };
}
