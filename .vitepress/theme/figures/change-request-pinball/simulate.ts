// Requests through teams: each team works on one thing at a time, in the order in which things came, and
// what is done leaves with the team's next release. Times in weeks.
import { createRandom } from '../../../../harness/grading/random.ts';
import { requests, routeOf, type Cut, type Team } from './requests.ts';
import type { Settings } from './settings.ts';

/** A request at one team. */
export interface Leg {
  request: number;
  team: Team;
  arrives: number;
  starts: number;
  done: number;
  released: number;
}

export interface Flow {
  legs: readonly Leg[];
  /** By request: from the wish to the last release. */
  leads: readonly number[];
  handOffs: number;
  /** Weeks that requests waited for releases, on average. */
  waited: number;
}

/** The twelve wishes come in the first weeks, at the same times whatever the cut. */
const wishesWithin = 6;

export function simulate(seed: number, cut: Cut, { cadence, backlog }: Settings): Flow {
  const random = createRandom(seed);
  const wishes = requests.map(() => random.next() * wishesWithin).sort((a, b) => a - b);
  const phases = cadence.map((weeks) => random.next() * weeks);
  const routes = requests.map((request) => routeOf(request, cut));
  const isFree = [0, 0, 0];
  const legs: Leg[] = [];
  const waiting = wishes.map((at, request) => ({ request, at, leg: 0 }));
  while (waiting.length > 0) {
    // The earliest arrival anywhere: nothing that comes later can get before it.
    waiting.sort((a, b) => a.at - b.at || a.request - b.request);
    const next = waiting.shift();
    const part = next && routes[next.request]?.[next.leg];
    if (next === undefined || part === undefined) continue;
    const { team, weeks } = part;
    const starts = Math.max(next.at + backlog[team], isFree[team] ?? 0);
    const done = starts + weeks;
    isFree[team] = done;
    const [every, phase] = [cadence[team], phases[team] ?? 0];
    const released = phase + Math.ceil((done - phase) / every) * every;
    legs.push({ request: next.request, team, arrives: next.at, starts, done, released });
    waiting.push({ request: next.request, at: released, leg: next.leg + 1 });
  }
  const last = requests.map((_, request) =>
    Math.max(...legs.filter((leg) => leg.request === request).map(({ released }) => released)),
  );
  return {
    legs: legs.sort((a, b) => a.released - b.released),
    leads: last.map((end, request) => end - (wishes[request] ?? 0)),
    handOffs: legs.length - requests.length,
    waited: legs.reduce((sum, leg) => sum + leg.released - leg.done, 0) / requests.length,
  };
}

export const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** As a list in order has it: half are below. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
