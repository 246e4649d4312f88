// What comes out of a printer.
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBuiltSite } from './built-site.ts';

const site = useBuiltSite();

async function open(path: string): Promise<Page> {
  // From a dark screen, too, paper is light.
  const page = await (await site.reader({ colorScheme: 'dark' })).newPage();
  await page.goto(site.at(path));
  await page.emulateMedia({ media: 'print' });
  return page;
}

/** Pages of a PDF, by their own objects. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
}

it.each(['cheat-sheet.html', 'ko/cheat-sheet.html'])('%s fits on one page of A4', async (path) => {
  const page = await open(path);
  expect(await sheetsOf(page)).toBe(1);
  const box = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(box).toBe('rgb(255, 255, 255)');
});

describe.each(['lessons/why-event-driven.html', 'ko/lessons/why-event-driven.html'])(
  '%s',
  (path) => {
    it('has every explanation, says which is right, and no controls', async () => {
      const page = await open(path);
      const hidden = await page.evaluate(
        () =>
          [...document.querySelectorAll('.predict-why, .predict-mark.good')].filter(
            (element) => !element.checkVisibility(),
          ).length,
      );
      expect(hidden).toBe(0);
      expect(await page.locator('.stage-picture svg').first().isVisible()).toBe(true);
      for (const chrome of [
        '.top-bar',
        '.route-bar',
        '.figure button',
        '.work-tools',
        '.lesson-foot',
      ]) {
        const shown = await page
          .locator(chrome)
          .evaluateAll(
            (elements) => elements.filter((element) => element.checkVisibility()).length,
          );
        expect(shown, chrome).toBe(0);
      }
    });

    it('cuts no code', async () => {
      const page = await open(path);
      // As wide as the paper's text.
      await page.setViewportSize({ width: 680, height: 960 });
      const cut = await page.evaluate(
        () =>
          [...document.querySelectorAll('pre')].filter(
            (pre) => pre.checkVisibility() && pre.scrollWidth > pre.clientWidth + 1,
          ).length,
      );
      expect(cut).toBe(0);
    });
  },
);
