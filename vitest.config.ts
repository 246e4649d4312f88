// The harness's own tests (`npm run verify`). Exercises are graded by `npm test`, which needs no file.
// Tests of what runs in a page run in a real Chromium; some run there and in Node.
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { BrowserCommand, BrowserConfigOptions } from 'vitest/node';
import { siteParts } from './.vitepress/testing/site-parts.ts';
import { chromiumOptions } from './harness/lab/testing/chromium.ts';
import { runScript } from './harness/lab/testing/script.ts';
import { serveBuiltLab } from './harness/lab/testing/serve-built-lab.ts';

const builtLab = fileURLToPath(new URL('.milk-run/lab-for-tests', import.meta.url));
const timeouts = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Tests that replace a module by one of their own. */
const replaceModules = ['harness/brokers/jvm/node.integration.test.ts'];

/**
 * Tests that start containers. Each changes the machine's network, and a browser then breaks off all that it is
 * loading: no test of a page may run beside them.
 */
const startContainers = ['harness/**/container.integration.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['harness/**/*.test.ts', '.vitepress/**/*.test.ts', 'eslint.config.test.ts'],
          exclude: [
            ...replaceModules,
            ...startContainers,
            ...['**/*.page.test.ts', '**/*.site.test.ts', 'node_modules'],
          ],
          // Modules are loaded once for all files, which takes a third of the time.
          isolate: false,
          ...timeouts,
        },
      },
      {
        test: { name: 'node-alone', include: replaceModules, ...timeouts },
      },
      {
        test: { name: 'containers', include: startContainers, ...timeouts },
      },
      {
        // On the built site: `npm run build` comes first.
        test: {
          name: 'site',
          include: ['.vitepress/**/*.site.test.ts'],
          testTimeout: 300_000,
          hookTimeout: timeouts.hookTimeout,
        },
      },
      {
        plugins: [serveBuiltLab(builtLab)],
        test: {
          name: 'page',
          include: ['harness/**/*.page.test.ts', 'harness/**/*.anywhere.test.ts'],
          ...timeouts,
          browser: inChromium({
            // Loaded by Node itself, and not by the page's server.
            historyInNode: (_, seed: number) => runScript(seed),
            workers: ({ page }) => page.workers().length,
          }),
        },
      },
      {
        plugins: [serveBuiltLab(`${builtLab}-parts`), ...siteParts()],
        test: {
          name: 'page-parts',
          include: ['.vitepress/**/*.page.test.ts'],
          ...timeouts,
          browser: inChromium(),
        },
      },
    ],
  },
});

function inChromium(commands: Record<string, BrowserCommand<never[]>> = {}): BrowserConfigOptions {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: chromiumOptions() }),
    commands,
    instances: [{ browser: 'chromium' }],
  };
}
