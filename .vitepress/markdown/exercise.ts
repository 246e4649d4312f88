// `::: exercise <slug>`: where an exercise of the catalog stands in its lesson.
import { exercises } from '../../harness/catalog/catalog.ts';
import { languageOf } from '../content/languages.ts';
import { attribute, html, parseInside, type RenderBlock } from './blocks.ts';
import { problem } from './problem.ts';

/** What the panel is told of its exercise. */
export interface ExerciseFacts {
  slug: string;
  title: string;
  kind: 'worked' | 'make';
  level: 'core' | 'stretch';
  minutes: number;
  /** From the root of the repository. */
  file: string;
}

export const exercise: RenderBlock = (block, state) => {
  const { env, line, lines, words } = block;
  const found = exercises.find(({ slug }) => slug === words[0]);
  if (found === undefined) {
    throw problem(env, line, `there is no exercise “${words[0] ?? ''}” in the catalog`);
  }
  const { slug, title, kind, level, minutes, path } = found;
  const lesson = env.frontmatter?.['lesson'];
  if (lesson !== found.lesson.slug) {
    throw problem(env, line, `exercise ${slug} belongs to the lesson ${found.lesson.slug}`);
  }
  const facts: ExerciseFacts = {
    ...{ slug, kind, level, minutes },
    title: title[languageOf(env.relativePath ?? '')],
    file: `exercises/${path}/exercise.ts`,
  };
  html(state, `<ExercisePanel :exercise="${attribute(facts)}">`);
  parseInside(state, block, lines, 0);
  html(state, '</ExercisePanel>');
};
