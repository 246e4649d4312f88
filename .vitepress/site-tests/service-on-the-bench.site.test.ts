// *Service on the bench* on the built site: set up, stepped, killed, and its table filled.
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBuiltSite } from './built-site.ts';

const site = useBuiltSite();

async function open(
  options: Parameters<typeof site.reader>[0] = {},
  path = 'lessons/event-driven-microservice.html',
): Promise<{ page: Page; figure: Locator; [Symbol.asyncDispose](): Promise<void> }> {
  const reader = await site.reader({ reducedMotion: 'reduce', ...options });
  const page = await reader.newPage();
  await page.goto(site.at(path));
  const figure = page.locator('#figure-service-on-the-bench');
  await figure.scrollIntoViewIfNeeded();
  return { page, figure, [Symbol.asyncDispose]: () => reader.close() };
}

const log = (figure: Locator): Promise<string> => figure.locator('.stage-log').innerText();

/** Guesses, which wakes the figure and opens its gate. */
async function guess(figure: Locator, choice = 'In two'): Promise<void> {
  await figure.getByRole('button', { name: choice }).click();
  await expect
    .poll(() => figure.getByRole('button', { name: choice }).getAttribute('aria-pressed'))
    .toBe('true');
}

describe('the gate', () => {
  it('holds Step until a guess, and the table answers it', async () => {
    await using opened = await open();
    const { figure } = opened;
    await figure.getByRole('button', { name: 'Step', exact: true }).click({ force: true });
    expect(await log(figure)).not.toContain('The service starts.');
    await guess(figure, 'In all: it reads again');
    await figure.getByRole('button', { name: 'Step', exact: true }).click();
    await expect.poll(() => log(figure)).toContain('The service starts.');
    await figure.getByRole('button', { name: 'Fill the table' }).click();
    await expect.poll(() => log(figure), { timeout: 30_000 }).toContain('2 of 8');
    expect(await log(figure)).toContain('Two: those that commit last.');
  });
});

describe('the table', () => {
  it('fills cell by cell, each with what came of its night', async () => {
    await using opened = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const { figure } = opened;
    await guess(figure);
    expect(await figure.locator('.bench-cell.unknown').count()).toBe(40);
    await figure.getByRole('button', { name: 'Fill the table' }).tap();
    await expect
      .poll(() => figure.locator('.bench-cell.unknown').count(), { timeout: 30_000 })
      .toBe(0);
    // Reasoned in night.test.ts: three doubtful nights in each of the first kind of order, and so on.
    expect(await figure.locator('.bench-cell.ok').count()).toBe(22);
    expect(await figure.locator('.bench-cell.twice').count()).toBe(6);
    expect(await figure.locator('.bench-cell.lost').count()).toBe(12);
    // A cell sets its night up.
    const row = figure.getByRole('row', { name: /^commit → decide → emit → call/ });
    await row.locator('.bench-cell').nth(1).tap();
    await expect
      .poll(() => figure.locator('.bench-step-name').allInnerTexts())
      .toEqual(['commit', 'decide', 'emit', 'call']);
    expect(
      await figure
        .getByRole('button', { name: 'Kill switch before “decide”' })
        .getAttribute('aria-pressed'),
    ).toBe('true');
  });
});

describe('by keyboard', () => {
  it('the order is changed, the switch is put, and the night is stepped to its end', async () => {
    await using opened = await open();
    const { page, figure } = opened;
    await guess(figure);
    const steps = (): Promise<string[]> => figure.locator('.bench-step-name').allInnerTexts();
    for (const place of [2, 1, 0]) {
      await figure.getByRole('button', { name: 'Move “commit” earlier' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await steps()).indexOf('commit')).toBe(place);
    }
    expect(await steps()).toEqual(['commit', 'decide', 'emit', 'call']);
    await figure.getByRole('button', { name: 'Kill switch before “decide”' }).focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => figure.locator('.bench-kill [aria-pressed=true]').innerText())
      .toContain('Kill switch before “decide”');
    for (let pressed = 0; pressed < 40; pressed += 1) await page.keyboard.press('s');
    await expect.poll(() => log(figure)).toContain('grade lost, call lost');
    expect(await log(figure)).toContain('hears 404');
  });
});

describe('in Korean', () => {
  it('a lost answer ends as a crash does, and a key makes one of two calls', async () => {
    await using opened = await open({}, 'ko/lessons/event-driven-microservice.html');
    const { page, figure } = opened;
    await guess(figure, '두 가지');
    await figure.getByLabel('바로 앞 단계의 응답을 잃어버림').check();
    await figure.getByLabel('이벤트의 id를 멱등성 키로 붙여 호출하기').check();
    await figure.getByRole('button', { name: '강제 종료 스위치: ‘커밋하기’ 앞' }).click();
    await figure.getByRole('button', { name: '한 단계' }).focus();
    for (let steps = 0; steps < 40; steps += 1) await page.keyboard.press('s');
    await expect.poll(() => log(figure)).toContain('등급 두 번, 호출 정상');
    expect(await log(figure)).toContain('응답이 오는 길에 사라졌어요');
  });
});
