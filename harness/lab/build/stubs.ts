// What shipped exercises look like, in a few characters each: the lab only asks whether an answer is one.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { fingerprint } from '../fingerprint.ts';

const name = 'milk-run:stubs';

/** @param root of the workbook */
export function stubsOf(root: string): Plugin {
  return {
    name: 'stubs',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const stubs = globSync('solutions/*/*/stub.ts', { cwd: root })
        .sort()
        .map((file) => {
          const [, lesson, exercise] = file.replaceAll('\\', '/').split('/');
          return [`${lesson}/${exercise}`, fingerprint(readFileSync(join(root, file), 'utf8'))];
        });
      if (stubs.length === 0) throw new Error(`There are no stubs below ${root}`);
      return `export const stubs = ${JSON.stringify(Object.fromEntries(stubs))};`;
    },
  };
}
