// Holds the course's content to its own promises: files that must be there are, none are stray, every
// wrong answer says what it must get, hints exist in both languages, stubs are as shipped.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { exercises, lessons, type Exercise } from '../../catalog/catalog.ts';
import { otherAnswers } from '../../catalog/other-answers.ts';
import { codes } from '../../grading/finding.ts';
import { answerPath, isUntouched, shippedPath, stubPath } from '../../session/session.ts';
import { lintHints } from './hints-lint.ts';

/** Exercises of more than so many minutes have more ways to be right and wrong. */
const longMinutes = 10;
const allowed = {
  exercises: /^(exercise\.ts|world\.ts|check\.ts|hints(\.ko)?\.md)$/,
  solutions: /^(stub\.ts|solution\.ts|alternatives\/[\w-]+\.ts|wrong\/(unreadable\/)?[\w-]+\.ts)$/,
};

/** What is wrong with the content, one line each; empty when all is well. */
export function lintContent(root: string): string[] {
  return [
    ...exercises.flatMap((exercise) => [
      ...lintFiles(root, exercise),
      ...(exercise.kind === 'make' ? lintMake(root, exercise) : lintWorked(root, exercise)),
    ]),
    ...strayDirectories(root),
  ];
}

/** What is still to come, one line each: a book with no such line is complete. */
export function planned(): string[] {
  return lessons.flatMap(({ slug, status, exercises: { length } }) => {
    if (status === 'planned') return [`The lesson ${slug} is planned, not ready`];
    return length === 0 ? [`The lesson ${slug} has no exercise`] : [];
  });
}

function lintFiles(root: string, exercise: Exercise): string[] {
  const problems: string[] = [];
  for (const needed of ['exercise.ts', 'check.ts']) {
    const path = join('exercises', exercise.path, needed);
    if (!existsSync(join(root, path))) problems.push(`${path} is missing`);
  }
  for (const [top, pattern] of Object.entries(allowed)) {
    const directory = join(root, top, exercise.path);
    for (const file of filesBelow(directory)) {
      if (!pattern.test(file))
        problems.push(`${top}/${exercise.path}/${file} does not belong here`);
    }
  }
  return problems;
}

/** A worked example is there twice, so that a learner who changed it can have it back. */
function lintWorked(root: string, exercise: Exercise): string[] {
  const shipped = shippedPath(root, exercise);
  if (!existsSync(shipped)) return [`${relative(root, shipped)} is missing`];
  const isSame = readFileSync(shipped, 'utf8') === readFileSync(answerPath(root, exercise), 'utf8');
  if (process.env['CI'] === undefined || isSame) return [];
  return [
    `exercises/${exercise.path}/exercise.ts is not what ${relative(root, shipped)} keeps of it`,
  ];
}

function lintMake(root: string, exercise: Exercise): string[] {
  const problems: string[] = [];
  const long = exercise.minutes > longMinutes;
  const solutions = join('solutions', exercise.path);
  for (const needed of ['stub.ts', 'solution.ts']) {
    if (!existsSync(join(root, solutions, needed)))
      problems.push(`${solutions}/${needed} is missing`);
  }
  // A contributor may be solving it; only what is shipped has to be the stub.
  if (process.env['CI'] !== undefined && !isUntouched(root, exercise, answerPath(root, exercise))) {
    problems.push(
      `exercises/${exercise.path}/exercise.ts is not the stub ${stubPath(root, exercise)}`,
    );
  }
  const alternatives = alternativesOf(root, exercise).length;
  const wrong = wrongOf(root, exercise).length;
  const least = long ? { alternatives: 3, wrong: 8 } : { alternatives: 2, wrong: 5 };
  if (alternatives < least.alternatives) {
    problems.push(`${solutions} has ${alternatives} alternatives, not ${least.alternatives}`);
  }
  if (wrong < least.wrong)
    problems.push(`${solutions} has ${wrong} wrong answers, not ${least.wrong}`);
  for (const { file, code } of wrongOf(root, exercise)) {
    if (!codes.some((one) => one === code)) problems.push(`${file}: ${code} is no code`);
    if (!readFileSync(join(root, file), 'utf8').startsWith('// ')) {
      problems.push(`${file} does not begin with a comment that says what is wrong`);
    }
  }
  const given = wrongOf(root, exercise).map(({ code }) => code);
  return [...problems, ...lintTitles(root, exercise), ...lintHints(root, exercise, given)];
}

/** Each other right answer has a title in both languages, and no title is of one that is gone. */
export function lintTitles(root: string, exercise: Exercise): string[] {
  const titles = otherAnswers[exercise.path] ?? {};
  const names = alternativesOf(root, exercise).map((file) => basename(file, '.ts'));
  const at = 'harness/catalog/other-answers.ts';
  return [
    ...names
      .filter((name) => !titles[name]?.en || !titles[name].ko)
      .map((name) => `${at} has no title in both languages for ${exercise.path}, ${name}`),
    ...Object.keys(titles)
      .filter((name) => !names.includes(name))
      .map((name) => `${at} has a title for ${exercise.path}, ${name}, which is no answer`),
  ];
}

/** Directories of exercises that the catalog does not know. */
function strayDirectories(root: string): string[] {
  const known = new Set(exercises.map((one) => one.path));
  return ['exercises', 'solutions'].flatMap((top) =>
    directoriesIn(join(root, top)).flatMap((lesson) =>
      directoriesIn(join(root, top, lesson))
        .map((slug) => `${lesson}/${slug}`)
        .filter((path) => !known.has(path))
        .map((path) => `${top}/${path} is not in harness/catalog/catalog.ts`),
    ),
  );
}

export function alternativesOf(root: string, exercise: Exercise): string[] {
  return answersIn(root, join('solutions', exercise.path, 'alternatives'));
}

/** Wrong answers, each with the code that its file's name begins with. */
export function wrongOf(root: string, exercise: Exercise): { file: string; code: string }[] {
  return answersIn(root, join('solutions', exercise.path, 'wrong')).map((file) => {
    const name = file.split('/').at(-1) ?? '';
    return { file, code: /^[A-Z]+(-WRITERS)?/.exec(name)?.[0] ?? name };
  });
}

/** Paths from the root, with forward slashes, in order. */
function answersIn(root: string, directory: string): string[] {
  return filesBelow(join(root, directory))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${directory.replaceAll('\\', '/')}/${file}`)
    .sort();
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(directory, file)).isFile())
    .map((file) => relative('.', file).replaceAll('\\', '/'));
}

function directoriesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
