// How the lab is built: an entry for the page and one for each kind of worker, which share what they have in
// common. The entries keep their names, so that they find each other beside themselves.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { kafkajsInPage } from './kafkajs.ts';
import { stubsOf } from './stubs.ts';
import { onlyTypes } from './sucrase.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { resolve } = createRequire(import.meta.url);
const shim = (name: string): string => here(`../process/node/${name}.ts`);

/** What stands in for Node's modules. */
const standIns: Readonly<Record<string, string>> = {
  events: resolve('events/'),
  buffer: resolve('buffer/'),
  crypto: shim('crypto'),
  util: shim('util'),
  zlib: shim('zlib'),
  assert: shim('assert'),
  net: shim('nothing'),
  tls: shim('nothing'),
  'timers/promises': shim('timers-promises'),
};

const entries = ['lab', 'grading-worker', 'process-worker'];

/**
 * @param outDir where the built lab goes
 * @param more entries besides, for measuring: paths below this folder's parent, without the ending
 */
export function labConfig(outDir: string, more: readonly string[] = []): InlineConfig {
  return {
    configFile: false,
    root: here('../../..'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [kafkajsInPage(), onlyTypes(), stubsOf(here('../../..'))],
    resolve: {
      alias: Object.entries(standIns).map(([name, replacement]) => ({
        find: new RegExp(`^(node:)?${name}$`),
        replacement,
      })),
    },
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(
          [...entries, ...more].map((name) => [name, here(`../${name}.ts`)]),
        ),
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  };
}
