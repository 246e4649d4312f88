// *Sort the language* on the built site: by mouse, by finger, by keyboard and by a plain list.
import type { CDPSession, Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBuiltSite } from './built-site.ts';

const site = useBuiltSite();

async function open(
  options: Parameters<typeof site.reader>[0] = {},
  path = 'lessons/bounded-contexts.html',
): Promise<{ page: Page; figure: Locator; [Symbol.asyncDispose](): Promise<void> }> {
  const reader = await site.reader({ reducedMotion: 'reduce', ...options });
  const page = await reader.newPage();
  await page.goto(site.at(path));
  const figure = page.locator('#figure-sort-the-language');
  await figure.scrollIntoViewIfNeeded();
  return { page, figure, [Symbol.asyncDispose]: () => reader.close() };
}

const inContext = (figure: Locator, name: string): Locator =>
  figure.locator('.sort-context', { hasText: name }).locator('.sort-chip');
const left = (figure: Locator): Promise<string> => figure.locator('.sort-number').innerText();

/** The figure comes alive when it is touched. */
async function touch(figure: Locator): Promise<void> {
  await figure.locator('.stage-title').hover();
  await figure.locator('.sort-map.live').waitFor();
}

describe('before anybody touches it', () => {
  it('it stands in the page, and nothing of it is loaded', async () => {
    await using opened = await open();
    const loaded = (): Promise<boolean> =>
      opened.page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .some(({ name }) => name.includes('SortTheLanguage')),
      );
    await opened.page.waitForLoadState('networkidle');
    expect(await opened.figure.locator('.sort-map.wide .sort-context').count()).toBe(5);
    expect(await loaded()).toBe(false);
    await touch(opened.figure);
    expect(await loaded()).toBe(true);
  });

  it('a click that finds it asleep is not lost', async () => {
    await using opened = await open({ hasTouch: true });
    await opened.figure.getByRole('button', { name: 'A few, below ten' }).tap();
    await expect
      .poll(() =>
        opened.figure
          .getByRole('button', { name: 'A few, below ten' })
          .getAttribute('aria-pressed'),
      )
      .toBe('true');
  });
});

describe('the gate', () => {
  it('opens with a guess, and the guess is answered when all is sorted', async () => {
    await using opened = await open();
    const { figure } = opened;
    await touch(figure);
    const step = figure.getByRole('button', { name: 'Step' });
    await step.click({ force: true });
    expect(await figure.locator('.sort-chip').count()).toBe(0);
    await figure.getByRole('button', { name: 'None: a good border cuts nothing' }).click();
    for (let sorted = 1; sorted <= 24; sorted += 1) {
      await step.click();
      await expect.poll(() => figure.locator('.sort-chip').count()).toBe(sorted);
    }
    const log = figure.getByRole('log');
    await expect
      .poll(() => log.innerText())
      .toContain('All 24 are sorted: 35 links kept inside, 7 cut');
    expect(await log.innerText()).toContain('Seven: of lots, bottles and grades');
  });
});

