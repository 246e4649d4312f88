// `npm run bench` runs this on the built site, and reads what it prints as JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { chromiumOptions } from '../../harness/lab/testing/chromium.ts';
import { emptyJournal, journalKey } from '../theme/progress/journal.ts';
import { listenToScripts } from './loaded.ts';
import { pageWeights } from './page-weight.ts';
import { paintOf } from './paint.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = join(root, '.milk-run', 'site');
const lessons = pageWeights(site, '/').filter(({ file }) =>
  /^(ko\/)?lessons\/(?!index\.)/.test(file),
);
const slower = 4;
const rounds = 3;

const server = await preview({
  configFile: false,
  logLevel: 'silent',
  build: { outDir: site },
  preview: { host: '127.0.0.1', port: 0 },
});
const [address = ''] = server.resolvedUrls?.local ?? [];
const browser = await chromium.launch(chromiumOptions());
try {
  const paints = [];
  for (const { file } of lessons) {
    for (let round = 0; round < rounds; round += 1) {
      // Once as somebody new, once as somebody who has answered everything.
      for (const before of [undefined, answered(readFileSync(join(site, file), 'utf8'))]) {
        paints.push({ file, ...(await paintOf(browser, address + file, { slower, before })) });
      }
    }
  }
  const before = [];
  for (const { file } of lessons) before.push(await scriptsOf(file));
  const worked = await scriptsOf('lessons/why-event-driven.html', solveFirstTape);
  const scripts = { before: Math.max(...before), worked };
  console.log(JSON.stringify({ scripts, slower, rounds, pages: lessons.length, paints }));
} finally {
  await browser.close();
  await server.close();
}

/** Compressed bytes of the scripts that a page has loaded once it is at rest. */
async function scriptsOf(file: string, act?: (page: Page) => Promise<void>): Promise<number> {
  const context = await browser.newContext();
  try {
    const loaded = listenToScripts(context);
    const page = await context.newPage();
    await page.goto(address + file, { waitUntil: 'networkidle' });
    await act?.(page);
    return await loaded.bytes();
  } finally {
    await context.close();
  }
}

/** As somebody does who opens the editor, runs what is in it and reads the verdict. */
async function solveFirstTape(page: Page): Promise<void> {
  const panel = page.locator('#exercise-first-tape');
  await panel.locator('.code-box').click();
  await panel.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(
    readFileSync(join(root, 'solutions/why-event-driven/first-tape/solution.ts'), 'utf8'),
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  await panel.locator('.verdict.pass').waitFor();
  await page.waitForLoadState('networkidle');
}

/** A script that keeps an answer to each prediction of a page. */
function answered(html: string): string {
  const names = [...html.matchAll(/data-prediction="([^"]+)"/g)].map(([, name = '']) => [name, 0]);
  const journal = {
    ...emptyJournal,
    predicted: Object.fromEntries(names) as Record<string, number>,
  };
  return `localStorage.setItem(${JSON.stringify(journalKey)}, ${JSON.stringify(JSON.stringify(journal))})`;
}
