import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { hurried } from '../../../testing/hurried.ts';
import { renderOnSite } from '../../../testing/render.ts';
import TopicPartitionOffsetGroup from './TopicPartitionOffsetGroup.vue';

const right = 'Each some of the partitions';

beforeEach(async () => {
  // As the head of every page does.
  document.documentElement.classList.add('js');
  localStorage.clear();
  await page.viewport(1200, 900);
});

it('shows how a finding names the record that is chosen, by pointer and by arrow keys', async () => {
  const { figure } = await show();
  const name = figure.element().querySelector('.record-name-parts');
  expect(parts(name)).toEqual(['membership.farms', '1', '1', '(farm-3)']);
  await figure.getByRole('option', { name: 'membership.farms/2@0 (farm-5)' }).click();
  expect(parts(name)).toEqual(['membership.farms', '2', '0', '(farm-5)']);
  (figure.getByRole('listbox').element() as unknown as HTMLElement).focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowRight}{ArrowRight}');
  expect(parts(name)).toEqual(['membership.farms', '0', '1', '(farm-4)']);
});

it('shares the partitions out when the second member joins, and tells who has which', async () => {
  const { figure } = await show();
  await figure.getByRole('button', { name: right }).click();
  await playToTheEnd(figure);
  const log = figure.getByRole('log').element().textContent;
  expect(log).toContain('lab shares out anew');
  expect(log).toContain('Generation 2: lab-2 has partition 1');
  expect(log).toContain('The two have divided the partitions');
  const place = figure.getByRole('slider', { name: 'Place of lab in partition 1' });
  expect(place.element().getAttribute('aria-valuetext')).toContain('lab-2 reads it');
});

it('lets a member crash, and one record is handled twice', async () => {
  const { figure } = await show();
  await figure.getByRole('button', { name: right }).click();
  await playToTheEnd(figure);
  await figure.getByRole('button', { name: 'Crash lab-1 between handling and committing' }).click();
  await playToTheEnd(figure);
  const again = [...figure.getByRole('log').element().querySelectorAll('li.bad')].map((one) =>
    one.textContent.trim(),
  );
  expect(again[0]).toMatch(/^lab-1 crashes: .* is handled, and not committed\.$/);
  expect(again[1]).toMatch(/once more\.$/);
  expect(again).toHaveLength(2);
});

it('on a phone has another drawing, with room for all of it', async () => {
  await page.viewport(390, 844);
  const { figure } = await show();
  const [wide, narrow] = ['.wide', '.narrow'].map((name) => figure.element().querySelector(name));
  expect(wide?.getBoundingClientRect().width).toBe(0);
  expect(narrow?.getBoundingClientRect().width).toBeGreaterThan(300);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

async function show() {
  const screen = await renderOnSite(TopicPartitionOffsetGroup, { page: 'lessons/before-dawn.md' });
  return { figure: screen.locator };
}

async function playToTheEnd(figure: Awaited<ReturnType<typeof show>>['figure']): Promise<void> {
  const pause = figure.getByRole('button', { name: 'Pause' });
  await hurried(async () => {
    await figure.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => pause.query(), { timeout: 30_000 }).not.toBe(null);
    await expect.poll(() => pause.query(), { timeout: 50_000 }).toBe(null);
  });
}

function parts(name: Element | null): (string | null)[] {
  return [...(name?.querySelectorAll('.part code') ?? [])].map((one) => one.textContent);
}
