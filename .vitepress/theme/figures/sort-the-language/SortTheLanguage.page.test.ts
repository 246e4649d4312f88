// Sorting sentences in a real page: by the list, by the keyboard, and what is told of others' cuts.
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderOnSite } from '../../../testing/render.ts';
import SortTheLanguage from './SortTheLanguage.vue';

beforeEach(async () => {
  document.documentElement.classList.add('js');
  localStorage.clear();
  await page.viewport(1200, 1000);
});

it('what the co-op’s own cut comes to is told once it is looked at', async () => {
  const figure = await show();
  const row = figure.getByRole('row', { name: /The co-op’s own cut/ });
  await expect.element(row).toMatchTextContent(/not looked at yet/);
  expect(row.element().textContent).not.toContain('%');
  await row.getByRole('button').click();
  await expect.element(row).toMatchTextContent(/76 %\s*7\s*0\s*0/);
});

it('a sentence goes into a context by the list, and is told', async () => {
  const figure = await show();
  await figure.getByRole('combobox').selectOptions('Collection');
  await figure.getByRole('button', { name: 'Put it there' }).click();
  await expect.element(figure.getByRole('log')).toMatchTextContent(/Collection/);
  await expect.element(figure).toMatchTextContent(/23 of 24 left/);
});

it('a sentence is picked up, carried and dropped by the keyboard', async () => {
  const figure = await show();
  await figure.getByRole('button', { name: /^Pick up sentence/ }).click();
  await expect.poll(() => document.activeElement?.matches('[data-drop-button]')).toBe(true);
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.element(figure).toMatchTextContent(/23 of 24 left/);
  await expect.element(figure.getByRole('log')).toMatchTextContent(/Quality/);
});

async function show() {
  const screen = await renderOnSite(SortTheLanguage, { page: 'lessons/bounded-contexts.md' });
  const figure = screen.locator;
  await figure.getByRole('button', { name: 'I only want to look' }).click();
  return figure;
}
