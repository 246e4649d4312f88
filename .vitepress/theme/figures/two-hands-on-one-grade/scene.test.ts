import { describe, expect, it } from 'vitest';
import type { Line, Scene } from '../frame/scene.ts';
import { actsOf, designs, outcomeOf, usualSettings, type Design, type Settings } from './hands.ts';
import { lots, shareWrongByStamps, wrongOf } from './odds.ts';
import { layouts, minutes, xOf } from './layout.ts';
import { createScene, type HandsMove, type HandsPicture } from './scene.ts';

type Hands = Scene<HandsPicture, HandsMove>;
const left = (design: Design, said: Partial<Settings> = {}) =>
  outcomeOf({ ...usualSettings, design, ...said });

describe('two hands on one grade', () => {
  it.each([7, 42])('tells three acts and what is left, and comes to rest (seed %i)', (seed) => {
    const hands = createScene(seed);
    const lines = toRest(hands);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)?.says.en).toContain('What is left: B; the rule says A');
    expect(lines.at(-1)).toMatchObject({ answersGuess: true, isBad: true });
    expect(hands.picture()).toMatchObject({ isOver: true });
    expect(toRest(createScene(seed))).toEqual(lines);
  });

  it('begins the hour again after each move', () => {
    const hands = createScene(7);
    toRest(hands);
    const [line] = hands.move({ do: 'design', design: 'facts' });
    expect(line?.says.en).toContain('two facts');
    expect(hands.picture().acts).toEqual([]);
    expect(toRest(hands).at(-1)?.says.en).toContain('What is left: A, as the rule has it');
  });

  it('keeps one value in one row, with or without a lock, and two statements are gone', () => {
    for (const design of ['row', 'lock'] as const) {
      expect(left(design)).toMatchObject({
        grade: 'B',
        gone: ['measured', 'decided'],
        short: 15_000,
      });
    }
  });

  it('makes the desk wait at the lock, and changes nothing else', () => {
    const at = { measured: 1, decided: 2, corrected: 7 };
    expect(left('lock', { at })).toMatchObject({ grade: 'B', waited: 2 });
    expect(left('row', { at })).toMatchObject({ grade: 'B', waited: 0 });
  });

  it('lets a clock that is five minutes ahead win by stamps, even when it wrote up to five minutes earlier', () => {
    const at = (decided: number) => ({ at: { measured: 0, decided, corrected: 7 } });
    expect(left('stamps', { skew: 5, ...at(3) }).grade).toBe('A');
    expect(left('stamps', { skew: 5, ...at(1) }).grade).toBe('B');
    expect(left('stamps', { skew: 0, ...at(3) }).grade).toBe('B');
    expect(left('stamps', { skew: -5, ...at(8) }).grade).toBe('B');
  });

  it('turns the desk away while the owner is down, and only then', () => {
    expect(left('owner')).toMatchObject({ grade: 'A', gone: [], isTurnedAway: false });
    expect(left('owner', { isQualityDown: true })).toMatchObject({
      ...{ grade: 'B', gone: ['decided'], isTurnedAway: true },
    });
    expect(left('facts', { isQualityDown: true })).toMatchObject({ grade: 'A', gone: [] });
  });

  it('shows a decision late where Quality is down and has to derive the grade', () => {
    const acts = actsOf({ ...usualSettings, design: 'facts', isQualityDown: true });
    expect(acts[1]).toMatchObject({
      ...{ name: 'decided', at: 4, became: 'behind', before: 'C', shown: 'A', shownFrom: 6 },
    });
    const up = actsOf({ ...usualSettings, design: 'facts' });
    expect(up[1]).toMatchObject({ became: 'kept', shown: 'A', shownFrom: 4 });
  });

  it('says that a right grade by a wrong clock was luck', () => {
    const hands = createScene(7);
    hands.move({ do: 'design', design: 'stamps' });
    expect(toRest(hands).at(-1)?.says.en).toContain('right by luck');
    hands.move({ do: 'skew', minutes: 0 });
    expect(toRest(hands).at(-1)?.says.en).toContain('the rule says A');
  });

  it('holds a decision that comes before its result where it is a fact, and loses it where it is a row', () => {
    const at = { measured: 4, decided: 1, corrected: 7 };
    const of = (design: Design) => actsOf({ ...usualSettings, design, at })[0];
    expect(of('facts')).toMatchObject({ became: 'held', shown: undefined });
    expect(of('row')).toMatchObject({ became: 'no row', gone: ['decided'] });
    expect(left('facts', { at }).grade).toBe('A');
    expect(left('row', { at }).grade).toBe('B');
  });
});

describe('a thousand lots', () => {
  const of = (design: Design, seed: number, skew = 5) =>
    wrongOf(design, { seed, skew, isQualityDown: false });

  it.each([7, 42])('are wrong by stamps as often as the formula says (seed %i)', (seed) => {
    for (const skew of [-6, -3, 0, 3, 5, 6]) {
      expect(Math.abs(of('stamps', seed, skew) / lots - shareWrongByStamps(skew))).toBeLessThan(
        0.05,
      );
    }
    expect(shareWrongByStamps(5)).toBeCloseTo(0.42, 2);
  });

  it.each([7, 42])(
    'are wrong half of the time in one row, and never as two facts (seed %i)',
    (seed) => {
      expect(Math.abs(of('row', seed) / lots - 0.5)).toBeLessThan(0.05);
      expect(of('facts', seed)).toBe(0);
      expect(of('owner', seed)).toBe(0);
    },
  );

  it('are told apart by the seed', () => {
    expect(createScene(7).picture().wrong).not.toEqual(createScene(42).picture().wrong);
    expect(Object.keys(createScene(7).picture().wrong)).toEqual([...designs]);
  });
});

it.each(layouts)('the $name drawing has room for every minute', (layout) => {
  expect(xOf(layout, minutes)).toBeLessThanOrEqual(layout.width);
  expect(layout.left - layout.crate / 2).toBeGreaterThanOrEqual(0);
});

function toRest(hands: Hands): Line[] {
  const lines: Line[] = [];
  while (!hands.isAtRest()) lines.push(...hands.advance(hands.now + 500));
  return lines;
}
