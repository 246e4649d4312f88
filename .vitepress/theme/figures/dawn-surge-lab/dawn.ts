// One dawn in both styles: the same pickups at the same moments, the same services, and whatever the reader does to
// them. It measures both, minute by minute and over all.
import { createRandom } from '../../../../harness/grading/random.ts';
import { createAgenda } from './agenda.ts';
import { createCalls, type Calls } from './calls.ts';
import {
  build,
  type Dawn,
  type Place,
  type Settings,
  type StepName,
  steps,
  usualDawn,
} from './settings.ts';
import { createStreams, type Streams } from './streams.ts';
import { createTally, type Tally } from './tally.ts';

export interface DawnSim {
  readonly now: number;
  readonly calls: Tally;
  readonly streams: Tally;
  /** How much has happened in it: what it costs. */
  readonly done: number;
  /** Whether everything that was pressed has come to its end. */
  isOver(): boolean;
  /** @param time s since four o'clock */
  runUntil(time: number): void;
  set(settings: Settings): void;
  /** Takes something down for a while (s); calls to it fail, its stream waits. */
  takeDown(place: Place, seconds: number): void;
  isDown(place: Place): boolean;
  load(step: StepName): number;
  lag(step: StepName): number;
}

export function createDawn(seed: number, first: Settings, dawn: Dawn = usualDawn): DawnSim {
  const agenda = createAgenda();
  // Each has chance of its own, so that what one style does moves nothing in the other.
  const arrivals = createRandom(seed);
  let settings = first;
  const downUntil = new Map<Place, number>();
  const isDown = (place: Place): boolean => (downUntil.get(place) ?? 0) > agenda.now;
  const nameOf = (service: number): StepName => steps[service] ?? 'settlement';
  const tallies = { calls: createTally(), streams: createTally() };
  const shared = {
    ...{ agenda, services: steps.length, settings: () => settings },
    isDown: (service: number) => isDown(nameOf(service)),
  };
  const calls: Calls = createCalls({ ...shared, random: createRandom(seed + 1) });
  const streams: Streams = createStreams({
    ...{ ...shared, random: createRandom(seed + 2), isBrokerDown: () => isDown('broker') },
    done: (took) => tallies.streams.settled(agenda.now, took),
  });

  const rateAt = (time: number): number =>
    time >= dawn.surgeFrom && time < dawn.surgeTo ? settings.surge : dawn.quiet;

  function arrive(): void {
    tallies.calls.pressed();
    tallies.streams.pressed();
    calls.press(({ ok, waited, asked }) => {
      tallies.calls.answered(agenda.now, waited, ok, asked);
      if (ok) tallies.calls.settled(agenda.now, waited);
    });
    streams.press((ok, waited) => tallies.streams.answered(agenda.now, waited, ok, ok ? 1 : 0));
    plan();
  }

  function plan(): void {
    const wait = -Math.log(1 - arrivals.next()) / rateAt(agenda.now);
    if (agenda.now + wait < dawn.ends) agenda.in(wait, arrive);
  }
  plan();

  return {
    ...tallies,
    get now() {
      return agenda.now;
    },
    get done() {
      return agenda.done;
    },
    isOver: () => agenda.isEmpty,
    runUntil: agenda.runUntil,
    set(next) {
      settings = next;
      streams.wake();
    },
    takeDown(place, seconds) {
      downUntil.set(place, agenda.now + seconds);
      const service = steps.findIndex((step) => step === place);
      calls.crash(service);
      streams.crash(service);
      agenda.in(seconds, () => {
        if (!isDown(place)) streams.wake();
      });
    },
    isDown,
    load: (step) => calls.load(steps.indexOf(step)),
    lag: (step) => streams.lag(steps.indexOf(step)),
  };
}

/** What a dawn without chance comes to: the formulas that the page states. */
export const formulas = {
  /** Services in line, each of which is there with this chance. */
  allThere: (chance: number, services: number): number => chance ** services,
  /** Requests at the last service, when each of so many hops tries so often. */
  worstLoad: (tries: number, hops: number): number => tries ** hops,
  /** Until nothing waits any more, after the surge (s). */
  drain: ({ surge, capacity }: Settings, seconds: number, quiet: number): number =>
    ((surge - capacity) * seconds) / (capacity - quiet),
  /** A payable by calls and by streams when nobody waits in a queue (s). */
  quietCall: (): number => (steps.length - 1) * build.work + build.settling,
  quietStream: (): number =>
    build.append + (steps.length - 1) * (build.work + build.hop) + build.settling,
} as const;
