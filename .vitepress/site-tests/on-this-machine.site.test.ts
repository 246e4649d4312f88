// A reader's way through an exercise beside a workbook: `npm start` as it is typed, a real Kafka, a real Chromium,
// and an editor of the reader's own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumOptions } from '../../harness/lab/testing/chromium.ts';
import { startWorkbook, type StartedWorkbook } from '../testing/started-workbook.ts';

const original = fileURLToPath(new URL('../..', import.meta.url));
const exercise = 'exercises/why-event-driven/first-tape/exercise.ts';
const answer = (name: string): string =>
  readFileSync(join(original, `solutions/why-event-driven/first-tape/${name}.ts`), 'utf8');

let workbook: StartedWorkbook;
let browser: Browser;
beforeAll(async () => {
  workbook = await startWorkbook();
  browser = await chromium.launch(chromiumOptions());
});
afterAll(async () => {
  await browser.close();
  await workbook.close();
});

it('first-tape is graded as the file stands, wherever it is edited, and the pass is kept in the workbook', async () => {
  const reader = await browser.newContext({ locale: 'en-GB' });
  const page = await reader.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${workbook.address}lessons/why-event-driven.html`);
  const panel = page.locator('#exercise-first-tape');
  // Beside a workbook the bench comes by itself.
  await panel.scrollIntoViewIfNeeded();
  await panel.locator('.broker-line.ready').getByText('graded').waitFor();

  await panel.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(answer('wrong/LOST-shared-group'));
  await panel.getByRole('button', { name: /^▶? ?Run$/ }).click();
  const wrong = panel.getByRole('region', { name: 'Not yet' });
  await wrong.waitFor();
  const said = await wrong.innerText();
  expect(said).toMatch(/graded.*LOST.*trace got \d+ of 240 pickups.*What does a group id mean\?/s);
  expect(said).not.toContain('practised');
  const file = join(workbook.book.root, exercise);
  expect(readFileSync(file, 'utf8')).toBe(answer('wrong/LOST-shared-group'));

  writeFileSync(file, answer('solution'));
  await panel.getByRole('region', { name: 'Passed' }).waitFor();
  expect(await panel.locator('.cm-content').innerText()).toContain('groupId');

  const listed = await workbook.book.run(['list']);
  expect(listed.stdout).toMatch(/✓ first-tape +passed/);
  await page.goto(`${workbook.address}ko/lessons/`);
  const stop = page.locator('li', { has: page.locator('a[href$="why-event-driven.html"]') });
  await stop.locator('.signGraded.reached').waitFor();
  await reader.close();
});
