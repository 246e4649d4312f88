// The frame and the figure in a real page: guess, keys, seed, motion, moves.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { hurried } from '../../../testing/hurried.ts';
import { renderOnSite } from '../../../testing/render.ts';
import { journalKey } from '../../progress/journal.ts';
import { edgeOf, layouts } from './layout.ts';
import TapeAndReaders from './TapeAndReaders.vue';

const seedName = 'figure-tape-and-readers-seed';
const right = 'Eight: 2 to 9';

beforeEach(async () => {
  // As the head of every page does.
  document.documentElement.classList.add('js');
  localStorage.clear();
  setSeed(undefined);
  await page.viewport(1200, 900);
});

describe('before a guess', () => {
  it('the picture is there, and nothing moves; who wants it to is led to the question', async () => {
    const { figure, log } = await show();
    // It can be clicked, and says that it will not do it yet.
    await figure.getByRole('button', { name: 'Step' }).click({ force: true });
    await expect.element(figure.getByRole('button', { name: 'None: they are read' })).toHaveFocus();
    await userEvent.keyboard('s');
    expect(lines(log)).toEqual([]);
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.filter((name) => /tape-and-readers\/scene|practice-broker/.test(name))).toEqual(
      [],
    );
  });

  it('keeps what was guessed for the next time, and “only looking” is an answer too', async () => {
    const first = await show();
    await first.figure.getByRole('button', { name: 'I only want to look' }).click();
    expect(JSON.parse(localStorage.getItem(journalKey) ?? '{}')).toMatchObject({
      predicted: { 'figure-tape-and-readers': -1 },
    });
    await first.unmount();
    const { figure } = await show();
    await expect
      .element(figure.getByRole('button', { name: 'Step' }))
      .toHaveAttribute('aria-disabled', 'false');
  });
});

describe('steps', () => {
  it('go one event on by the keyboard, each a line, the latest marked', async () => {
    const { log } = await guessed();
    await userEvent.keyboard('s');
    await soon(() => lines(log)).toHaveLength(1);
    expect(lines(log)[0]).toContain('trace joins, a group of its own');
    await userEvent.keyboard('s');
    await soon(() => lines(log)).toHaveLength(2);
    const marked = log.element().querySelectorAll('[aria-current=step]');
    expect([...marked].map((one) => one.textContent)).toEqual([lines(log)[1]]);
  });

  it('are taken by R again and by 0 back', async () => {
    const { log } = await guessed();
    await stepTo(log, 3);
    const told = lines(log);
    await userEvent.keyboard('r');
    await soon(() => lines(log).slice(0, 3)).toEqual(told);
    await userEvent.keyboard('0');
    await soon(() => lines(log)).toEqual([]);
  });

  it('are not taken by what is typed into the seed', async () => {
    const { figure, log } = await guessed();
    await userEvent.type(figure.getByLabelText('Seed'), 's0');
    expect(lines(log)).toEqual([]);
  });

  it('show the right answer once the figure has shown it, and not before', async () => {
    const { figure, log } = await guessed('Ten: 0 to 9');
    expect(figure.element().textContent).not.toContain('so it is');
    await playToTheEnd(figure);
    expect(
      figure.getByRole('button', { name: `${right} (so it is)` }).element().textContent,
    ).toContain('so it is');
    expect(log.element().textContent).toContain('Reading had removed none');
  });
});

describe('motion', () => {
  it('is a crate on its way, which Pause holds in the air', async () => {
    const { figure } = await guessed();
    await figure.getByRole('button', { name: 'Play' }).click();
    await soon(() => travelling(figure).length).toBeGreaterThan(0);
    await figure.getByRole('button', { name: 'Pause' }).click();
    const held = travelling(figure);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(travelling(figure)).toEqual(held);
  });

  it('is left out where somebody wants less of it: a step is there at once', async () => {
    const real = window.matchMedia.bind(window);
    const asked = vi.spyOn(window, 'matchMedia').mockImplementation((query) => {
      const list = real(query);
      return query.includes('reduced-motion')
        ? Object.defineProperty(list, 'matches', { value: true })
        : list;
    });
    const { figure, log } = await guessed();
    await stepTo(log, 1);
    await userEvent.keyboard('sss');
    expect(lines(log)).toHaveLength(4);
    expect(travelling(figure)).toEqual([]);
    asked.mockRestore();
  });
});

