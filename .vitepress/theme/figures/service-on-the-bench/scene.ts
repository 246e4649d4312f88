// *Service on the bench* as a scene. Setting the bench up anew begins another night; filling the table runs
// whole nights, one at a time, so that the page stays at hand meanwhile.
import type { Line, Scene } from '../frame/scene.ts';
import { lineOf } from './lines.ts';
import { beginNight, outcomeOfNight } from './night.ts';
import { worstOf } from './outcome.ts';
import { type BenchPicture, emptyPicture, pictureAfter } from './picture.ts';
import { said } from './said.ts';
import { repaired, type Settings, usualSettings } from './settings.ts';
import { cellOf, missingFrom, rowsOf, type Table } from './table.ts';

export type BenchMove = { do: 'set'; settings: Settings } | { do: 'fill' } | { do: 'ask' };

/** Virtual ms that a night of the table takes in the figure's time. */
const nightTakes = 15;

export function createScene(seed: number): Scene<BenchPicture, BenchMove> {
  let settings = usualSettings;
  let night = beginNight(seed, settings);
  let table: Table = {};
  let picture = emptyPicture(settings, night.events, table);
  /** The scene's time when this night began. */
  let began = 0;
  let now = 0;
  let missing: Settings[] = [];
  let isFilling = false;
  let hasEnded = false;

  function setUp(next: Settings): void {
    settings = repaired(next);
    night = beginNight(seed, settings);
    picture = emptyPicture(settings, night.events, table);
    began = now;
    hasEnded = false;
    missing = [];
    isFilling = false;
  }

  function keep(of: Settings, outcome: ReturnType<typeof outcomeOfNight>): void {
    table = { ...table, [cellOf(of)]: outcome };
    picture = { ...picture, table };
  }

  /** Runs one night of those that the table lacks. */
  function fillOn(): Line[] {
    const next = missing.shift();
    if (next !== undefined) keep(next, outcomeOfNight(seed, next));
    if (missing.length > 0) return [];
    isFilling = false;
    const rows = rowsOf(settings);
    const nights = rows.flatMap((row) => row.nights.filter((one) => one !== undefined));
    const safe = rows.filter((row) =>
      row.nights.every((one) => one === undefined || worstOf(table[cellOf(one)] ?? {}) !== 'lost'),
    );
    const isCommitLast = rows.every(
      (row) => safe.includes(row) === (row.order.at(-1) === 'commit'),
    );
    const says = said.filled(nights.length, rows.length, safe.length, isCommitLast);
    return [{ at: now, sign: 'service', says, answersGuess: true }];
  }

  function end(): Line[] {
    hasEnded = true;
    const outcome = night.outcome();
    picture = { ...picture, outcome };
    if (night.isEmpty) return [{ at: now, sign: 'stream', says: said.noInput() }];
    if (settings.kill !== undefined && picture.struck !== undefined) keep(settings, outcome);
    return [{ ...said.over(outcome), at: now }];
  }

  return {
    get now() {
      return now;
    },
    picture: () => picture,
    settingOf: (move) => (move.do === 'set' ? 'settings' : undefined),
    isAtRest: () => !isFilling && hasEnded && picture.flights.length === 0 && !night.isAsked(),
    advance(until) {
      if (isFilling) {
        now += nightTakes;
        began += nightTakes;
        return fillOn();
      }
      for (;;) {
        if (!hasEnded && night.isOver()) return end();
        const happenings = night.advance(until - began);
        now = Math.max(now, night.now + began);
        const lines = happenings.flatMap((happening): Line[] => {
          const shifted = shift(happening, began);
          const line = lineOf(shifted, picture);
          picture = pictureAfter(picture, shifted);
          return line === undefined ? [] : [line];
        });
        if (lines.length > 0 || happenings.length === 0) return lines;
      }
    },
    move(move) {
      switch (move.do) {
        case 'set':
          setUp(move.settings);
          return [{ at: now, sign: 'service', says: said.setUp(settings) }];
        case 'fill':
          missing = missingFrom(table, settings);
          isFilling = true;
          return [];
        case 'ask':
          night.ask();
          return [];
      }
    },
  };
}

/** The same, told in the time of a scene in which the night began at `began`. */
function shift<H extends { at: number }>(happening: H, began: number): H {
  const at = happening.at + began;
  return 'arrives' in happening
    ? { ...happening, at, arrives: Number(happening.arrives) + began }
    : { ...happening, at };
}
