// Real runs on the practice broker, laid out: what findings name is shown, and thousands of events stay usable.
import { beforeAll, describe, expect, it } from 'vitest';
import { practise, type Practised } from '../../../harness/session/testing/practised.ts';
import { itemsOf } from './folds.ts';
import { lanesOf } from './lanes.ts';
import { marksOf, type Mark } from './marks.ts';
import { readingOf } from './reading.ts';
import { tapeOf } from './tape.ts';
import { lineOf } from './told.ts';

/** For runs on a machine that has much else to do, in ms. */
const deadline = 300_000;

let runs: Practised[] = [];
const names = ['first-tape reference', 'shared group', 'grade-service reference', 'commits first'];

beforeAll(async () => {
  const tape = ['solution.ts', 'wrong/LOST-shared-group.ts'];
  const service = ['solution.ts', 'wrong/LOST-commits-first.ts'];
  runs = [...(await practise('first-tape', tape)), ...(await practise('grade-service', service))];
}, deadline);

function layOut(run: Practised | undefined, show: 'named' | 'everything') {
  const reading = readingOf(run?.history ?? [], run?.verdict as Practised['verdict']);
  const marks = marksOf(reading.events, reading);
  const items = itemsOf(marks, show, new Set());
  return { reading, marks, items, tape: tapeOf(items, lanesOf(reading.events)) };
}
const marksIn = (items: ReturnType<typeof itemsOf>): Mark[] =>
  items.flatMap((item) => (item.type === 'mark' ? [item.mark] : []));

describe.each(names.map((name, index) => ({ name, index })))('$name', ({ index }) => {
  it('loses no event, and shows few enough of them to look at', () => {
    const { history } = runs[index] as Practised;
    const { items, marks } = layOut(runs[index], 'everything');
    expect(marks.flatMap(({ events }) => events).length).toBe(history.length);
    expect(items.length).toBeLessThan(260);
  });

  it('has words for every mark in both languages', () => {
    for (const mark of layOut(runs[index], 'everything').marks) {
      for (const language of ['en', 'ko'] as const) {
        expect(lineOf(mark, language)).toMatch(/\S/);
        expect(lineOf(mark, language)).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it('shows all that the findings name, and the first bad event once', () => {
    const { reading, items, tape } = layOut(runs[index], 'named');
    const shown = marksIn(items);
    const named = shown
      .filter((mark) => mark.named)
      .flatMap(({ events }) => events.map(({ seq }) => seq));
    expect(named.sort((a, b) => a - b)).toEqual([...reading.named].sort((a, b) => a - b));
    const bad = shown.filter(({ firstBad }) => firstBad);
    expect(bad.map(({ id }) => id)).toEqual(reading.firstBad === null ? [] : [reading.firstBad]);
    if (bad.length > 0)
      expect(tape.dots.some(({ item }) => item.id === reading.firstBad)).toBe(true);
  });
});

it('a run of equal records is one mark: 240 handed over are not 240 marks', () => {
  const { marks } = layOut(runs[0], 'everything');
  const handed = marks.filter(({ events: [event] }) => event?.type === 'report');
  const events = handed.reduce((count, mark) => count + mark.events.length, 0);
  expect(events).toBeGreaterThan(480);
  expect(handed.length).toBeLessThan(40);
});

it('what findings name of a long run fits beside what came before and after', () => {
  expect(layOut(runs[3], 'named').items.length).toBeLessThan(40);
});
