// `npm run bench` runs this on the built site, and reads what it prints as JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { chromiumOptions } from '../../harness/lab/testing/chromium.ts';
import { emptyJournal, journalKey } from '../theme/progress/journal.ts';
import { heaviest, pageWeights } from './page-weight.ts';
import { paintOf } from './paint.ts';

const site = fileURLToPath(new URL('../../.milk-run/site', import.meta.url));
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
  console.log(
    JSON.stringify({ heaviest: heaviest(lessons), slower, rounds, pages: lessons.length, paints }),
  );
} finally {
  await browser.close();
  await server.close();
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
