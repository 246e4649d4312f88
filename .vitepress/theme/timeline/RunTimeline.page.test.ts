import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { h } from 'vue';
import { finding } from '../../../harness/grading/make-finding.ts';
import {
  assigned,
  brought,
  called,
  committed,
  history,
  joined,
  produced,
  record,
  reported,
} from '../../../harness/grading/testing/history.ts';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import type { Verdict } from '../../../harness/grading/verdict.ts';
import { renderOnSite } from '../../testing/render.ts';
import RunTimeline from './RunTimeline.vue';

/** As wide as the panel it stands in, and not as a paragraph. */
const InPanel = (props: InstanceType<typeof RunTimeline>['$props']) =>
  h('div', { class: 'exercise' }, h(RunTimeline, props));

const text = { en: 'Trace got nothing.', ko: '아무것도 받지 못했어요.' };
const records = Array.from({ length: 5 }, (_, n) => record(n, `lot-${n}`, 'farm-1'));
/** A long beginning, a bad event in the middle, and a long end. */
const run = history(
  ...Array.from({ length: 30 }, (_, n) => called('publisher', `step${n}`)),
  produced(0, records),
  joined('settlement', 'readers', 1),
  joined('trace', 'readers', 2),
  assigned('trace', 'readers', [1]),
  brought('settlement', 0, records),
  ...records.map(({ value }) => reported('settlement', value)),
  committed('settlement', 0, 5, { group: 'readers' }),
  ...Array.from({ length: 30 }, (_, n) => called('audit', `step${n}`)),
);
const bad = 33;
const verdict = (evidence: number[], firstBad: number | null): Verdict => ({
  ...{ version: 3, exercise: 'first-tape', status: 'fail', message: null, tests: [], notes: [] },
  findings:
    evidence.length === 0
      ? []
      : [
          {
            ...finding({
              code: 'LOST',
              subject: 'trace',
              says: text,
              asks: text,
              explainedAt: 'x#y',
            }),
            ...{ evidence, firstBad },
          },
        ],
  ...{ evidence: [], broker: null, seed: 1, output: '', durationMs: 1 },
});
const failed = verdict([32, bad, 35], bad);

async function show(
  events: readonly HistoryEvent[] = run,
  { of = failed, width = 1000, on = 'lessons/x.md' } = {},
): Promise<void> {
  await page.viewport(width, 800);
  await renderOnSite(InPanel, { props: { history: events, verdict: of }, page: on });
  if (width > 700) await expect.element(lanes).toBeVisible();
}
const button = (name: RegExp) => page.getByRole('button', { name });
const lanes = page.getByRole('group', { name: /^(Lanes|흐름도)$/ });
const inside = (selector: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(selector),
];
const focused = (): string => document.activeElement?.getAttribute('aria-label') ?? '';

beforeEach(() => document.body.replaceChildren());

