import { describe, expect, it, test } from 'vitest';
import {
  expectedShare,
  periodHours,
  runHours,
  shareBeforeRun,
  usualSettings,
  type Settings,
} from './settings.ts';
import { createTank, shownRows, type Event } from './tank.ts';

/** So many days, and what happened in them. */
function run(seed: number, said: Partial<Settings>, days: number) {
  const tank = createTank(seed, { ...usualSettings, ...said });
  const events: Event[] = [];
  for (;;) {
    const event = tank.advance(days * 24);
    if (event === undefined) return { tank, events };
    events.push(event);
  }
}

describe('the formula', () => {
  test('gives the numbers that the page states', () => {
    expect(expectedShare({ ...usualSettings, rows: 0 })).toBeCloseTo(0.368, 3);
    expect(expectedShare({ ...usualSettings, every: 1, rows: 0 })).toBeCloseTo(0.0206, 3);
    expect(shareBeforeRun(usualSettings)).toBeCloseTo(0.632, 3);
    const many = { ...usualSettings, rows: 2_400_000 };
    expect(runHours(many)).toBe(48);
    expect(expectedShare(many)).toBeCloseTo(0.568, 3);
  });

  test('a run that takes longer than the time between two delays the next', () => {
    expect(periodHours({ every: 1, rows: 24_000 })).toBe(1);
    expect(periodHours({ every: 1, rows: 1_200_000 })).toBe(24);
  });

  it.each([7, 21])('is what comes out in a long time (seed %i)', (seed) => {
    for (const said of [{}, { every: 6 }, { changes: 0.25, every: 48 }]) {
      const settings = { ...usualSettings, rows: 2_400, ...said };
      const { tank } = run(seed, settings, 240);
      expect(tank.means()?.outdated).toBeCloseTo(expectedShare(settings), 1.6);
    }
  });

  it.each([7, 21])('is too good where runs fail, and where they take long (seed %i)', (seed) => {
    const failing = { ...usualSettings, failure: 0.5 };
    const long = { ...usualSettings, rows: 1_200_000 };
    for (const settings of [failing, long]) {
      const { tank } = run(seed, settings, 200);
      expect(tank.means()?.outdated).toBeGreaterThan(expectedShare(settings) + 0.04);
    }
  });
});

describe.each([7, 21])('the tank with seed %i', (seed) => {
  it('does the same for the same seed', () => {
    expect(run(seed, { failure: 0.25, copies: 2 }, 9).events).toEqual(
      run(seed, { failure: 0.25, copies: 2 }, 9).events,
    );
  });

  it('has nothing outdated when a quick run is over, and keeps ghosts', () => {
    const { tank, events } = run(seed, { rows: 2_400, copies: 1 }, 30);
    const ends = events.filter(({ type }) => type === 'ends');
    expect(ends).toHaveLength(29);
    expect(Math.max(...ends.map(({ outdated }) => outdated))).toBeLessThan(4);
    expect(tank.copies[0]?.ghosts).toBeGreaterThan(40);
  });

  it('counts ghosts as rows that it has and that are wrong', () => {
    const { tank } = run(seed, { copies: 1 }, 10);
    const [copy] = tank.copies;
    const outdated = tank.cells(0).filter((cell) => cell !== 'same').length;
    const ghosts = copy?.ghosts ?? 0;
    expect(ghosts).toBeGreaterThan(20);
    expect(tank.wrongShare(0)).toBeCloseTo((outdated + ghosts) / (shownRows + ghosts), 9);
    const means = tank.means();
    expect(means?.wrong).toBeGreaterThan((means?.outdated ?? 1) + 0.05);
  });

  it('tears pages only where rows change during a run', () => {
    const torn = (rows: number) =>
      run(seed, { rows, copies: 1 }, 30).events.reduce(
        (sum, one) => sum + ('torn' in one ? one.torn : 0),
        0,
      );
    expect(torn(2_400)).toBeLessThan(10);
    expect(torn(480_000)).toBeGreaterThan(100);
  });

  it('lets copies of one table disagree', () => {
    const { tank } = run(seed, { copies: 3 }, 10.4);
    expect(tank.disagreement()).toBeGreaterThan(0.2);
    expect(run(seed, { copies: 1 }, 10.4).tank.disagreement()).toBe(0);
  });

  it('begins anew with its mean when something is moved, and not with its table', () => {
    const { tank } = run(seed, {}, 3.5);
    const cells = tank.cells(0);
    tank.set({ ...usualSettings, every: 6 });
    expect(tank.means()).toBe(undefined);
    expect(tank.cells(0)).toEqual(cells);
    expect(cells).toHaveLength(shownRows);
  });
});
