// What is drawn: for each cut its teams, where each request is, and how long the finished ones took.
import { cuts, requests, type Cut, type Team } from './requests.ts';
import type { Settings } from './settings.ts';
import type { Flow } from './simulate.ts';

/** Where a request is at a team: in its backlog, in work, or done and waiting for the release. */
export type Place = 'queue' | 'work' | 'release';

export interface DrawnCut {
  cut: Cut;
  /** By team, in the order in which they came there. */
  teams: readonly (readonly { request: number; place: Place }[])[];
  /** Finished requests with their weeks. */
  finished: readonly { request: number; weeks: number }[];
  handOffs: number;
  restarts: number;
}

export interface PinballPicture {
  settings: Settings;
  /** Since these settings hold. */
  weeks: number;
  cuts: readonly DrawnCut[];
}

export function pictureAt(
  settings: Settings,
  flows: Readonly<Record<Cut, Flow>>,
  weeks: number,
): PinballPicture {
  return { settings, weeks, cuts: cuts.map((cut) => cutAt(cut, flows[cut], weeks)) };
}

function cutAt(cut: Cut, { legs, leads }: Flow, weeks: number): DrawnCut {
  const atTeam = (team: Team): { request: number; place: Place }[] =>
    legs
      .filter((leg) => leg.team === team && leg.arrives <= weeks && weeks < leg.released)
      .sort((a, b) => a.arrives - b.arrives)
      .map(({ request, starts, done }) => ({
        request,
        place: weeks < starts ? 'queue' : weeks < done ? 'work' : 'release',
      }));
  const released = legs.filter((leg) => leg.released <= weeks);
  const finished = requests.flatMap((_, request) => {
    const own = legs.filter((leg) => leg.request === request);
    return own.every((leg) => leg.released <= weeks)
      ? [{ request, weeks: leads[request] ?? 0 }]
      : [];
  });
  return {
    cut,
    teams: [atTeam(0), atTeam(1), atTeam(2)],
    finished,
    handOffs: released.length - new Set(released.map(({ request }) => request)).size,
    restarts: released.length,
  };
}

export const weeksText = (weeks: number): string => weeks.toFixed(1);