describe('lanes', () => {
  it('begin at the first bad event: in sight, marked by shape and words, and told', async () => {
    await show();
    const dot = button(/here the run first went wrong/);
    await expect.element(dot).toBeInTheDocument();
    const box = dot.element().getBoundingClientRect();
    const scroller = lanes.element().getBoundingClientRect();
    expect(box.left).toBeGreaterThan(scroller.left + 150);
    expect(box.right).toBeLessThan(scroller.right);
    expect(dot.element().textContent).toBe('!');
    expect(inside('.tape-details')[0]?.textContent).toMatch(
      /trace.*joins group readers.*here the run first went wrong.*LOST/s,
    );
  });

  it('are one stop of the keyboard, and arrows go on from it', async () => {
    await show();
    const dots = (): HTMLElement[] => inside('.tape-scroll button');
    expect(dots().length).toBeGreaterThan(5);
    expect(dots().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    (button(/here the run first/).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(focused).toMatch(/trace: gets collection.pickups 1/);
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(focused).toMatch(/trace: gets collection.pickups 1/);
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    await expect.poll(focused).toMatch(/here the run first went wrong/);
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(focused).toMatch(/settlement/);
    expect(dots().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  });

  it('open the details of a mark by Enter, and close them by Escape', async () => {
    await show();
    (
      button(/^settlement: Fetch/)
        .first()
        .element() as HTMLElement
    ).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('collection.pickups/0@3', { exact: true })).toBeVisible();
    await expect.element(page.getByText('event-id: lot-3')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('event-id: lot-3')).not.toBeInTheDocument();
  });

  it('tell of what is pointed at, and of the chosen mark again when one points away', async () => {
    await show();
    const told = (): string => inside('.tape-details')[0]?.textContent ?? '';
    await userEvent.hover(button(/^settlement: Fetch/).first());
    await expect.poll(told).toMatch(/settlement.*Fetch collection.pickups\/0@0–4/s);
    await userEvent.hover(page.getByText('The run, event by event'));
    await expect.poll(told).toMatch(/joins group readers, generation 2/);
  });

  it('show what is folded when asked, and fold it again', async () => {
    await show();
    const fold = button(/^\d+ events, folded: show them$/);
    const before = inside('.tape-dot').length;
    await fold.first().click();
    await expect.poll(() => inside('.tape-dot').length).toBeGreaterThan(before + 20);
    await expect.poll(focused).toMatch(/step0/);
    await button(/^Fold again$/).click();
    await expect.poll(() => inside('.tape-dot').length).toBe(before);
  });

  it('show everything when asked', async () => {
    await show();
    await button(/^everything$/).click();
    await expect.element(button(/step17/).first()).toBeInTheDocument();
    await expect.element(button(/folded/)).not.toBeInTheDocument();
  });

  it('of thousands of events stay few enough to draw', async () => {
    const many = history(
      ...Array.from({ length: 4000 }, (_, n) =>
        n % 2 === 0 ? reported('trace', n) : committed('trace', 0, n),
      ),
    );
    await show(many, { of: verdict([], null) });
    await expect.element(page.getByText(/4,000 events/)).toBeVisible();
    expect(inside('.tape-dot').length).toBeLessThan(250);
    await expect.element(button(/^3\d{3} events, folded: show them$/)).toBeInTheDocument();
  });

  it('begin anew with another run', async () => {
    await page.viewport(1000, 800);
    const { rerender } = await renderOnSite(InPanel, {
      props: { history: run, verdict: failed },
    });
    await button(/^everything$/).click();
    await rerender({ history: run, verdict: verdict([31], 31) });
    await expect.element(button(/^publisher: .*here the run first/).first()).toBeInTheDocument();
    await expect
      .element(button(/^what the findings name$/))
      .toHaveAttribute('aria-pressed', 'true');
  });
});

describe('on a phone', () => {
  it('the run goes down as a list, as wide as the screen', async () => {
    await show(run, { width: 390 });
    expect(inside('.tape-scroll')).toHaveLength(0);
    expect(inside('.down-row').length).toBeGreaterThan(5);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    for (const row of inside('.down-row'))
      expect(row.scrollWidth).toBeLessThanOrEqual(row.clientWidth);
  });

  it('the first bad event is in sight, and a tap opens its details in place', async () => {
    await show(run, { width: 390 });
    const row = (): HTMLElement | undefined => inside('.first-bad-row')[0];
    const list = inside('.down-rows')[0]?.getBoundingClientRect();
    const at = row()?.getBoundingClientRect();
    expect(at?.top).toBeGreaterThanOrEqual(list?.top ?? Infinity);
    expect(at?.bottom).toBeLessThanOrEqual(list?.bottom ?? 0);
    await button(/trace.*joins group.*here the run first went wrong/s).click();
    await expect.poll(() => row()?.textContent).toMatch(/memberIdtrace-1/);
  });

  it('arrows go from event to event', async () => {
    await show(run, { width: 390 });
    const inFocus = (): string => document.activeElement?.textContent ?? '';
    (inside('.first-bad-row button')[0] as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(inFocus).toMatch(/trace.*gets/s);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.poll(inFocus).toMatch(/settlement.*joins/s);
    await userEvent.keyboard('{Home}');
    await expect.poll(inFocus).toMatch(/events/);
  });
});

it('the list stands beside lanes for whoever cannot see those', async () => {
  await show();
  await button(/^list$/).click();
  await expect.element(button(/^lanes$/)).toBeVisible();
  expect(inside('.down-row').length).toBeGreaterThan(5);
  await expect.element(button(/trace.*here the run first went wrong/s)).toBeInTheDocument();
});

it('Korean pages say all of it in Korean', async () => {
  await show(run, { on: 'ko/lessons/x.md' });
  await expect.element(button(/실행이 처음 어긋난 곳/)).toBeInTheDocument();
  const words = inside('.timeline')[0]?.textContent ?? '';
  expect(words).not.toMatch(/went wrong|events|named by|everything/);
});

it.each([1000, 390])(
  'nothing is wrong with it for who cannot see it, %i px wide',
  async (width) => {
    await show(run, { width });
    inside('.timeline button[aria-expanded]')[0]?.click();
    const { violations } = await axe.run('.timeline');
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
    ).toEqual([]);
  },
);
