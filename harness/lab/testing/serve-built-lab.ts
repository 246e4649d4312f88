// For tests: the page's server also gives out the lab as it is built, which it is once, when it is first asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { buildLab } from '../build/build-lab.ts';

/** Where a page finds it. */
export const labPath = '/built-lab/';

/** @param outDir where it is built */
export function serveBuiltLab(outDir: string): Plugin {
  let built: Promise<unknown> | undefined;
  return {
    name: 'serve-built-lab',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        if (!path.startsWith(labPath) || path.includes('..')) {
          next();
          return;
        }
        built ??= buildLab(outDir);
        built.then(
          () => {
            response.setHeader('content-type', 'text/javascript');
            response.end(readFileSync(join(outDir, path.slice(labPath.length))));
          },
          (error: unknown) => next(error),
        );
      });
    },
  };
}
