import { describe, expect, it } from 'vitest';
import type { Line } from '../frame/scene.ts';
import { firstPicture, usualSeed } from './first-picture.ts';
import { drawnGhosts } from './layout.ts';
import { createScene, hourMs, type TankMove } from './scene.ts';
import { settingText } from './setting-text.ts';
import { usualSettings } from './settings.ts';

function toTheEnd(seed: number, ...moves: TankMove[]) {
  const scene = createScene(seed);
  const lines: Line[] = moves.flatMap((move) => scene.move(move));
  while (!scene.isAtRest()) lines.push(...scene.advance(scene.now + 5_000));
  return { scene, lines, picture: scene.picture() };
}

it('begins with the picture that is in the page', () => {
  expect(createScene(usualSeed).picture()).toEqual(firstPicture);
});

describe.each([usualSeed, 21])('with seed %i', (seed) => {
  it('tells the same again, and comes to rest', () => {
    expect(toTheEnd(seed).lines).toEqual(toTheEnd(seed).lines);
    expect(toTheEnd(seed).picture.hours).toBe(240);
  });

  it('answers the guess at the first midnight, with about two thirds', () => {
    const { lines } = toTheEnd(seed);
    const answers = lines.filter((line) => line.answersGuess);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.at).toBeCloseTo(24 * hourMs, -1);
    const share = Number(/\((\d+)%\)/.exec(answers[0]?.says.en ?? '')?.[1]);
    expect(share).toBeGreaterThan(54);
    expect(share).toBeLessThan(73);
  });

  it('comes near 37% on average for nightly copies, and 2% for hourly ones', () => {
    expect(toTheEnd(seed).picture.mean?.outdated).toBeCloseTo(0.37, 1);
    const hourly = toTheEnd(seed, { do: 'set', name: 'every', value: 1 });
    expect(hourly.picture.mean?.outdated).toBeLessThan(0.035);
    expect(hourly.picture.mean?.outdated).toBeGreaterThan(0.01);
  });

  it('lets the share grow with the table, though nothing else was moved', () => {
    const large = toTheEnd(seed, { do: 'set', name: 'rows', value: 2_400_000 });
    const usual = toTheEnd(seed).picture.mean?.outdated ?? 1;
    expect(large.picture.mean?.outdated).toBeGreaterThan(usual + 0.15);
    expect(large.lines.some((line) => line.isBad && line.says.en.includes('slipped'))).toBe(true);
    expect(large.lines.some((line) => line.answersGuess)).toBe(false);
  });

  it('says so when a run takes longer than the time between two', () => {
    const { lines, picture } = toTheEnd(seed, { do: 'set', name: 'rows', value: 2_400_000 });
    expect(lines[0]?.says.en).toBe(
      'Rows: 2,400,000 (48 h a run), from now on. A run takes longer than the time between two, so T is 48 h. Expected: 57% instead of 37%.',
    );
    expect(settingText('en', 'every', picture.settings)).toBe('24 h, in fact 48 h');
    expect(settingText('en', 'every', usualSettings)).toBe('24 h');
  });

  it('tells the end of each run that it told the beginning of', () => {
    const { lines } = toTheEnd(seed);
    const told = (what: string): number =>
      lines.filter(({ says }) => says.en.includes(what)).length;
    expect(told('begins to copy')).toBeGreaterThan(15);
    // The last run may still be under way when all comes to rest.
    expect(told('begins to copy') - told('is done')).toBeLessThanOrEqual(2);
    expect(told('is done')).toBeLessThanOrEqual(told('begins to copy'));
  });

  it('draws every ghost, in its grid or below it', () => {
    for (const copy of toTheEnd(seed).picture.copies) {
      const inside = copy.cells.filter((cell) => cell === 'replaced').length;
      expect(copy.ghosts).toBe(inside + copy.beside);
      expect(copy.beside).toBeGreaterThan(20);
      expect(copy.beside).toBeLessThanOrEqual(drawnGhosts.most);
    }
  });

  it('tells of runs that break off, and keeps an hour of the past for each', () => {
    const { lines, picture } = toTheEnd(seed, { do: 'set', name: 'failure', value: 0.5 });
    expect(lines.some((line) => line.says.en.includes('breaks off'))).toBe(true);
    expect(picture.past).toHaveLength(96);
  });
});
