// The tank in a real page: guess, keys, sliders, the second option.
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderOnSite } from '../../../testing/render.ts';
import DriftTank from './DriftTank.vue';

beforeEach(async () => {
  // As the head of every page does.
  document.documentElement.classList.add('js');
  localStorage.clear();
  await page.viewport(1200, 900);
});

it('moves once somebody has guessed, and a slider says what it does', async () => {
  const { figure, log } = await show();
  await userEvent.keyboard('s');
  expect(lines(log)).toEqual([]);
  await figure.getByRole('button', { name: 'About two thirds' }).click();
  await userEvent.keyboard('s');
  await soon(() => lines(log)).toHaveLength(1);
  expect(lines(log)[0]).toContain('trace begins to copy');
  const rows = figure.getByRole('slider', { name: /^Rows/ });
  (rows.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await soon(() => lines(log).at(-1)).toBe('Rows: 120,000 (2.4 h a run), from now on.');
  await expect.element(rows).toHaveAttribute('aria-valuetext', '120,000 (2.4 h a run)');
});

it('tells the same for the same moves', async () => {
  const { figure, log } = await show();
  await figure.getByRole('button', { name: 'I only want to look' }).click();
  await userEvent.keyboard('s');
  await soon(() => lines(log)).toHaveLength(1);
  const told = lines(log);
  await userEvent.keyboard('r');
  await soon(() => lines(log).slice(0, 1)).toEqual(told);
  await userEvent.keyboard('0');
  await soon(() => lines(log)).toEqual([]);
});

it('ships features by shortcuts, and counts what a change touches', async () => {
  const { figure } = await show();
  await figure.getByText('Option 2: one more module in the same service').click();
  await expect.element(figure.getByText(/A change touches 1 module\./)).toBeVisible();
  const ship = figure.getByRole('button', { name: 'Ship a feature by a shortcut' });
  for (const _ of [1, 2, 3, 4]) await ship.click();
  await expect.element(figure.getByText(/touches 2\.7 modules on average/)).toBeVisible();
  await figure.getByRole('button', { name: 'Take the last one back' }).click();
  await expect.element(figure.getByText(/touches 2\.0 modules on average/)).toBeVisible();
});

it('on a phone another drawing stands there, with room for all of it', async () => {
  await page.viewport(390, 844);
  const { figure } = await show();
  const [wide, narrow] = ['.wide', '.narrow'].map((name) => figure.element().querySelector(name));
  expect(wide?.getBoundingClientRect().width).toBe(0);
  expect(narrow?.getBoundingClientRect().width).toBeGreaterThan(300);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

async function show(path = 'lessons/traditional-computing.md') {
  const figure = (await renderOnSite(DriftTank, { page: path })).locator;
  return { figure, log: figure.getByRole('log') };
}

/** The scene is loaded at the first step, and half a day takes its time. */
function soon<T>(what: () => T) {
  return expect.poll(what, { timeout: 30_000 });
}

function lines(log: Awaited<ReturnType<typeof show>>['log']): string[] {
  return [...log.element().querySelectorAll('li:not(.stage-log-none, .outcome)')].map((one) =>
    one.textContent.trim(),
  );
}
