// *The mirror* as a scene: a quarter a step. What the reader changes is done at once.
import { createRandom } from '../../../../harness/grading/random.ts';
import type { Line, Scene } from '../frame/scene.ts';
import {
  canChange,
  changed,
  companyOf,
  indexOf,
  measure,
  quarterOf,
  type Change,
  type Company,
} from './company.ts';
import { says } from './said.ts';

export interface Point {
  quarter: number;
  /** 0 to 1. */
  index: number;
}

export interface MirrorPicture {
  company: Company;
  quarter: number;
  /** The index after each quarter and each change. */
  points: readonly Point[];
  /** The line that was built last. */
  latest: number | undefined;
}

export type MirrorMove = { type: Change };

/** Virtual ms of a quarter, and how many there are. */
const quarterMs = 1_800;
export const quarters = 18;

export function createScene(seed: number): Scene<MirrorPicture, MirrorMove> {
  let company = companyOf(createRandom(seed));
  let quarter = 0;
  let now = 0;
  let points: readonly Point[] = [];
  let latest: number | undefined;
  let reorganised = false;

  function note(): void {
    const index = indexOf(measure(company));
    if (index !== undefined) points = [...points, { quarter, index }];
  }

  return {
    get now() {
      return now;
    },
    picture: () => ({ company, quarter, points, latest }),
    isAtRest: () => quarter >= quarters,
    advance(until) {
      const at = (quarter + 1) * quarterMs;
      if (quarter >= quarters || at > until) {
        if (until !== Infinity) now = Math.max(now, until);
        return [];
      }
      now = Math.max(now, at);
      quarter += 1;
      const before = measure(company);
      const next = quarterOf(company);
      company = next.company;
      latest = next.built === undefined ? undefined : company.integrations.length - 1;
      note();
      const line: Line = { at: now, ...says.quarter(quarter, next, before) };
      const answers = reorganised && measure(company).met > before.met;
      if (answers) reorganised = false;
      return [answers ? { ...line, answersGuess: true } : line];
    },
    move({ type: change }) {
      if (!canChange(company, change)) return [];
      const before = company;
      company = changed(company, change);
      latest = undefined;
      note();
      if (change === 'merge' && measure(company).met < measure(before).met) reorganised = true;
      return [{ at: now, ...says.changed(change, before, company) }];
    },
  };
}
