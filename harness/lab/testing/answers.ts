// For tests in a page: every answer there is, and what it is to get.
/// <reference types="vite/client" />
import { exercises, type Exercise } from '../../catalog/catalog.ts';
import { loadCheck } from '../grading/checks.ts';
import { unlikeNode } from '../unlike-node.ts';

const shipped = import.meta.glob<string>('../../../exercises/*/*/exercise.ts', {
  ...{ import: 'default', query: '?raw' },
});
const solutions = import.meta.glob<string>('../../../solutions/*/*/**/*.ts', {
  ...{ import: 'default', query: '?raw' },
});

export interface AnswerInPage {
  exercise: Exercise;
  /** Path from the root. */
  file: string;
  /** `pass`, or the code of the first finding. */
  wanted: string;
  read(): Promise<string>;
}

export async function answersOf(exercise: Exercise): Promise<AnswerInPage[]> {
  const check = await loadCheck(exercise.path);
  const files =
    exercise.kind === 'worked'
      ? Object.entries(shipped).filter(([path]) => path.includes(`/${exercise.path}/`))
      : Object.entries(solutions).filter(([path]) => path.includes(`/${exercise.path}/`));
  return files.map(([path, read]) => {
    const file = path.replaceAll('../', '');
    const name = file.split('/').at(-1) ?? '';
    const code = /\/wrong\/([A-Z-]+)-/.exec(file)?.[1];
    const usual = name === 'stub.ts' ? (check?.stubGets ?? '?') : (code ?? 'pass');
    return { exercise, file, read, wanted: unlikeNode[file] ?? usual };
  });
}

export const all = exercises;
