// Holds the page of a lesson to its promises, in one language: its frontmatter is whole, and every
// concept of the lesson is taught in it.
import type { LessonEntry } from '../../harness/catalog/catalog.ts';
import { concepts } from '../content/concepts.ts';
import { placeOf, type Page } from './pages.ts';

/** What is wrong with a lesson's page, one line each. */
export function lintLesson(page: Page, lesson: LessonEntry): string[] {
  return [...lintFrontmatter(page, lesson), ...lintConcepts(page, lesson)];
}

function lintFrontmatter(page: Page, lesson: LessonEntry): string[] {
  const { title, lesson: slug, date, minutes } = page.frontmatter;
  const problems: string[] = [];
  const at = `docs/${page.file}:1`;
  if (typeof title !== 'string') problems.push(`${at}: the frontmatter has no title`);
  if (typeof date !== 'string') problems.push(`${at}: the frontmatter has no date of the story`);
  if (slug !== lesson.slug) problems.push(`${at}: the frontmatter’s lesson is not ${lesson.slug}`);
  const said = new Map<string, unknown>(
    typeof minutes === 'object' && minutes !== null ? Object.entries(minutes) : [],
  );
  if (typeof said.get('read') !== 'number')
    problems.push(`${at}: the frontmatter has no minutes.read`);
  // An exercise's tasks may be of both levels, so only their sum is known.
  const stated = Number(said.get('core') ?? 0) + Number(said.get('stretch') ?? 0);
  const taken = lesson.exercises.reduce((sum, one) => sum + one.minutes, 0);
  if (stated !== taken) {
    problems.push(`${at}: minutes.core and stretch are ${stated}, and its exercises take ${taken}`);
  }
  return problems;
}

function lintConcepts(page: Page, lesson: LessonEntry): string[] {
  const named: unknown = page.frontmatter['concepts'] ?? [];
  const ids = Array.isArray(named) ? named.map(String) : [];
  const wanted = Object.keys(concepts[lesson.slug] ?? {});
  const known = Object.values(concepts).flatMap((some) => Object.keys(some));
  const taught = [...page.source.matchAll(/<!--\s*teaches:\s*([^>]*?)\s*-->/g)].flatMap(
    ([whole, list = '']) => list.split(/[\s,]+/).map((id) => ({ id, whole })),
  );
  return [
    ...ids
      .filter((id) => !known.includes(id))
      .map((id) => `${placeOf(page, id)}: there is no concept ${id}`),
    ...wanted
      .filter((id) => !ids.includes(id))
      .map((id) => `docs/${page.file}:1: the frontmatter’s concepts lack ${id}`),
    ...ids
      .filter((id) => known.includes(id) && !taught.some((one) => one.id === id))
      .map((id) => `docs/${page.file}:1: the concept ${id} is taught nowhere`),
    ...taught
      .filter(({ id }) => !ids.includes(id))
      .map(
        ({ id, whole }) => `${placeOf(page, whole)}: ${id} is not in the frontmatter’s concepts`,
      ),
  ];
}
