// The lab within the site: built by its own rules, and given out below the site's base, so that a page finds it
// wherever the site lies. The folder's name tells what is in it: no browser mixes the files of two versions.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { buildLab } from '../../harness/lab/build/build-lab.ts';

const name = 'virtual:milk-run-lab';
const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = join(root, '.milk-run', 'lab-for-site');
/** In the dev server, which keeps no versions apart. */
const served = 'lab/served/';
const sources = [
  'harness/**/*.ts',
  'exercises/*/*/{check,world}.ts',
  'exercises/*.ts',
  'solutions/*/*/stub.ts',
];

interface BuiltLab {
  /** By the file's name below the lab's folder. */
  files: ReadonlyMap<string, Buffer>;
  /** From the site's base, with a slash at its end. */
  place: string;
}

export function siteLab(): Plugin {
  let built: Promise<BuiltLab> | undefined;
  let stamp = 0;
  const once = (): Promise<BuiltLab> => (built ??= build());

  /** Anew where a source was saved since. */
  function fresh(): Promise<BuiltLab> {
    const newest = lastSaved();
    if (newest > stamp) built = undefined;
    stamp = newest;
    return once();
  }

  return {
    name: 'milk-run:lab',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const place = this.environment.mode === 'dev' ? served : (await once()).place;
      return `export const labPlace = ${JSON.stringify(place)};`;
    },
    async generateBundle() {
      if (this.environment.config.build.ssr !== false) return;
      const { files, place } = await once();
      for (const [file, source] of files) {
        this.emitFile({ type: 'asset', fileName: place + file, source });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        const below = server.config.base + served;
        if (!path.startsWith(below)) {
          next();
          return;
        }
        const wanted = path.slice(below.length);
        // Workers begin with it.
        const lab = wanted === 'grading-worker.js' ? fresh() : once();
        lab.then(({ files }) => {
          const content = files.get(wanted);
          if (content === undefined) response.statusCode = 404;
          response.setHeader('content-type', 'text/javascript');
          response.setHeader('cache-control', 'no-cache');
          response.end(content);
        }, next);
      });
    },
  };
}

async function build(): Promise<BuiltLab> {
  const sizes = await buildLab(outDir);
  const names = sizes.map(({ file }) => file.replaceAll('\\', '/')).sort();
  const files = new Map(names.map((file) => [file, readFileSync(join(outDir, file))]));
  const hash = createHash('sha256');
  for (const [file, content] of files) hash.update(file).update(content);
  return { files, place: `lab/${hash.digest('hex').slice(0, 10)}/` };
}

/** Milliseconds since 1970. */
function lastSaved(): number {
  return globSync(sources, { cwd: root }).reduce(
    (newest, file) => Math.max(newest, statSync(join(root, file)).mtimeMs),
    0,
  );
}
