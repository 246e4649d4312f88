// The mirror in a real page: quarters, a merger, a system held still.
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderOnSite } from '../../../testing/render.ts';
import FigureFrame from '../FigureFrame.vue';

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1200, 900);
});

it('falls when the laboratory is merged, and comes back to the numbers of the page', async () => {
  const { figure, log } = await show();
  const index = (): string =>
    figure.element().querySelector('.mirror-value strong')?.textContent ?? '';
  await figure.getByRole('button', { name: 'Down, then up' }).click();
  for (const quarter of [1, 2, 3, 4, 5]) {
    await userEvent.keyboard('s');
    await soon(() => lines(log)).toHaveLength(quarter);
  }
  expect(index()).toBe('0.60');
  await figure.getByRole('button', { name: 'Merge the laboratory into the plant' }).click();
  await soon(index).toBe('0.25');
  await userEvent.keyboard('s');
  await soon(index).toBe('0.50');
  await expect.element(figure.getByText(/^Down first/)).toBeVisible();
  await userEvent.keyboard('s');
  await soon(index).toBe('0.75');
});

it('says which conversations a system that is held still asks for', async () => {
  const { figure, log } = await show();
  await figure.getByRole('button', { name: 'I only want to look' }).click();
  await userEvent.keyboard('s');
  await soon(() => lines(log)).toHaveLength(1);
  const list = figure.getByText('What this system needs people to say to each other');
  expect(list.query()).toBeNull();
  await figure.getByRole('checkbox', { name: 'Hold the system still' }).click();
  await expect.element(list).toBeVisible();
});

it('has its numbers beside it, and on a phone below, with room for all of it', async () => {
  const { figure } = await show();
  const box = (name: string) => figure.element().querySelector(name)?.getBoundingClientRect();
  expect(box('.mirror-numbers')?.top).toBe(box('.mirror')?.top);
  expect(box('.stage-log')?.top).toBe(box('.mirror-acts')?.top);
  await page.viewport(390, 844);
  expect(box('.mirror-numbers')?.left).toBe(box('.mirror')?.left);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

async function show() {
  const page = 'lessons/conways-law.md';
  const figure = (await renderOnSite(FigureFrame, { page, props: { name: 'the-mirror' } })).locator;
  await expect.element(figure.getByRole('log')).toBeVisible();
  return { figure, log: figure.getByRole('log') };
}

/** A quarter takes its time. */
function soon<T>(what: () => T) {
  return expect.poll(what, { timeout: 20_000 });
}

function lines(log: Awaited<ReturnType<typeof show>>['log']): string[] {
  return [...log.element().querySelectorAll('li:not(.stage-log-none, .outcome)')].map((one) =>
    one.textContent.trim(),
  );
}
