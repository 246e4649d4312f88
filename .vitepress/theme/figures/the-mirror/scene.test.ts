import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../harness/grading/random.ts';
import type { Line } from '../frame/scene.ts';
import { changed, cheapest, companyOf, indexOf, measure, quarterOf } from './company.ts';
import { createScene, quarters } from './scene.ts';

type Mirror = ReturnType<typeof createScene>;

function steps(scene: Mirror, count: number): Line[] {
  return Array.from({ length: count }, () => scene.advance(Infinity)).flat();
}
const indexes = (scene: Mirror): number[] => scene.picture().points.map(({ index }) => index);

describe.each([7, 12, 23])('with seed %i', (seed) => {
  it('Dolmun joins and nobody meets: a file drop appears, and its gap stays', () => {
    const scene = createScene(seed);
    scene.move({ type: 'dolmun' });
    steps(scene, 2);
    const { company } = scene.picture();
    const cheese = company.integrations.filter(({ owner }) => owner === 'cheese');
    expect(cheese.map(({ channel }) => channel)).toEqual(['file', 'file']);
    steps(scene, 10);
    expect(measure(scene.picture().company).gaps.some((gap) => gap.includes('dolmun'))).toBe(true);
  });

  it('after a reorganisation the index falls at once, and rises as people meet', () => {
    const scene = createScene(seed);
    steps(scene, 5);
    const before = indexes(scene).at(-1) ?? 0;
    scene.move({ type: 'merge' });
    const fallen = indexes(scene).at(-1) ?? 0;
    expect(fallen).toBeLessThan(before);
    const lines = steps(scene, 4);
    expect(indexes(scene).at(-1)).toBeGreaterThan(fallen);
    expect(lines.filter((line) => line.answersGuess)).toHaveLength(1);
  });

  it('a system that is held still is matched in the end, by its own list', () => {
    const scene = createScene(seed);
    scene.move({ type: 'dolmun' });
    steps(scene, 8);
    scene.move({ type: 'lock' });
    const { integrations } = scene.picture().company;
    steps(scene, 8);
    expect(scene.picture().company.integrations).toEqual(integrations);
    expect(indexes(scene).at(-1)).toBe(1);
  });

  it('tells the same again, and ends', () => {
    const told = [createScene(seed), createScene(seed)].map((scene) => steps(scene, quarters));
    expect(told[0]).toEqual(told[1]);
    const scene = createScene(seed);
    steps(scene, quarters);
    expect(scene.isAtRest()).toBe(true);
    expect(scene.advance(Infinity)).toEqual([]);
  });
});

it('strangers take the file, those who talk the call, and a published stream is read by both', () => {
  const company = companyOf(createRandom(7));
  const known = { owner: 'collection', user: 'quality' } as const;
  const unknown = { owner: 'quality', user: 'trace' } as const;
  expect([known, unknown].map((need) => cheapest(company, need).channel)).toEqual(['call', 'file']);
  const streams = changed(company, 'streams');
  expect(cheapest(streams, unknown).channel).toBe('stream');
  const published = quarterOf({ ...streams, waiting: [unknown] }).company;
  const again = { owner: 'quality', user: 'settlement' } as const;
  expect(cheapest(published, again)).toMatchObject({ channel: 'stream', days: { stream: 2 } });
});

it('a stream still needs some talk: its pair counts, and people who never meet leave a gap', () => {
  const company = changed(companyOf(createRandom(7)), 'streams');
  const { company: built } = quarterOf({
    ...company,
    waiting: [{ owner: 'quality', user: 'trace' }],
  });
  expect(measure(built).gaps).toEqual(['laboratory – web']);
  expect(quarterOf(built).began).toBe('laboratory – web');
});

it('comes out with seed 7 as the page says', () => {
  const scene = createScene(7);
  steps(scene, 5);
  scene.move({ type: 'merge' });
  steps(scene, 3);
  expect(indexes(scene).map((index) => index.toFixed(2))).toEqual([
    ...['1.00', '1.00', '0.67', '0.50', '0.60', '0.25', '0.50', '0.75', '0.80'],
  ]);
});

it('nobody needs anybody: no index', () => {
  expect(indexOf(measure(companyOf(createRandom(7))))).toBeUndefined();
});