describe('a seed in the address', () => {
  it('gives the same log to whoever opens it, and another one than the usual seed', async () => {
    const usual = await logOf(undefined);
    const [one, again] = [await logOf(42), await logOf(42)];
    expect(one).toEqual(again);
    expect(one).not.toEqual(usual);
  });

  it('is written there when it is changed, beside the anchor, and taken out for the usual one', async () => {
    location.hash = '#figure';
    const { figure } = await show();
    const field = figure.getByLabelText('Seed');
    await field.fill('42');
    await userEvent.keyboard('{Enter}');
    expect([new URL(location.href).searchParams.get(seedName), location.hash]).toEqual([
      '42',
      '#figure',
    ]);
    await field.fill('0');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveValue('42');
    await field.fill('7');
    await userEvent.keyboard('{Enter}');
    expect(new URL(location.href).searchParams.get(seedName)).toBe(null);
  });
});

describe('by hand', () => {
  it('arrow keys move a reader’s place back, and it reads again', async () => {
    const { figure, log } = await guessed();
    await playToTheEnd(figure);
    const place = figure.getByRole('slider', { name: 'Place of trace' });
    await expect.element(place).toHaveAttribute('aria-valuetext', 'next 12, 0 left to read');
    focus(place);
    await userEvent.keyboard('{PageDown}');
    await playToTheEnd(figure);
    expect(lines(log)).toContain('You move trace back from 12 to 8: it reads again from there.');
    expect(lines(log)).toContain('trace receives 8 (lot-39), for the 2nd time.');
  });

  it('a pointer drags it', async () => {
    const { figure, log } = await guessed();
    await playToTheEnd(figure);
    drag(figure.getByRole('slider', { name: 'Place of trace' }), -3);
    await figure.getByRole('button', { name: 'Step' }).click();
    await soon(() => lines(log).join()).toContain('You move trace back from 12 to 9');
  });

  it('retention goes on and never back', async () => {
    const { figure, log } = await guessed();
    const edge = figure.getByRole('slider', { name: 'Edge of retention' });
    focus(edge);
    await userEvent.keyboard('{ArrowLeft}{ArrowRight}');
    await userEvent.keyboard('s');
    await soon(() => lines(log).join()).toContain('Retention reaches 3. 2: read by nobody');
    await expect.element(edge).toHaveAttribute('aria-valuemin', '3');
  });

  it('a queue lets readers take records from each other; a log does not', async () => {
    const { figure, log } = await guessed();
    await playToTheEnd(figure);
    await figure.getByText('a queue').click();
    await playToTheEnd(figure);
    expect(takers(lines(log))).toEqual(new Set(['settlement', 'trace']));
    await expect.element(figure.getByText(/^On the tape: nothing/)).toBeVisible();
    const taken = lines(log).length;
    await figure.getByText('a log', { exact: true }).click();
    await figure.getByRole('button', { name: 'Write one more' }).click();
    await playToTheEnd(figure);
    const since = lines(log).slice(taken);
    expect(takers(since)).toEqual(new Set());
    expect(since).toContain('settlement receives 12 (lot-43).');
    expect(since).toContain('trace receives 12 (lot-43).');
  });

  it('sliders compute what ten years cost', async () => {
    const { figure } = await show();
    focus(figure.getByRole('slider', { name: /^Kept for/ }));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
    await expect.element(figure.getByText('5.3 GB')).toBeVisible();
    await expect.element(figure.getByText('$5.05')).toBeVisible();
  });
});

