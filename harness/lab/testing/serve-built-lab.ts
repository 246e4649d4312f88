// For tests: the page's server also gives out the lab as it is built, which it is once, when it is first asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { buildLab } from '../build/build-lab.ts';

/** Where a page finds it. */
export const labPath = '/built-lab/';

/**
 * And where each file that begins so is broken off once before it is given: `/breaking-lab/<any name>/<beginning>/`.
 * The file `broken` there tells how many were.
 */
const breakingPath = /^\/breaking-lab\/[^/]+\/([^/]+)\//;

/** @param outDir where it is built */
export function serveBuiltLab(outDir: string): Plugin {
  let built: Promise<unknown> | undefined;
  const broken = new Set<string>();
  return {
    name: 'serve-built-lab',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        const [below = labPath, breaks] = breakingPath.exec(path) ?? [];
        if (!path.startsWith(below) || path.includes('..')) {
          next();
          return;
        }
        const file = path.slice(below.length);
        if (file === 'broken') {
          response.end(String([...broken].filter((one) => one.startsWith(below)).length));
          return;
        }
        if (
          breaks !== undefined &&
          !broken.has(path) &&
          /[^/]*$/.exec(file)?.[0].startsWith(breaks)
        ) {
          broken.add(path);
          response.writeHead(200, { 'content-type': 'text/javascript', 'content-length': 1000 });
          response.write('// And no more of it', () => request.destroy());
          return;
        }
        built ??= buildLab(outDir);
        built.then(
          () => {
            response.setHeader('content-type', 'text/javascript');
            response.end(readFileSync(join(outDir, file)));
          },
          (error: unknown) => next(error),
        );
      });
    },
  };
}
