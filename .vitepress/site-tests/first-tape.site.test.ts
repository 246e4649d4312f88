// A reader's way through an exercise, on the built site, as they would go it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright';
import { expect, it } from 'vitest';
import { listenToScripts } from '../measure/loaded.ts';
import { mostBytes } from '../measure/page-weight.ts';
import { useBuiltSite } from './built-site.ts';

const site = useBuiltSite();
const answer = (name: string): string =>
  readFileSync(
    fileURLToPath(
      new URL(`../../solutions/why-event-driven/first-tape/${name}.ts`, import.meta.url),
    ),
    'utf8',
  );

async function write(page: Page, panel: Locator, code: string): Promise<void> {
  await panel.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(code);
}

it('first-tape is solved wrongly, understood, mended and passed; that is kept, also in Korean', async () => {
  const reader = await site.reader();
  const loaded = listenToScripts(reader);
  const page = await reader.newPage();
  await page.goto(site.at('lessons/why-event-driven.html'));
  const panel = page.locator('#exercise-first-tape');
  await panel.getByRole('button', { name: 'Edit' }).click();
  await panel.locator('.cm-content').waitFor();

  await write(page, panel, answer('wrong/LOST-shared-group'));
  await panel.getByRole('button', { name: /^▶? ?Run$/ }).click();
  const wrong = panel.getByRole('region', { name: 'Not yet' });
  await wrong.waitFor();
  expect(await loaded.bytes()).toBeLessThanOrEqual(mostBytes.withEditorAndLab);
  const said = await wrong.innerText();
  expect(said).toContain('LOST');
  expect(said).toMatch(/trace got \d+ of 240 pickups/);
  expect(said).toContain('What does a group id mean?');
  expect(said).toContain('practised');

  await panel.getByRole('button', { name: 'Hint' }).click();
  await expect.poll(() => panel.innerText()).toContain('Hint 1 of 3');

  await write(page, panel, answer('solution'));
  await panel.getByRole('button', { name: /^▶? ?Run$/ }).click();
  await panel.getByRole('region', { name: 'Passed' }).waitFor();

  await page.reload();
  await panel.getByRole('button', { name: 'Attempts' }).click();
  await expect.poll(() => panel.innerText()).toContain('LOST');
  await page.goto(site.at('lessons/'));
  const stop = page.locator('li', { has: page.locator('a[href$="why-event-driven.html"]') });
  await stop.locator('.signPractised.reached').waitFor();
  expect(await stop.locator('.signGraded.reached').count()).toBe(0);

  await page.goto(site.at('lessons/why-event-driven.html'));
  await page.getByRole('link', { name: '한국어' }).click();
  await page.waitForURL(/\/ko\/lessons\/why-event-driven\.html/);
  const korean = page.locator('#exercise-first-tape');
  await korean.getByRole('button', { name: '지난 답' }).click();
  await expect.poll(() => korean.innerText()).toContain('LOST');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(/\/lessons\/why-event-driven\.html/);
  await reader.close();
});
