// What every page of the built site must hold, whatever is on it.
import axe from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { listenToScripts } from '../measure/loaded.ts';
import { mostBytes } from '../measure/page-weight.ts';
import { builtPages, useBuiltSite } from './built-site.ts';

const site = useBuiltSite();
const pages = builtPages();
const phone = { width: 390, height: 844 };

/** What axe finds in a page, a line for each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('no page has anything that keeps somebody out', async () => {
    const reader = await site.reader({ colorScheme, reducedMotion: 'reduce' });
    const page = await reader.newPage();
    const found: Record<string, string[]> = {};
    for (const path of pages) {
      await page.goto(site.at(path));
      const here = await violations(page);
      if (here.length > 0) found[path] = here;
    }
    await reader.close();
    expect(found).toEqual({});
  });
});

it('no page is wider than a phone, has an error or asks for something that is not there', async () => {
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
    if (response.status() >= 400) troubles.push(`${path}: ${response.status()} ${response.url()}`);
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
});

it('no lesson loads more JavaScript than it may before anybody touches it', async () => {
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

it('a lesson reads whole with JavaScript off, explanations and answers too', async () => {
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
});
