import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import {
  called,
  history,
  joined,
  produced,
  record,
  type LooseEvent,
} from '../../../harness/grading/testing/history.ts';
import { renderOnSite } from '../../testing/render.ts';
import BehaviourDiff from './BehaviourDiff.vue';

const records = Array.from({ length: 40 }, (_, n) => record(n, `lot-${n}`, `farm-${n}`));
const run = (...more: LooseEvent[]) =>
  history(called('publisher', 'publishDawn'), joined('publisher', 'publishers', 1), ...more);
const reference = run(produced(0, records));
const withoutKeys = run(
  produced(
    0,
    records.map((one) => ({ ...one, key: null })),
  ),
);
const lacksOne = run(produced(0, records.slice(1)));

async function show(mine: typeof reference, { width = 1000, on = 'lessons/x.md' } = {}) {
  await page.viewport(width, 800);
  await renderOnSite(BehaviourDiff, { props: { mine, reference }, page: on });
}
const inside = (selector: string): Element[] => [...document.querySelectorAll(selector)];
const button = (name: RegExp) => page.getByRole('button', { name });

beforeEach(() => document.body.replaceChildren());

it('what is missing stands beside nothing, and the equal rest is folded', async () => {
  await show(lacksOne);
  const row = page.getByRole('row', { name: /lot-0/ });
  await expect.element(row).toMatchTextContent(/not there.*farm-0.*event-id: lot-0/s);
  // Not by colour alone.
  await expect.element(row.getByRole('img', { name: 'differs' })).toBeVisible();
  expect(inside('tr.differs')).toHaveLength(1);
  await button(/39 the same/).click();
  await expect.element(page.getByRole('row', { name: /lot-39/ })).toBeVisible();
});

it('what differs in a record is marked, and nothing else of it', async () => {
  await show(withoutKeys);
  await expect.element(page.getByText('1 kind of difference').first()).toBeVisible();
  const marks = inside('tr.differs')[0]?.querySelectorAll('mark');
  expect([...(marks ?? [])].map(({ textContent }) => textContent)).toEqual(['none', 'farm-0']);
});

it('of many that differ the first stand for the rest, which can be asked for', async () => {
  await show(withoutKeys);
  await expect.element(button(/34 more that differ/)).toBeVisible();
  expect(inside('tr.differs')).toHaveLength(6);
  await button(/34 more that differ/).click();
  await expect.poll(() => inside('tr.differs').length).toBe(40);
});

it('what is equal altogether is said in a line, and can be looked at', async () => {
  await show(reference);
  await expect.element(page.getByText(/^The broker cannot tell your answer/)).toBeVisible();
  expect(inside('table')).toHaveLength(0);
  await button(/records collection.pickups 40 the same/).click();
  await expect.poll(() => inside('tbody tr').length).toBe(40);
});

it('says what is compared', async () => {
  await show(reference);
  await expect.element(page.getByText(/Not compared are times, random ids, offsets/)).toBeVisible();
});

it('on a phone both sides stand below each other, named, as wide as the screen', async () => {
  await show(withoutKeys, { width: 390 });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  const [mine, theirs] = inside('tr.differs td').map((cell) => cell.getBoundingClientRect());
  expect(theirs?.top).toBeGreaterThanOrEqual(mine?.bottom ?? Infinity);
  // It is still a table to who listens.
  await expect.element(page.getByRole('row', { name: /lot-0/ })).toBeInTheDocument();
  await expect.element(page.getByRole('cell', { name: /farm-0/ }).first()).toBeInTheDocument();
});

it('Korean pages say all of it in Korean', async () => {
  await show(withoutKeys, { on: 'ko/lessons/x.md' });
  await expect.element(page.getByText('내 답', { exact: true }).first()).toBeVisible();
  const words = inside('.behaviour')[0]?.textContent ?? '';
  expect(words).not.toMatch(/difference|the same|your answer|none/);
});

it.each([1000, 390])(
  'nothing is wrong with it for who cannot see it, %i px wide',
  async (width) => {
    await show(withoutKeys, { width });
    const { violations } = await axe.run('.behaviour');
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
    ).toEqual([]);
  },
);