describe('sorting', () => {
  it('by mouse: the card, and a sentence on the map', async () => {
    await using opened = await open({ viewport: { width: 1440, height: 1400 } });
    const { page, figure } = opened;
    await touch(figure);
    await figure.locator('.sort-card p').dragTo(figure.locator('[data-drop=quality]'));
    await expect.poll(() => inContext(figure, 'Quality').count()).toBe(1);
    expect(await left(figure)).toContain('23 of 24 left');
    await inContext(figure, 'Quality').dragTo(figure.locator('[data-drop=settlement]'));
    await expect.poll(() => inContext(figure, 'Settlement').count()).toBe(1);
    await inContext(figure, 'Settlement').dragTo(figure.locator('.sort-hand'));
    await expect.poll(() => left(figure)).toContain('24 of 24 left');
    // Escape while it is held: it stays.
    await figure.locator('.sort-card p').hover();
    await page.mouse.down();
    await figure.locator('[data-drop=quality]').hover();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await left(figure)).toContain('24 of 24 left');
  });

  it('by finger: tap where it belongs, or drag by the grip', async () => {
    await using opened = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page, figure } = opened;
    await figure.locator('.stage-title').tap();
    await figure.locator('.sort-map.live').waitFor();
    await figure.locator('.sort-hand').evaluate((hand) => hand.scrollIntoView({ block: 'start' }));
    await figure.locator('[data-drop=collection]').tap({ position: { x: 20, y: 120 } });
    await expect.poll(() => inContext(figure, 'Collection').count()).toBe(1);
    // Last, since the browser takes a tap right after a quick drag for the end of a fling.
    const finger = await page.context().newCDPSession(page);
    await drag(finger, figure.locator('.sort-grip'), figure.locator('[data-drop=quality]'));
    await expect.poll(() => inContext(figure, 'Quality').count()).toBe(1);
    expect(await left(figure)).toContain('22 of 24 left');
  });

  it('by keyboard: pick up, choose, drop; Escape puts it back', async () => {
    await using opened = await open();
    const { page, figure } = opened;
    const grip = figure.getByRole('button', { name: 'Pick up sentence 1' });
    await grip.focus();
    await figure.locator('.sort-map.live').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toContain('Drop here: Collection');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toContain('Drop here: Quality');
    await page.keyboard.press('Enter');
    await expect.poll(() => inContext(figure, 'Quality').count()).toBe(1);
    await expect.poll(() => focused(page)).toContain('Pick up sentence 2');
    await inContext(figure, 'Quality').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toContain('Drop here: Quality');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/^1\s*\. Quality: /);
    expect(await inContext(figure, 'Quality').count()).toBe(1);
  });

  it('by a plain list', async () => {
    await using opened = await open({}, 'ko/lessons/bounded-contexts.html');
    const { figure } = opened;
    await touch(figure);
    await figure.getByLabel('넣을 곳').selectOption({ label: '유대 정산' });
    await figure.getByRole('button', { name: '놓기' }).click();
    await expect.poll(() => inContext(figure, '유대 정산').count()).toBe(1);
    expect(await left(figure)).toContain('24개 가운데 23개 남음');
  });
});

describe('contexts', () => {
  it('are added, named and removed, and nothing in them is lost', async () => {
    await using opened = await open();
    const { page, figure } = opened;
    await touch(figure);
    await figure.getByRole('button', { name: '+ Add a context' }).click();
    await figure.getByRole('button', { name: 'Context 1' }).click();
    await figure.getByLabel('Name').fill('The lab');
    await page.keyboard.press('Enter');
    await figure.getByLabel('Put into').selectOption({ label: 'The lab' });
    await figure.getByRole('button', { name: 'Put it there' }).click();
    await expect.poll(() => inContext(figure, 'The lab').count()).toBe(1);
    await figure.getByRole('button', { name: 'Remove it' }).click();
    await expect.poll(() => left(figure)).toContain('24 of 24 left');
    await figure.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => inContext(figure, 'The lab').count()).toBe(1);
  });

  it('one model for all lights seven words; what was sorted before is kept', async () => {
    await using opened = await open();
    const { figure } = opened;
    await touch(figure);
    await figure.getByRole('button', { name: /One model for all/ }).click();
    await expect.poll(() => figure.locator('.sort-map .sort-lit').count()).toBe(7);
    await figure.getByRole('button', { name: 'Back to yours' }).click();
    await expect.poll(() => left(figure)).toContain('24 of 24 left');
  });

  it('go with the co-op, and the subdomains stay', async () => {
    await using opened = await open();
    const { figure } = opened;
    await touch(figure);
    await figure.getByRole('button', { name: 'Close the co-op' }).click();
    await expect.poll(() => figure.locator('.sort-context').count()).toBe(0);
    expect(await figure.locator('.sort-subdomain').count()).toBe(5);
    await figure.getByRole('button', { name: /^Quality/ }).click();
    await expect.poll(() => figure.locator('.sort-domain').innerText()).toContain('taking samples');
    await figure.getByRole('button', { name: 'Open it again' }).click();
    await expect.poll(() => figure.locator('.sort-context').count()).toBe(5);
  });
});

function focused(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      document.activeElement?.getAttribute('aria-label') ??
      document.activeElement?.textContent ??
      '',
  );
}

/** A finger that goes down on one thing and up on another. */
async function drag(finger: CDPSession, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error('there is nothing to drag');
  const [a, b] = [
    { x: start.x + start.width / 2, y: start.y + start.height / 2 },
    { x: end.x + end.width / 2, y: end.y + 110 },
  ];
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [a] });
  for (const part of [0.25, 0.5, 0.75, 1]) {
    const point = { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
