// The pinball in a real page: guess, keys, sliders, the rule's two costs.
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderOnSite } from '../../../testing/render.ts';
import ChangeRequestPinball from './ChangeRequestPinball.vue';

beforeEach(async () => {
  // As the head of every page does.
  document.documentElement.classList.add('js');
  localStorage.clear();
  await page.viewport(1200, 900);
});

it('moves once somebody has guessed, and a slider lets the requests come once more', async () => {
  const { figure, log } = await show();
  await userEvent.keyboard('s');
  expect(lines(log)).toEqual([]);
  await figure.getByRole('button', { name: 'By a quarter to a half' }).click();
  await userEvent.keyboard('s');
  await soon(() => lines(log)).toHaveLength(1);
  expect(lines(log)[0]).toMatch(/releases (its part of )?\d+ “/);
  const cadence = figure.getByRole('slider', { name: /^Sensors · Collection: a release every/ });
  (cadence.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}');
  await soon(() => lines(log).join()).toContain(
    'Sensors and Collection release every 2 weeks now. The same 12 requests come once more.',
  );
  await expect.element(cadence).toHaveAttribute('aria-valuetext', '2 weeks');
});

it('a rule in eight places that changes weekly is better shared', async () => {
  const { figure } = await show();
  await figure.getByText('A rule that several contexts need').click();
  await expect.element(figure.getByText('0.8 days a month')).toBeVisible();
  (figure.getByRole('slider', { name: /^Contexts that need it/ }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  (figure.getByRole('slider', { name: /^It changes/ }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(figure.getByText('32.0 days a month')).toBeVisible();
  await expect.element(figure.getByText('15.0 days a month')).toBeVisible();
});

it('on a phone another drawing stands there, with room for all of it', async () => {
  await page.viewport(390, 844);
  const { figure } = await show();
  const [wide, narrow] = ['.wide', '.narrow'].map((name) => figure.element().querySelector(name));
  expect(wide?.getBoundingClientRect().width).toBe(0);
  expect(narrow?.getBoundingClientRect().width).toBeGreaterThan(300);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

async function show(path = 'lessons/business-requirements.md') {
  const figure = (await renderOnSite(ChangeRequestPinball, { page: path })).locator;
  return { figure, log: figure.getByRole('log') };
}

/** The scene is loaded at the first step, and a week takes its time. */
function soon<T>(what: () => T) {
  return expect.poll(what, { timeout: 30_000 });
}

function lines(log: Awaited<ReturnType<typeof show>>['log']): string[] {
  return [...log.element().querySelectorAll('li:not(.stage-log-none, .outcome)')].map((one) =>
    one.textContent.trim(),
  );
}
