// The lab in a real page: guess, keys, sliders, trouble, a whole dawn.
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderOnSite } from '../../../testing/render.ts';
import FigureFrame from '../FigureFrame.vue';

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1200, 900);
});

it('moves once somebody has guessed, answers, and a slider says what it does', async () => {
  const { figure, log } = await show();
  await userEvent.keyboard('s');
  expect(lines(log)).toEqual([]);
  await figure.getByRole('button', { name: 'Calls', exact: true }).click();
  await userEvent.keyboard('s');
  await soon(() => lines(log)).toHaveLength(1);
  expect(lines(log)[0]).toContain('after 0.23 s by calls, after 0.32 s by streams');
  await expect.element(figure.getByText(/^The calls have it first/)).toBeVisible();
  const capacity = figure.getByRole('slider', { name: /^Settlement can do/ });
  await expect.element(capacity).toHaveAttribute('aria-valuetext', '25 a second');
  (capacity.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(capacity).toHaveAttribute('aria-valuetext', '30 a second');
  await soon(() => lines(log)[1]).toBe(
    '04:06. The surge: 40 pickups a second. Settlement can do 30.',
  );
});

it('takes a service down for four minutes, once, and tells the same again', async () => {
  const { figure, log } = await show();
  await figure.getByRole('button', { name: 'I only want to look' }).click();
  await userEvent.keyboard('s');
  await soon(() => lines(log)).toHaveLength(1);
  const settlement = figure.getByRole('button', { name: 'Settlement' });
  await settlement.click();
  await soon(() => lines(log)[1]).toBe('04:05. Settlement: down, for 4 min.');
  await expect.element(settlement).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('p');
  await soon(() => lines(log).includes('04:09. Settlement: back.')).toBe(true);
  await userEvent.keyboard('p');
  await expect.element(settlement).toHaveAttribute('aria-disabled', 'false');
  const told = lines(log);
  await userEvent.keyboard('r');
  await soon(() => lines(log).slice(0, told.length)).toEqual(told);
  await userEvent.keyboard('0');
  await soon(() => lines(log)).toEqual([]);
});

it('comes to the numbers of the page at the end of the dawn', async () => {
  const { figure, log } = await show();
  await figure.getByRole('button', { name: 'I only want to look' }).click();
  await userEvent.keyboard('p');
  await soon(() => lines(log).at(-1) ?? '').toMatch(/^All is done\..* 22 % .*100 % by streams/);
  expect(lines(log)).toContain('04:18. The surge is over. In the streams 11,163 pickups wait.');
  await expect.element(figure.getByRole('cell', { name: '9.3 min' })).toBeVisible();
});

it('has charts beside the services, and on a phone below, with room for all of them', async () => {
  const { figure } = await show();
  const tops = (kind: string): number[] =>
    [...figure.element().querySelectorAll(`svg.${kind}`)].map(
      (one) => one.getBoundingClientRect().top,
    );
  expect(new Set(tops('wide')).size).toBe(1);
  await page.viewport(390, 844);
  await soon(() => sizes(figure.element(), '.wide')).toEqual([0, 0]);
  for (const width of sizes(figure.element(), '.narrow')) expect(width).toBeGreaterThan(300);
  expect(new Set(tops('narrow')).size).toBe(2);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

function sizes(figure: Element, name: string): number[] {
  return [...figure.querySelectorAll(name)].map((one) => one.getBoundingClientRect().width);
}

async function show(path = 'lessons/asynchronous.md') {
  const figure = (
    await renderOnSite(FigureFrame, { page: path, props: { name: 'dawn-surge-lab' } })
  ).locator;
  await expect.element(figure.getByRole('log')).toBeVisible();
  return { figure, log: figure.getByRole('log') };
}

/** A dawn takes its time. */
function soon<T>(what: () => T) {
  return expect.poll(what, { timeout: 30_000 });
}

function lines(log: Awaited<ReturnType<typeof show>>['log']): string[] {
  return [...log.element().querySelectorAll('li:not(.stage-log-none, .outcome)')].map((one) =>
    one.textContent.trim(),
  );
}
