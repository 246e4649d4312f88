import { describe, expect, it } from 'vitest';
import type { Line } from '../frame/scene.ts';
import { firstPicture } from './first-picture.ts';
import { createScene, type SurgeMove } from './scene.ts';
import { usualSettings } from './settings.ts';

type Surge = ReturnType<typeof createScene>;

/** Virtual ms of the figure at a minute of the dawn. */
const minute = 600;

/** Lets the dawn pass until then, or to its end; gives the lines. */
function run(scene: Surge, until = Infinity): Line[] {
  const lines: Line[] = [];
  while (scene.now < until && !scene.isAtRest()) {
    lines.push(...scene.advance(Math.min(until, scene.now + 5_000)));
  }
  return lines;
}

const english = (lines: readonly Line[]): string[] => lines.map(({ says }) => says.en);

describe('the lab', () => {
  it('begins as it stands in the page', () => {
    expect(createScene(7).picture()).toEqual(firstPicture);
  });

  it('tells the same for the same seed and the same moves', () => {
    const tell = (): string[] => {
      const scene = createScene(21);
      const before = run(scene, 2 * minute);
      const moved = scene.move({ do: 'take down', place: 'settlement' });
      scene.move({ do: 'set', settings: { ...usualSettings, tries: 3 } });
      const after = run(scene, 4 * minute);
      expect(scene.picture().calls.mostAsked).toBe(81);
      return english([...before, ...moved, ...after]);
    };
    const told = tell();
    expect(tell()).toEqual(told);
    expect(told.join('\n')).toMatch(/Settlement: down.*Settlement was asked \d+ times/s);
  });

  it('tells the same however far time passes at once', () => {
    const told = (ms: number): string[] => {
      const scene = createScene(7);
      const lines: Line[] = [];
      while (scene.now < 10 * minute) lines.push(...scene.advance(scene.now + ms));
      return english(lines);
    };
    expect(told(10 * minute)).toHaveLength(5);
    expect(told(17)).toEqual(told(10 * minute));
  });

  it('stops short where too much happens for one frame, and gets there all the same', () => {
    const scene = createScene(7);
    scene.move({ do: 'set', settings: { ...usualSettings, tries: 3, surge: 60 } });
    run(scene, 7 * minute);
    scene.move({ do: 'take down', place: 'settlement' });
    const began = scene.now;
    scene.advance(began + minute);
    expect(scene.now).toBeLessThan(began + minute);
    expect(scene.now).toBeGreaterThan(began);
    run(scene, began + minute);
    expect(scene.now).toBe(began + minute);
  });

  it.each([7, 21])('answers its question and comes to rest by itself (seed %i)', (seed) => {
    const scene = createScene(seed);
    const lines = run(scene);
    expect(lines.filter(({ answersGuess }) => answersGuess)).toHaveLength(1);
    const { calls, streams, drainedAt, mostLag, isOver } = scene.picture();
    expect(isOver).toBe(true);
    expect(streams.failed).toBe(0);
    expect(streams.settled).toBe(streams.pressed);
    // What the page states: about three in four went without a yes, and nothing waited after nine minutes.
    expect(calls.failed / calls.pressed).toBeCloseTo(0.77, 1);
    expect(mostLag / 10_800).toBeCloseTo(1, 0);
    expect(((drainedAt ?? 0) - 1_080) / 60).toBeGreaterThan(8);
    expect(((drainedAt ?? 0) - 1_080) / 60).toBeLessThan(10);
    expect(calls.until).toBeGreaterThan(0);
  });

  it.each([7, 21])('loses fewer calls where the deadline goes along (seed %i)', (seed) => {
    const scene = createScene(seed);
    scene.move({ do: 'set', settings: { ...usualSettings, skips: true } });
    run(scene);
    const { calls } = scene.picture();
    // 25 of 40 while the surge lasts, and nearly all before and after it.
    expect(calls.failed / calls.pressed).toBeGreaterThan(0.25);
    expect(calls.failed / calls.pressed).toBeLessThan(0.4);
  });

  it.each([
    { do: 'deploy' },
    { do: 'take down', place: 'membership' },
    { do: 'take down', place: 'broker' },
  ] as const)('comes to rest after $do $place', (move: SurgeMove) => {
    const scene = createScene(7);
    run(scene, 2 * minute);
    expect(scene.move(move)).toHaveLength(1);
    expect(scene.move(move)).toEqual([]);
    run(scene);
    const { calls, streams, down } = scene.picture();
    expect(down).toEqual([]);
    expect(streams.settled).toBe(streams.ok);
    expect(calls.ok + calls.failed).toBe(calls.pressed);
  });
});
