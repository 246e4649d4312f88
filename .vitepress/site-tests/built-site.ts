// For tests: the built site on a bare static server, and a real Chromium before it.
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright';
import { preview } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { chromiumOptions } from '../../harness/lab/testing/chromium.ts';

const folder = fileURLToPath(new URL('../../.milk-run/site', import.meta.url));

/** Its pages, below the site's folder. */
export function builtPages(): string[] {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error('There is no built site: run `npm run build` first');
  }
  return globSync('**/*.html', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

export interface BuiltSite {
  /** Where a page is, by its path below the site. */
  at(path: string): string;
  /** A reader's browser, with nothing kept in it yet. */
  reader(options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** Serves it for the tests of a file. */
export function useBuiltSite(): BuiltSite {
  let server: Awaited<ReturnType<typeof preview>>;
  let browser: Browser;
  let address = '';
  beforeAll(async () => {
    server = await preview({
      ...{ configFile: false, logLevel: 'silent' },
      build: { outDir: folder },
      preview: { host: '127.0.0.1', port: 0 },
    });
    address = server.resolvedUrls?.local[0] ?? '';
    browser = await chromium.launch(chromiumOptions());
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  return {
    at: (path) => address + path,
    reader: (options = {}) => browser.newContext({ locale: 'en-GB', ...options }),
  };
}
