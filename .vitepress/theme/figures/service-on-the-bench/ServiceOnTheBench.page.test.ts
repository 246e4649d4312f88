// The bench in a real page: set up while it plays, a question asked while it stands still, the table.
import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { renderOnSite } from '../../../testing/render.ts';
import ServiceOnTheBench from './ServiceOnTheBench.vue';

const slow = { timeout: 30_000 };

beforeEach(async () => {
  document.documentElement.classList.add('js');
  localStorage.clear();
  await page.viewport(1200, 1000);
});

it('what is set up anew while it plays is played on', async () => {
  const figure = await show();
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect.element(figure.getByRole('button', { name: 'Pause' }), slow).toBeInTheDocument();
  await figure.getByRole('checkbox', { name: /idempotency key/ }).click();
  await expect.element(figure.getByRole('log'), slow).toMatchTextContent(/The bench is set up/);
  expect(figure.getByRole('button', { name: 'Pause' }).query()).not.toBe(null);
});

it('the table is filled, and tells in how many orders nothing is lost', async () => {
  const figure = await show();
  await figure.getByRole('button', { name: 'Fill the table' }).click();
  await expect
    .element(figure.getByRole('log'), slow)
    .toMatchTextContent(/Orders that never lose anything: 2 of 8/);
  expect(figure.element().querySelectorAll('.bench-cell.unknown')).toHaveLength(0);
});

async function show() {
  const screen = await renderOnSite(ServiceOnTheBench, {
    page: 'lessons/event-driven-microservice.md',
  });
  const figure = screen.locator;
  await figure.getByRole('button', { name: 'I only want to look' }).click();
  return figure;
}
