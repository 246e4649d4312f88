import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../harness/grading/random.ts';
import type { Line } from '../frame/scene.ts';
import { contextsOf, costsOf, cutsInTurn, mostCuts, pivotalCuts, toggled } from './cutting.ts';
import { follows, futures, route } from './route.ts';
import { createScene } from './scene.ts';

it('has thirty events, and everything that points to one finds it', () => {
  expect(route).toHaveLength(30);
  for (const [from, to] of follows) expect([route[from], route[to]]).not.toContain(undefined);
  for (const { events } of futures) {
    for (const at of events) expect(route[at]).toBeDefined();
  }
});

it('each cut makes one context more, and the same cut again one less', () => {
  expect(new Set(contextsOf(pivotalCuts)).size).toBe(pivotalCuts.length + 1);
  expect(toggled(toggled([3, 9], 5), 5)).toEqual([3, 9]);
});

describe.each([7, 12])('with seed %i', (seed) => {
  const order = cutsInTurn(createRandom(seed));
  const totals = Array.from({ length: mostCuts + 1 }, (_, at) => costsOf(order.slice(0, at)).total);

  it('the sum falls to a minimum well before the finest cut, and rises after it', () => {
    expect(order).toHaveLength(mostCuts);
    const best = totals.indexOf(Math.min(...totals));
    expect(best + 1).toBeGreaterThan(3);
    expect(best + 1).toBeLessThan(10);
    expect(totals.slice(best).every((one, at, all) => at === 0 || one >= (all[at - 1] ?? 0))).toBe(
      true,
    );
  });

  it('one context, six and thirty cost what the page says', () => {
    expect([totals[0], totals[5], totals[29]].map((one) => one?.toFixed(0))).toEqual([
      ...['63', '5', '153'],
    ]);
    expect(costsOf(order)).toMatchObject({ contexts: 30, meanings: 0 });
  });

  it('the sum is what stands beside the three numbers, in days', () => {
    for (const cuts of [[], order.slice(0, 5), order]) {
      const { messages, touched, meanings, days, total } = costsOf(cuts);
      expect(days).toEqual({
        messages: messages * 0.004,
        touched: (touched - 5) * 5,
        meanings: meanings * 9,
      });
      expect(total).toBeCloseTo(days.messages + days.touched + days.meanings);
    }
  });

  it('plays to the finest cut, answers on the way, and tells the same again', () => {
    const told = [createScene(seed), createScene(seed)].map((scene) => {
      const lines: Line[] = [];
      while (!scene.isAtRest()) lines.push(...scene.advance(Infinity));
      return lines;
    });
    expect(told[0]).toHaveLength(29);
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.filter((line) => line.answersGuess)).toHaveLength(1);
  });
});

it('the reader cuts and joins, and hears what it costs', () => {
  const scene = createScene(7);
  const [cut] = scene.move({ type: 'toggle', after: 15 });
  expect(cut?.says.en).toContain('grade given');
  expect(scene.picture().cuts).toEqual([15]);
  scene.move({ type: 'preset', preset: 'all' });
  expect(scene.picture().cuts).toHaveLength(29);
  const [one] = scene.move({ type: 'preset', preset: 'none' });
  expect(one?.isBad).toBeUndefined();
});
