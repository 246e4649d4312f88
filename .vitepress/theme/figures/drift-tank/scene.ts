// The tank as a scene: an hour is a quarter of a second, and the log tells of runs, of what goes wrong, and at
// each noon what it came to.
import type { CreateScene, Line } from '../frame/scene.ts';
import { dayLine, lineOf, movedLine } from './lines.ts';
import { drawnHours, type DrawnCopy, type TankPicture } from './picture.ts';
import { expectedShare, usualSettings, type Settings } from './settings.ts';
import { createTank, type Copy } from './tank.ts';

export type TankMove = { do: 'set'; name: keyof Settings; value: number };

/** Virtual ms of an hour. */
export const hourMs = 250;
/** So long (h) it goes on by itself after something was moved. */
const goesOnFor = 10 * 24;

export const createScene: CreateScene<TankPicture, TankMove> = (seed) => {
  const tank = createTank(seed, usualSettings);
  let now = 0;
  let past: number[] = [];
  let pastWrong: number[] = [];
  let end = goesOnFor;
  let isUntouched = true;
  let isAnswered = false;

  const drawn = (copy: Copy, index: number): DrawnCopy => {
    const cells = tank.cells(index);
    const outdated = cells.filter((cell) => cell !== 'same').length;
    const { run, ghosts: beside } = copy;
    return {
      ...{ cells, outdated, beside, wrong: tank.wrongShare(index) },
      ghosts: beside + cells.filter((cell) => cell === 'replaced').length,
      run: run === undefined ? undefined : run.page / 10,
    };
  };
  const picture = (): TankPicture => ({
    ...{ settings: tank.settings, hours: tank.now, past, pastWrong },
    copies: tank.copies.map(drawn),
    ...{ mean: tank.means(), expected: expectedShare(tank.settings) },
    disagreement: tank.disagreement(),
  });

  function noon(): Omit<Line, 'at'> {
    const { mean, expected, disagreement, copies } = picture();
    return dayLine(tank.now, {
      ...{ mean: mean?.outdated ?? 0, expected, disagreement, copies: copies.length },
      ...{ ghosts: copies[0]?.ghosts ?? 0, wrong: copies[0]?.wrong ?? 0 },
    });
  }

  /** To the next hour, or to the first thing before it that has a line. */
  function anHour(until: number): Omit<Line, 'at'> | undefined {
    const hour = Math.min(until, Math.floor(tank.now) + 1);
    const event = tank.advance(hour);
    if (event !== undefined) {
      const line = lineOf(event, tank.settings);
      const answers = isUntouched && !isAnswered && event.type === 'begins' && event.copy === 0;
      if (!answers || line === undefined) return line;
      isAnswered = true;
      return { ...line, answersGuess: true };
    }
    if (!Number.isInteger(tank.now)) return undefined;
    const first = tank.cells(0);
    const share = first.filter((cell) => cell !== 'same').length / first.length;
    past = [...past, share].slice(-drawnHours);
    pastWrong = [...pastWrong, tank.wrongShare(0)].slice(-drawnHours);
    return tank.now % 24 === 12 ? noon() : undefined;
  }

  return {
    get now() {
      return now;
    },
    picture,
    advance(until) {
      const limit = Math.min(until / hourMs, end);
      while (tank.now < limit) {
        const line = anHour(limit);
        if (line === undefined) continue;
        now = Math.max(now, Math.min(until, tank.now * hourMs));
        return [{ ...line, at: now }];
      }
      now = Math.max(now, until);
      return [];
    },
    move({ name, value }) {
      isUntouched = false;
      const before = tank.settings;
      tank.set({ ...before, [name]: value });
      end = tank.now + goesOnFor;
      return [{ ...movedLine(name, before, tank.settings), at: now }];
    },
    isAtRest: () => tank.now >= end,
    settingOf: ({ name }) => name,
  };
};
