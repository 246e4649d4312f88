// A workbook's folder for one test: the catalog's exercises with a line each, and their stubs.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../brokers/testing/folder.ts';
import { exercises } from '../../catalog/catalog.ts';

export interface WorkbookFolder {
  root: string;
  stateDir: string;
  /** Where the answer of an exercise lies. */
  answer(slug: string): string;
  /** All files with their texts and times: equal when nothing was written. */
  snapshot(): Record<string, string>;
}

export async function workbookFolder(): Promise<WorkbookFolder> {
  const root = await temporaryFolder();
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const { path, slug, kind } of exercises) {
    put(`exercises/${path}/exercise.ts`, `// ${slug}, the secret of this file\n`);
    if (kind === 'make') put(`solutions/${path}/stub.ts`, `// ${slug}, as shipped\n`);
    put(`solutions/${path}/solution.ts`, `// ${slug}, solved\n`);
  }
  const pathOf = (slug: string): string => exercises.find((one) => one.slug === slug)?.path ?? '';
  return {
    root,
    stateDir: join(root, '.milk-run'),
    answer: (slug) => join(root, 'exercises', pathOf(slug), 'exercise.ts'),
    snapshot: () =>
      Object.fromEntries(
        readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => [path, `${statSync(path).mtimeMs} ${readFileSync(path, 'utf8')}`]),
      ),
  };
}
