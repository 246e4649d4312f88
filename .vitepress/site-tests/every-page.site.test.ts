// What every page of the built site must hold, whatever is on it.
import axe from 'axe-core';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { listenToScripts } from '../measure/loaded.ts';
import { mostBytes } from '../measure/page-weight.ts';
import { builtPages, useBuiltSite } from './built-site.ts';

const site = useBuiltSite();
const pages = builtPages();
const phone = { width: 390, height: 844 };
/** Rules of axe that ask for colours. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds in a page, a line for each.
 * @param rules that are tried; all that are usual, unless said
 */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const found = await page.evaluate(async (only) => {
    const { axe: ran } = globalThis as unknown as { axe: typeof axe };
    return (await ran.run(only === undefined ? {} : { runOnly: only })).violations;
  }, rules);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}

it.concurrent('no page has anything that keeps somebody out, in light and in dark', async () => {
  const reader = await site.reader({ colorScheme: 'light', reducedMotion: 'reduce' });
  const page = await reader.newPage();
  const found: Record<string, string[]> = {};
  for (const path of pages) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(site.at(path));
    await page.evaluate(axe.source);
    const light = await violations(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html.dark').waitFor();
    // Only colours are others there.
    const here = [...light, ...(await violations(page, ofColours))];
    if (here.length > 0) found[path] = here;
  }
  await reader.close();
  expect(found).toEqual({});
});

it.concurrent(
  'no page is wider than a phone, has an error or asks for something that is not there',
  async () => {
    const reader = await site.reader({ viewport: phone });
    const page = await reader.newPage();
    const troubles: string[] = [];
    let path = '';
    page.on('pageerror', (error) => troubles.push(`${path}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        troubles.push(`${path}: ${message.text()}`);
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400)
        troubles.push(`${path}: ${response.status()} ${response.url()}`);
    });
    for (path of pages) {
      await page.goto(site.at(path), { waitUntil: 'networkidle' });
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wider > 0) troubles.push(`${path}: ${wider} px wider than the screen`);
    }
    await reader.close();
    expect(troubles).toEqual([]);
  },
);

it.concurrent('no lesson loads more JavaScript than it may before anybody touches it', async () => {
  for (const path of pages.filter((one) => /^(ko\/)?lessons\//.test(one))) {
    const reader = await site.reader();
    const loaded = listenToScripts(reader);
    const page = await reader.newPage();
    await page.goto(site.at(path), { waitUntil: 'networkidle' });
    const bytes = await loaded.bytes();
    expect(bytes, path).toBeGreaterThan(30_000);
    expect(bytes, path).toBeLessThanOrEqual(mostBytes.untouched);
    await reader.close();
  }
});

it.concurrent(
  'a lesson reads whole with JavaScript off, explanations and answers too',
  async () => {
    const reader = await site.reader({ javaScriptEnabled: false });
    const page = await reader.newPage();
    for (const path of pages.filter((one) => /lessons\/(?!index)/.test(one))) {
      await page.goto(site.at(path));
      const whys = page.locator('.predict-why');
      expect(await whys.count(), path).toBeGreaterThan(2);
      for (const why of await whys.all()) expect(await why.isVisible(), path).toBe(true);
      expect(await page.locator('.exercise .code-box pre').first().isVisible(), path).toBe(true);
      expect(await page.locator('.figure figcaption').first().isVisible(), path).toBe(true);
    }
    await reader.close();
  },
);
