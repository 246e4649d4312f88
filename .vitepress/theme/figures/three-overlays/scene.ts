// *Three overlays* as a scene: something happens to the co-op, and what has to be redrawn is counted. Left to
// play, everything happens once while facts are fetched, and then once more with streams.
import { createRandom } from '../../../../harness/grading/random.ts';
import type { Line as Told, Scene } from '../frame/scene.ts';
import {
  changes,
  companyOf,
  redrawn,
  type Change,
  type Company,
  type Redrawn,
  type Way,
} from './company.ts';
import { says } from './said.ts';

export interface Result {
  change: Change;
  way: Way;
  redrawn: Redrawn;
}

export interface OverlaysPicture {
  company: Company;
  way: Way;
  /** What has happened; the sheets are those after it. */
  change: Change | null;
  /** Each of the eight that was tried. */
  results: readonly Result[];
}

export type OverlaysMove = { type: 'way'; way: Way } | { type: 'change'; change: Change | null };

/** Virtual ms between two things that happen by themselves. */
const rests = 2_200;

const script: readonly OverlaysMove[] = [
  ...changes.map((change) => ({ type: 'change' as const, change })),
  { type: 'way', way: 'streams' },
  ...changes.map((change) => ({ type: 'change' as const, change })),
];

export function createScene(seed: number): Scene<OverlaysPicture, OverlaysMove> {
  const company = companyOf(createRandom(seed));
  let way: Way = 'fetch';
  let change: Change | null = null;
  let results: readonly Result[] = [];
  let played = 0;
  let now = 0;
  let nextAt = rests;

  const has = (wanted: Change, by: Way): boolean =>
    results.some((one) => one.change === wanted && one.way === by);

  function become(move: OverlaysMove): Told[] {
    nextAt = now + rests;
    if (move.type === 'way') {
      if (way === move.way) return [];
      way = move.way;
      change = null;
      return [{ at: now, ...says.way(company, way) }];
    }
    change = move.change;
    if (change === null) return [{ at: now, ...says.back() }];
    const result = { change, way, redrawn: redrawn(company, change, way) };
    if (!has(change, way)) results = [...results, result];
    const answers = has('software', 'fetch') && has('software', 'streams');
    return [
      {
        ...{ at: now, ...says.changed(company, result) },
        ...(answers && change === 'software' ? { answersGuess: true as const } : {}),
      },
    ];
  }

  return {
    get now() {
      return now;
    },
    picture: () => ({ company, way, change, results }),
    isAtRest: () => played >= script.length,
    advance(until) {
      const move = script[played];
      if (move === undefined || nextAt > until) {
        if (until !== Infinity) now = Math.max(now, until);
        return [];
      }
      now = Math.max(now, nextAt);
      played += 1;
      const told = become(move);
      // The reader may have switched before.
      return told.length > 0 ? told : this.advance(until);
    },
    move: become,
  };
}
