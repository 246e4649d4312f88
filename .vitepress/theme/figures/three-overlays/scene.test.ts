import { expect, it } from 'vitest';
import type { Line } from '../frame/scene.ts';
import { companyOf, after, changes, drawn, sheets } from './company.ts';
import { drawLine, drawTalk, height, places, regionsOf, streamPlace, width } from './layout.ts';
import { createScene } from './scene.ts';
import { createRandom } from '../../../../harness/grading/random.ts';

function toldBy(scene: ReturnType<typeof createScene>): Line[] {
  const lines: Line[] = [];
  while (!scene.isAtRest()) lines.push(...scene.advance(Infinity));
  return lines;
}

it.each([7, 23])('plays all that can happen, both ways, and comes to rest (seed %i)', (seed) => {
  const scene = createScene(seed);
  const lines = toldBy(scene);
  expect(lines).toHaveLength(9);
  expect(scene.picture().results).toHaveLength(8);
  expect(lines.filter((line) => line.answersGuess)).toHaveLength(1);
  expect(toldBy(createScene(seed))).toEqual(lines);
});

it('answers its question once the software was replaced both ways, in whichever order', () => {
  const scene = createScene(7);
  expect(scene.move({ type: 'way', way: 'streams' })).toHaveLength(1);
  expect(scene.move({ type: 'change', change: 'software' })[0]?.answersGuess).toBeUndefined();
  scene.move({ type: 'way', way: 'fetch' });
  expect(scene.picture().change).toBeNull();
  expect(scene.move({ type: 'change', change: 'software' })[0]?.answersGuess).toBe(true);
});

it('says the numbers of the picture in both languages', () => {
  const scene = createScene(7);
  const [line] = scene.move({ type: 'change', change: 'software' });
  expect(line?.says.en).toContain('business 0, implementation 5, data 4. Teams at work: 5.');
  expect(line?.says.ko).toContain('비즈니스 0, 구현 5, 데이터 4');
});

it('goes on after the reader has moved something, and comes to rest', () => {
  const scene = createScene(7);
  scene.advance(Infinity);
  scene.move({ type: 'way', way: 'streams' });
  expect(toldBy(scene).length).toBeGreaterThan(0);
});

it('has room for every line and outline on its sheet', () => {
  const company = companyOf(createRandom(7));
  for (const change of [null, ...changes]) {
    const now = change === null ? company : after(company, change);
    const regions = regionsOf(now);
    for (const region of regions) {
      expect(region.x).toBeGreaterThanOrEqual(0);
      expect(region.x + region.width).toBeLessThanOrEqual(width);
      expect(region.y - 12).toBeGreaterThanOrEqual(0);
      expect(region.y + region.height).toBeLessThanOrEqual(height);
    }
    const owners = [...new Set(now.needs.map(({ owner }) => owner))];
    for (const way of ['fetch', 'streams'] as const) {
      for (const sheet of sheets) {
        for (const line of drawn(now, way)[sheet]) {
          const where = (name: string) =>
            name === 'broker' || name.endsWith(' stream')
              ? streamPlace(owners, name)
              : Object.entries(places).find(([service]) => service === name)?.[1];
          const path =
            sheet === 'business' ? drawTalk(line, regions) : drawLine(sheet, line, where);
          expect(path?.path, `${line.from} → ${line.to}`).toMatch(/^M[-\d. ]+[LQ]/);
        }
      }
    }
  }
});
