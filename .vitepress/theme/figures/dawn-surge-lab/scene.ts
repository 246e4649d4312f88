// *Dawn surge lab* as a scene: a dawn in both styles, on which the reader's hands lie while it runs.
import type { Line, Scene } from '../frame/scene.ts';
import { createDawn, formulas } from './dawn.ts';
import { emptyPicture, type Point, pointEvery, type SurgePicture } from './picture.ts';
import { said } from './said.ts';
import {
  deployLasts,
  outageLasts,
  type Place,
  type Settings,
  steps,
  usualDawn,
  usualSettings,
} from './settings.ts';

export type SurgeMove =
  { do: 'set'; settings: Settings } | { do: 'take down'; place: Place } | { do: 'deploy' };

/** Virtual ms of the figure for a second of the dawn. */
const msFor = 10;
/** So much may happen at once before a frame is shown: where tries multiply, time passes more slowly instead. */
const mostAtOnce = 12_000;
/** From this many on, something waits that is not only passing through. */
const waits = 60;

export function createScene(seed: number): Scene<SurgePicture, SurgeMove> {
  const sim = createDawn(seed, usualSettings);
  const { surgeFrom, surgeTo, quiet, ends } = usualDawn;
  let settings = usualSettings;
  let picture: SurgePicture = emptyPicture;
  let now = 0;
  let points: readonly Point[] = [];
  let mostLag = 0;
  let drainedAt: number | undefined;
  let down: readonly Place[] = [];
  const told = new Set<string>();

  const lagOf = (): number => steps.reduce((sum, step) => sum + sim.lag(step), 0);
  const rate = (): number => {
    if (sim.now >= ends) return 0;
    return sim.now >= surgeFrom && sim.now < surgeTo ? settings.surge : quiet;
  };
  const isOver = (): boolean => sim.now >= ends && sim.isOver();

  function draw(): void {
    picture = {
      ...{ settings, down, points, mostLag, drainedAt },
      ...{ time: sim.now, rate: rate(), isOver: isOver() },
      loads: steps.map((step) => sim.load(step)),
      lags: steps.map((step) => sim.lag(step)),
      calls: sim.calls.summary(),
      streams: sim.streams.summary(),
    };
  }

  /** One line, once. */
  function once(name: string, when: boolean, line: () => Omit<Line, 'at'>): Line[] {
    if (!when || told.has(name)) return [];
    told.add(name);
    return [{ ...line(), at: now }];
  }

  /** What has just become so. */
  function notice(): Line[] {
    const { calls, streams } = sim;
    const lag = lagOf();
    const isSurge = settings.surge > quiet;
    const back = down.filter((place) => !sim.isDown(place));
    down = down.filter((place) => sim.isDown(place));
    mostLag = Math.max(mostLag, lag);
    if (lag < waits && sim.now > surgeTo && mostLag >= waits) drainedAt ??= sim.now;
    return [
      ...once('quiet', sim.now >= 300, () => ({
        ...said.quiet(calls.summary(), streams.summary()),
        answersGuess: true,
      })),
      ...once('surge', sim.now >= surgeFrom && isSurge, () => said.surge(settings)),
      ...once('fails', calls.failed > 0, () => said.firstFailed(sim.now, settings)),
      ...once('half', calls.recentlyOk(sim.now) < 0.5, () => said.half(sim.now, calls.summary())),
      ...once('waits', lag > 1_000, () => said.waits(sim.now, lag)),
      ...once('unaccepted', streams.failed > 0, () => said.unaccepted(sim.now)),
      ...once('asked', calls.mostAsked > 1, () => said.asked(calls.mostAsked)),
      ...back.map((place): Line => ({ ...said.back(sim.now, place), at: now })),
      ...once('over', sim.now >= surgeTo && isSurge, () => said.surgeOver(lag)),
      ...once('drained', drainedAt !== undefined, () =>
        said.drained(
          (drainedAt ?? 0) - surgeTo,
          settings.capacity > quiet && settings.surge > settings.capacity
            ? formulas.drain(settings, surgeTo - surgeFrom, quiet)
            : undefined,
        ),
      ),
      ...once('end', isOver(), () => said.end(calls.summary(), streams.summary())),
    ];
  }

  return {
    get now() {
      return now;
    },
    picture: () => picture,
    isAtRest: isOver,
    settingOf: (move) => (move.do === 'set' ? 'settings' : undefined),
    advance(until) {
      let lines: Line[] = [];
      const before = sim.done;
      while (now < until && lines.length === 0 && !isOver() && sim.done - before < mostAtOnce) {
        // It looks at whole seconds only: what it tells must not hang on how far somebody lets time pass at once.
        const second = Math.floor(now / msFor) + 1;
        now = Math.min(until, second * msFor);
        sim.runUntil(now / msFor);
        if (now < second * msFor) break;
        const nextPoint = (points.length + 1) * pointEvery;
        if (second >= nextPoint && second <= ends + 900) {
          const [calls, streams] = [sim.calls.recent(sim.now), sim.streams.recent(sim.now)];
          points = [...points, { at: nextPoint, calls, streams, lag: lagOf() }];
        }
        lines = notice();
      }
      draw();
      return lines;
    },
    move(move) {
      if (move.do === 'set') {
        settings = move.settings;
        sim.set(settings);
        draw();
        return [];
      }
      const [place, lasts]: [Place, number] =
        move.do === 'deploy' ? ['quality', deployLasts] : [move.place, outageLasts];
      if (isOver() || sim.isDown(place)) return [];
      sim.takeDown(place, lasts);
      down = [...down, place];
      draw();
      const line = move.do === 'deploy' ? said.deployed(sim.now) : said.takenDown(sim.now, place);
      return [{ ...line, at: now }];
    },
  };
}
