// For tests of components in a page: what the site's build supplies to them, without building the site.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import type { Plugin } from 'vite';
import { lessons } from '../../harness/catalog/catalog.ts';
import { questionsIn } from '../theme/closing/questions.ts';
import { labPath } from '../../harness/lab/testing/serve-built-lab.ts';

const lab = 'virtual:milk-run-lab';

/** Beside `serveBuiltLab`, whose lab they run in. */
export function siteParts(): Plugin[] {
  return [
    vue(),
    {
      name: 'site-parts',
      enforce: 'pre',
      config: () => ({
        resolve: {
          alias: [
            {
              find: /^vitepress$/,
              replacement: fileURLToPath(new URL('./vitepress.ts', import.meta.url)),
            },
          ],
        },
      }),
      resolveId: (id) => (id === lab ? `\0${lab}` : undefined),
      load(id) {
        if (id === `\0${lab}`) {
          return `export const labPlace = ${JSON.stringify(labPath.replace(/^\//, ''))};`;
        }
        const made = Object.entries(loaded).find(([file]) => id.endsWith(file));
        return made && `export const data = ${JSON.stringify(made[1]())};`;
      },
    },
  ];
}

/** What data loaders give, by their files. */
const loaded: Readonly<Record<string, () => unknown>> = {
  '/lessons.data.ts': lessonData,
  '/closing.data.ts': () =>
    questionsIn(readFileSync(new URL('../../docs/closing-test.md', import.meta.url), 'utf8')),
};

/** As the data loader gives it, of lessons that nobody looked into. */
function lessonData(): unknown {
  return lessons.map(({ slug, title, exercises }) => ({
    ...{ slug, title, exercises, predictions: [], minutes: null },
    pages: { en: true, ko: true },
  }));
}
