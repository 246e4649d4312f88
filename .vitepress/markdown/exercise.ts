// `::: exercise <slug> [<seed>]`: where an exercise of the catalog stands in its lesson, with the code that it ships
// with. A worked example may stand in later lessons too; with a seed it runs as the text beside it tells.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exercises, type Exercise } from '../../harness/catalog/catalog.ts';
import { languageOf } from '../content/languages.ts';
import { withoutRegions } from '../content/shipped-code.ts';
import { attribute, html, parseInside, type RenderBlock } from './blocks.ts';
import { givenTypes } from './given-types.ts';
import { problem } from './problem.ts';

/** What the panel is told of its exercise. */
export interface ExerciseFacts {
  slug: string;
  title: string;
  kind: 'worked' | 'make';
  level: 'core' | 'stretch';
  minutes: number;
  /** `<lesson>/<exercise>`. */
  path: string;
  /** From the root of the repository. */
  file: string;
  /** With which it runs first, so that a page can tell what is seen; `null`: one of chance. */
  seed: number | null;
}

export const exercise: RenderBlock = (block, state) => {
  const { env, line, lines, words } = block;
  const found = exercises.find(({ slug }) => slug === words[0]);
  if (found === undefined) {
    throw problem(env, line, `there is no exercise “${words[0] ?? ''}” in the catalog`);
  }
  const { slug, title, kind, level, minutes, path } = found;
  const lesson = env.frontmatter?.['lesson'];
  // Any lesson may go back to a worked example.
  if (lesson !== found.lesson.slug && kind === 'make') {
    throw problem(env, line, `exercise ${slug} belongs to the lesson ${found.lesson.slug}`);
  }
  const seed = words[1] === undefined ? null : Number(words[1]);
  if (seed !== null && !Number.isSafeInteger(seed)) {
    throw problem(env, line, `“${words[1] ?? ''}” is no seed: a whole number, or nothing`);
  }
  const fence = (content: string): void => {
    const code = state.push('fence', 'code', 0);
    code.info = 'ts';
    code.content = content;
    code.map = [line, line + 1];
  };
  const facts: ExerciseFacts = {
    ...{ slug, kind, level, minutes, path, seed },
    title: title[languageOf(env.relativePath ?? '')],
    file: `exercises/${path}/exercise.ts`,
  };
  html(state, `<ExercisePanel id="exercise-${slug}" :exercise="${attribute(facts)}">`);
  html(state, '<template #code>');
  const shipped = shippedFile(found);
  fence(withoutRegions(readFileSync(shipped, 'utf8').replaceAll('\r\n', '\n')));
  html(state, '</template><template #default>');
  parseInside(state, block, lines, 0);
  const types = givenTypes(shipped);
  if (types !== '') {
    const title = typesTitle[languageOf(env.relativePath ?? '')];
    html(state, `<details class="exercise-types"><summary>${title}</summary>`);
    fence(types);
    html(state, '</details>');
  }
  html(state, '</template></ExercisePanel>');
};

const typesTitle = { en: 'The types that it names', ko: '코드에 나오는 타입' };

/** A learner may have worked in the exercise's own file; these stay as they were. */
function shippedFile({ kind, path }: Exercise): string {
  const file = `solutions/${path}/${kind === 'worked' ? 'solution' : 'stub'}.ts`;
  return fileURLToPath(new URL(`../../${file}`, import.meta.url));
}
