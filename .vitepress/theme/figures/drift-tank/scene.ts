// The tank as a scene: an hour is a quarter of a second, and the log tells of runs, of what goes wrong, and at
// each noon what it came to.
import type { CreateScene, Line } from '../frame/scene.ts';
import { dayLine, lineOf } from './lines.ts';
import { drawnHours, type DrawnCopy, type TankPicture } from './picture.ts';
import { settingText } from './setting-text.ts';
import { expectedShare, usualSettings, type Settings } from './settings.ts';
import { createTank, type Copy } from './tank.ts';
import { tankWords } from './words.ts';

export type TankMove = { do: 'set'; name: keyof Settings; value: number };

/** Virtual ms of an hour. */
export const hourMs = 250;
/** So long (h) it goes on by itself after something was moved. */
const goesOnFor = 10 * 24;

export const createScene: CreateScene<TankPicture, TankMove> = (seed) => {
  const tank = createTank(seed, usualSettings);
  let now = 0;
  let past: number[] = [];
  let end = goesOnFor;
  let isUntouched = true;
  let isAnswered = false;

  const drawn = (copy: Copy, index: number): DrawnCopy => {
    const cells = tank.cells(index);
    const outdated = cells.filter((cell) => cell !== 'same').length;
    const { run, ghosts } = copy;
    return { cells, outdated, ghosts, run: run === undefined ? undefined : run.page / 10 };
  };
  const picture = (): TankPicture => ({
    ...{ settings: tank.settings, hours: tank.now, past },
    copies: tank.copies.map(drawn),
    ...{ mean: tank.meanShare(), expected: expectedShare(tank.settings) },
    disagreement: tank.disagreement(),
  });

  function noon(): Omit<Line, 'at'> {
    const { mean, expected, disagreement, copies } = picture();
    return dayLine(tank.now, {
      ...{ mean: mean ?? 0, expected, disagreement, copies: copies.length },
      ghosts: copies[0]?.ghosts ?? 0,
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
      tank.set({ ...tank.settings, [name]: value });
      end = tank.now + goesOnFor;
      const says = (language: 'en' | 'ko'): string =>
        tankWords[language].moved
          .replace('{what}', tankWords[language][name])
          .replace('{value}', settingText(language, name, value));
      return [{ at: now, sign: 'store', says: { en: says('en'), ko: says('ko') } }];
    },
    isAtRest: () => tank.now >= end,
  };
};
