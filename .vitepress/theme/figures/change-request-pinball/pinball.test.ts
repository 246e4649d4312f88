import { describe, expect, it, test } from 'vitest';
import type { Line } from '../frame/scene.ts';
import { firstPicture, usualSeed } from './first-picture.ts';
import { ballAt, boxAt, dotsOf, heightOf, layouts, stripAt } from './layout.ts';
import { cuts, requests, restartsOf } from './requests.ts';
import { createScene, type PinballMove } from './scene.ts';
import { expectedWait, ruleCost, stops, usualSettings } from './settings.ts';
import { average, simulate } from './simulate.ts';

test('what the page states: 3.5 weeks of waiting, one restart, and where a shared rule wins', () => {
  expect(expectedWait([1, 2, 4])).toBe(3.5);
  expect(requests.map((request) => restartsOf(request, 'business')).filter((n) => n > 1)).toEqual([
    2, 2,
  ]);
  expect(restartsOf(requests[0] as (typeof requests)[number], 'technical')).toBe(3);
  const weekly = ruleCost({ copies: 8, changes: 4 });
  expect(weekly).toEqual({ copied: 32, shared: 15 });
  const seldom = ruleCost({ copies: 3, changes: 0.25 });
  expect(seldom.copied).toBeLessThan(seldom.shared);
});

test('the formula for waiting is what comes out of many seeds, for requests that pass all three', () => {
  const settings = { ...usualSettings, backlog: [0, 0, 0] as const };
  const waits = Array.from({ length: 400 }, (_, seed) => {
    const { legs } = simulate(seed + 1, 'technical', settings);
    const through = requests.flatMap(({ layers }, index) => (layers.length === 3 ? [index] : []));
    return average(
      through.map((index) =>
        legs
          .filter(({ request }) => request === index)
          .reduce((sum, leg) => sum + leg.released - leg.done, 0),
      ),
    );
  });
  expect(average(waits)).toBeGreaterThan(3.1);
  expect(average(waits)).toBeLessThan(3.9);
});

describe.each([usualSeed, 21])('with seed %i', (seed) => {
  const [technical, business] = cuts.map((cut) => simulate(seed, cut, usualSettings));

  it('requests are done sooner by business, by a quarter to a half, with fewer hand-offs', () => {
    const saved = 1 - average(business?.leads ?? []) / average(technical?.leads ?? []);
    expect(saved).toBeGreaterThan(0.25);
    expect(saved).toBeLessThan(0.5);
    expect([technical?.handOffs, business?.handOffs]).toEqual([16, 2]);
  });

  it('a team has one request in work at a time, and what is done leaves with a release', () => {
    for (const { legs } of [technical, business].filter((flow) => flow !== undefined)) {
      for (const team of [0, 1, 2]) {
        const own = legs.filter((leg) => leg.team === team).sort((a, b) => a.starts - b.starts);
        own.slice(1).forEach((leg, index) => {
          expect(leg.starts).toBeGreaterThanOrEqual((own[index]?.done ?? 0) - 1e-9);
        });
      }
      for (const leg of legs) expect(leg.released).toBeGreaterThanOrEqual(leg.done - 1e-9);
    }
  });

  it('tells the same again, comes to rest with all done, and answers the guess with its last line', () => {
    const [one, again] = [toTheEnd(seed), toTheEnd(seed)];
    expect(one.lines).toEqual(again.lines);
    expect(one.picture.cuts.map(({ finished }) => finished.length)).toEqual([12, 12]);
    expect(one.lines.filter(({ answersGuess }) => answersGuess)).toEqual([one.lines.at(-1)]);
  });

  it('a backlog makes each hand-off dearer, and frequent releases make it cheap', () => {
    const slow = { ...usualSettings, backlog: [2, 2, 2] as const };
    const quick = { ...usualSettings, cadence: [0.2, 0.2, 0.2] as const };
    const gain = (settings: typeof usualSettings): number =>
      average(simulate(seed, 'technical', settings).leads) -
      average(simulate(seed, 'business', settings).leads);
    expect(gain(slow)).toBeGreaterThan(gain(usualSettings) + 1);
    expect(gain(quick)).toBeLessThan(gain(usualSettings));
  });
});

it('begins with the picture that is in the page, and begins anew when a team is changed', () => {
  expect(createScene(usualSeed).picture()).toEqual(firstPicture);
  const { lines, picture } = toTheEnd(usualSeed, {
    ...{ do: 'team', name: 'cadence', team: 0, value: stops.cadence[1] },
  });
  expect(lines[0]?.says.en).toContain('Sensors and Collection release every 1 week now');
  expect(lines.some(({ answersGuess }) => answersGuess)).toBe(false);
  expect(picture.settings.cadence).toEqual([1, 2, 1]);
});

describe.each(layouts)('the $name drawing', (layout) => {
  it('has room for twelve requests at one team, and for all that are done', () => {
    const { box } = layout;
    const last = ballAt(layout, 11);
    expect(last.x + 8.5).toBeLessThanOrEqual(box.width);
    expect(last.y + 8.5).toBeLessThanOrEqual(box.height);
    const end = boxAt(layout, 0, 2).x + box.width;
    const strip = stripAt(layout, 0);
    expect(end).toBeLessThanOrEqual(layout.strip.below ? layout.width : strip.x);
    expect(strip.x + strip.width).toBeLessThanOrEqual(layout.width);
    expect(stripAt(layout, 1).y + strip.height).toBeLessThan(heightOf(layout));
    const spread = requests.map((_, request) => ({ request, weeks: 2 + (request % 6) * 0.7 }));
    for (const { y } of dotsOf(strip, spread, 8)) expect(y).toBeGreaterThan(0);
  });
});

function toTheEnd(seed: number, ...moves: PinballMove[]) {
  const scene = createScene(seed);
  const lines: Line[] = moves.flatMap((move) => scene.move(move));
  while (!scene.isAtRest()) lines.push(...scene.advance(scene.now + 3_000));
  return { lines, picture: scene.picture() };
}
