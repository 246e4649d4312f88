// Where the home page's one button leads.
import type { Language } from '../../content/languages.ts';
import type { LessonOnSite } from '../lessons.data.ts';
import type { Journal } from '../progress/journal.ts';

export interface WayIn {
  /** As in English, with a leading slash. */
  path: string;
  /** The lesson that was left; `undefined`: one has not begun. */
  lesson: LessonOnSite | undefined;
}

/** To the beginning, to the place that was left, or past a lesson that was read to its end. */
export function wayIn(
  { place, read }: Pick<Journal, 'place' | 'read'>,
  lessons: readonly LessonOnSite[],
  language: Language,
): WayIn {
  const written = lessons.filter(({ pages }) => pages[language]);
  const left = written.find(({ slug }) => slug === place?.lesson);
  if (left === undefined || place === null) {
    const [first] = written;
    return { path: first === undefined ? '/lessons/' : pathOf(first), lesson: undefined };
  }
  if (!read.includes(left.slug)) {
    const anchor = place.anchor === '' ? '' : `#${encodeURIComponent(place.anchor)}`;
    return { path: pathOf(left) + anchor, lesson: left };
  }
  const next = written.find(({ slug }) => !read.includes(slug)) ?? left;
  return { path: pathOf(next), lesson: next };
}

function pathOf({ slug }: LessonOnSite): string {
  return `/lessons/${slug}.html`;
}
