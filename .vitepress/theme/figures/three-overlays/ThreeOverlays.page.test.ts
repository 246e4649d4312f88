// The three sheets in a real page: guess, the row of a change, the other way, sheets laid over each other.
import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { renderOnSite } from '../../../testing/render.ts';
import FigureFrame from '../FigureFrame.vue';

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1200, 900);
});

it('counts what a change has redrawn in its row, by both ways, and answers its question', async () => {
  const { figure, log } = await show();
  await figure.getByRole('button', { name: 'One', exact: true }).click();
  const software = figure.getByRole('radio', { name: 'The laboratory replaces its software' });
  await software.click();
  await expect.poll(() => lines(log)).toHaveLength(1);
  await expect
    .poll(() => countsOf(software.element()))
    .toEqual(['0 | ·', '5 | ·', '4 | ·', '5 | ·']);
  await figure.getByText('Published in streams').click();
  await expect.element(figure.getByRole('radio', { name: 'Nothing yet' })).toBeChecked();
  await software.click();
  await expect
    .poll(() => countsOf(software.element()))
    .toEqual(['0 | 0', '5 | 1', '4 | 0', '5 | 1']);
  await expect.element(figure.getByText(/^One\. Only the implementation changes/)).toBeVisible();
});

it('lays the sheets over each other, and takes one away', async () => {
  const { figure } = await show();
  const [business, data] = ['business', 'data'].map((name) =>
    figure.getByRole('img', { name: new RegExp(`^${name} sheet`) }),
  );
  const left = (one = business): number => one?.element().getBoundingClientRect().left ?? 0;
  expect(left(data)).toBeGreaterThan(left(business));
  await figure.getByRole('checkbox', { name: 'Lay them over each other' }).click();
  expect(left(data)).toBe(left(business));
  await figure.getByRole('checkbox', { name: /^business/ }).click();
  expect(business?.query()).toBeNull();
});

it('has the log beside its table, and on a phone below, with room for all of it', async () => {
  const { figure } = await show();
  const box = (name: string) => figure.element().querySelector(name)?.getBoundingClientRect();
  expect(box('.stage-log')?.top).toBe(box('.overlays-changes')?.top);
  await page.viewport(390, 844);
  expect(box('.stage-log')?.left).toBe(box('.overlays-changes')?.left);
  expect(box('.overlays-table')?.right).toBeLessThanOrEqual(box('.stage')?.right ?? 0);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

function countsOf(radio: Element): string[] {
  const cells = radio.closest('tr')?.querySelectorAll('td') ?? [];
  return [...cells].map((cell) =>
    cell.textContent
      .replaceAll(/fetched|streams/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}

async function show() {
  const page = 'lessons/communication-structures.md';
  const figure = (await renderOnSite(FigureFrame, { page, props: { name: 'three-overlays' } }))
    .locator;
  await expect.element(figure.getByRole('log')).toBeVisible();
  return { figure, log: figure.getByRole('log') };
}

function lines(log: Awaited<ReturnType<typeof show>>['log']): string[] {
  return [...log.element().querySelectorAll('li:not(.stage-log-none, .outcome)')].map((one) =>
    one.textContent.trim(),
  );
}