it('on a phone another drawing stands there, with room for all of it', async () => {
  await page.viewport(390, 844);
  const { figure } = await show();
  const [wide, narrow] = ['.wide', '.narrow'].map((name) => figure.element().querySelector(name));
  expect(wide?.getBoundingClientRect().width).toBe(0);
  expect(narrow?.getBoundingClientRect().width).toBeGreaterThan(300);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

it('in Korean everything is Korean but names of code', async () => {
  const { figure, log } = await show('ko/lessons/why-event-driven.md');
  await figure.getByRole('button', { name: '8건. 2부터 9까지' }).click();
  await userEvent.keyboard('s');
  await soon(() => lines(log)).toHaveLength(1);
  const text = figure
    .element()
    .textContent.replace(
      /collection\.pickups|settlement|trace|lot(-\d+)?|DeleteRecords|Kafka|KB|GB|MB|\(?[SPR]\)?/g,
      '',
    );
  expect(text.match(/[A-Za-z]{2,}/g)).toBe(null);
});

async function show(path = 'lessons/why-event-driven.md') {
  const screen = await renderOnSite(TapeAndReaders, { page: path });
  const figure = screen.locator;
  return { figure, log: figure.getByRole('log'), unmount: () => screen.unmount() };
}

/** The scene is loaded at the first step, and a story takes its time. */
function soon<T>(what: () => T) {
  return expect.poll(what, { timeout: 30_000 });
}

type Shown = Awaited<ReturnType<typeof show>>;

async function guessed(choice = right): Promise<Shown> {
  const shown = await show();
  const button = shown.figure.getByRole('button', { name: choice });
  await button.click();
  await expect
    .element(shown.figure.getByRole('button', { name: 'Step' }))
    .toHaveAttribute('aria-disabled', 'false');
  // Keys are the figure's while the focus is in it.
  focus(button);
  return shown;
}

function setSeed(seed: number | undefined): void {
  const url = new URL(location.href);
  url.hash = '';
  if (seed === undefined) url.searchParams.delete(seedName);
  else url.searchParams.set(seedName, String(seed));
  history.replaceState(history.state, '', url);
}

async function logOf(seed: number | undefined): Promise<string[]> {
  localStorage.clear();
  setSeed(seed);
  const shown = await guessed();
  await stepTo(shown.log, 12);
  const told = lines(shown.log).slice(0, 12);
  await shown.unmount();
  return told;
}

/** Steps until there are so many lines; a step that is under way is brought to its end by the next. */
async function stepTo(log: Shown['log'], count: number): Promise<void> {
  await hurried(async () => {
    for (let line = 1; line <= count; line += 1) {
      await userEvent.keyboard('s');
      await soon(() => lines(log).length).toBeGreaterThanOrEqual(line);
    }
  });
}

async function playToTheEnd(figure: Shown['figure']): Promise<void> {
  await hurried(async () => {
    await figure.getByRole('button', { name: 'Play' }).click();
    await soon(() => figure.getByRole('button', { name: 'Pause' }).query()).not.toBe(null);
    await soon(() => figure.getByRole('button', { name: 'Pause' }).query()).toBe(null);
  });
}

function lines(log: Shown['log']): string[] {
  return [...log.element().querySelectorAll('li:not(.stage-log-none, .outcome)')].map((one) =>
    one.textContent.trim(),
  );
}

/** Where the crates are that are on their way. */
function travelling(figure: Shown['figure']): (string | null)[] {
  return [...figure.element().querySelectorAll('.wide .travels')].map((one) =>
    one.getAttribute('transform'),
  );
}

function takers(told: readonly string[]): Set<string | undefined> {
  return new Set(told.filter((one) => / takes \d/.test(one)).map((one) => one.split(' ')[0]));
}

function focus(slider: ReturnType<Shown['figure']['getByRole']>): void {
  (slider.element() as HTMLElement).focus();
}

/** From where it stands, over so many cells of the wide drawing. */
function drag(slider: ReturnType<Shown['figure']['getByRole']>, cells: number): void {
  const handle = slider.element();
  const { left, width } = handle.closest('svg')?.getBoundingClientRect() ?? new DOMRect();
  const [layout] = layouts;
  const stands = Number(handle.getAttribute('aria-valuenow'));
  const send = (type: string, offset: number): void => {
    const x = layout === undefined ? 0 : (edgeOf(layout, offset) / layout.width) * width;
    const init = { bubbles: true, pointerId: 1, button: 0, clientX: left + x };
    handle.dispatchEvent(new PointerEvent(type, init));
  };
  // A pointer that a script makes cannot be captured.
  handle.setPointerCapture = () => undefined;
  send('pointerdown', stands);
  send('pointermove', stands + cells);
  send('pointerup', stands + cells);
}
