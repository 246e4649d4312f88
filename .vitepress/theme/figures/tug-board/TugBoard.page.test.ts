// The tug board in a real page: guess, keys, tactics, a quarter taken back, a seed in the address, a phone.
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderOnSite } from '../../../testing/render.ts';
import TugBoard from './TugBoard.vue';

beforeEach(async () => {
  // As the head of every page does.
  document.documentElement.classList.add('js');
  localStorage.clear();
  history.replaceState(null, '', location.pathname);
  await page.viewport(1200, 900);
});

it('moves once somebody has guessed, and hears the loudest', async () => {
  const { figure, log } = await show();
  await userEvent.keyboard('s');
  expect(lines(log)).toEqual([]);
  await figure.getByRole('button', { name: 'Two at most' }).click();
  await userEvent.keyboard('s');
  await soon(() => lines(log)).toHaveLength(2);
  expect(lines(log)[0]).toContain('Dispatch pulls hardest and gets its wish: a bigger machine.');
});

it('plays a quarter by choosing, takes it back, and tells the same again', async () => {
  const { figure, log } = await show();
  await figure.getByRole('button', { name: 'I only want to look' }).click();
  const publish = figure.getByRole('button', { name: /^Publish facts/ });
  (publish.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await soon(() => lines(log)).toHaveLength(2);
  expect(lines(log)[0]).toContain('Quarter 1. You: publish facts.');
  await expect.element(publish).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('{Enter}');
  await expect.element(figure.getByText(/Quarter 2 of 6/)).toBeVisible();
  await figure.getByRole('button', { name: /Take a quarter back/ }).click();
  await soon(() => lines(log).at(-1)).toBe('Quarter 1 is taken back.');
  await expect.element(publish).toHaveAttribute('aria-disabled', 'false');
  await userEvent.keyboard('0');
  await soon(() => lines(log)).toEqual([]);
});

it('a seed in the address brings others', async () => {
  const first = async (): Promise<string> => {
    const { figure, log } = await show();
    await figure.getByRole('button', { name: 'I only want to look' }).click();
    await figure.getByRole('button', { name: /^Let it be/ }).click();
    await soon(() => lines(log)).toHaveLength(2);
    return lines(log)[0] ?? '';
  };
  const usual = await first();
  history.replaceState(null, '', `${location.pathname}?figure-tug-board-seed=1`);
  expect(await first()).not.toBe(usual);
});

it('on a phone another drawing stands there, with room for all of it', async () => {
  await page.viewport(390, 844);
  const { figure } = await show();
  const [wide, narrow] = ['.wide', '.narrow'].map((name) => figure.element().querySelector(name));
  expect(wide?.getBoundingClientRect().width).toBe(0);
  expect(narrow?.getBoundingClientRect().width).toBeGreaterThan(300);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

async function show(path = 'lessons/conflicting-pressures.md') {
  const figure = (await renderOnSite(TugBoard, { page: path })).locator;
  return { figure, log: figure.getByRole('log') };
}

function soon<T>(what: () => T) {
  return expect.poll(what, { timeout: 30_000 });
}

function lines(log: Awaited<ReturnType<typeof show>>['log']): string[] {
  return [...log.element().querySelectorAll('li:not(.stage-log-none, .outcome)')].map((one) =>
    one.textContent.trim(),
  );
}
