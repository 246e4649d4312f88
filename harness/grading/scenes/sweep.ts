// The sweep: a service is killed at one boundary after another, before the request leaves or after the
// broker has answered, started again, and must have lost nothing. Which boundaries there are is counted in
// a round in which nothing is killed; every round gives the service alike things to do.
import type { Boundary, Side } from '../../wire-tap/boundaries.ts';
import type { CutMatch } from '../../wire-tap/faults.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';
import {
  callStart,
  untilDone,
  untilStarted,
  type LiveService,
  type ServiceSpec,
} from './service.ts';

export interface SweepSpec extends ServiceSpec {
  /** Gives it something to do, the same amount in each round. */
  feed(): Promise<void>;
  /** Whether everything that it was given is done. */
  done(): boolean;
  /** Looks at what came of a round; `true` ends the sweep. */
  wrong(): Promise<boolean>;
}

/** One kill that is to come. */
export interface Planned {
  api: Boundary['api'];
  side: Side;
  /** How many of its kind are let pass in the round. */
  skip: number;
  /** While it starts, or while it works. */
  when: 'start' | 'work';
}

export interface Swept {
  service: LiveService;
  /** Where it was killed, in order. */
  killed: Boundary[];
  /** Where it was to be killed and never came: told, not passed in silence. */
  notReached: Planned[];
}

/** So many boundaries are tried at a save. */
const usualLimit = 24;

/**
 * @param service at work, with nothing left to do
 * @param startUp the boundaries that it came to as it started
 */
export async function sweep(
  stage: Stage,
  spec: SweepSpec,
  service: LiveService,
  startUp: readonly Boundary[],
): Promise<Swept> {
  const swept: Swept = { service, killed: [], notReached: [] };
  const before = stage.boundaries.length;
  await work(stage, spec, swept.service);
  if (await spec.wrong()) return swept;
  const working = stage.boundaries.slice(before).filter(({ process }) => process === spec.process);
  const plan = planOf(working, startUp, stage.sweepAll ? Infinity : usualLimit, stage.random);
  for (const planned of plan) {
    const { when } = planned;
    const at: CutMatch = { ...planned, process: spec.process };
    if (when === 'work') await killAtWork(stage, spec, swept, at, planned);
    else await killAtStart(stage, spec, swept, at, planned);
    if (await spec.wrong()) return swept;
  }
  return swept;
}

/** A round: everything arrives at once, and is done. */
async function work(
  stage: Stage,
  spec: SweepSpec,
  { learner }: LiveService,
  isOver: () => boolean = () => false,
): Promise<void> {
  const slow = stage.slowFetch({ process: spec.process });
  await spec.feed();
  slow.release();
  await untilDone(stage, { learner }, () => isOver() || spec.done());
}

async function killAtWork(
  stage: Stage,
  spec: SweepSpec,
  swept: Swept,
  at: CutMatch,
  planned: Planned,
): Promise<void> {
  const crash = stage.crashAt(at);
  await work(stage, spec, swept.service, () => crash.hit !== undefined);
  crash.release();
  if (crash.hit === undefined) {
    swept.notReached.push(planned);
    return;
  }
  swept.killed.push(crash.hit);
  await startAgain(stage, spec, swept);
}

async function killAtStart(
  stage: Stage,
  spec: SweepSpec,
  swept: Swept,
  at: CutMatch,
  planned: Planned,
): Promise<void> {
  await swept.service.learner.kill();
  await spec.feed();
  await stage.restart(spec.process);
  const crash = stage.crashAt(at);
  const starting = await callStart(stage, spec);
  await stage.until({
    what: { en: 'the service to start', ko: '서비스의 시작' },
    met: () => crash.hit !== undefined || starting.starting.settled || !starting.learner.alive,
  });
  if (crash.hit === undefined)
    await untilDone(stage, starting, () => crash.hit !== undefined || spec.done());
  crash.release();
  if (crash.hit === undefined) {
    swept.notReached.push(planned);
    swept.service = starting;
    return;
  }
  swept.killed.push(crash.hit);
  await startAgain(stage, spec, swept);
}

async function startAgain(stage: Stage, spec: SweepSpec, swept: Swept): Promise<void> {
  await stage.restart(spec.process);
  swept.service = await callStart(stage, spec);
  await untilStarted(stage, spec, swept.service);
  await untilDone(stage, swept.service, spec.done);
}

/**
 * From each kind of boundary (API and side) the first, then the last, then one in the middle; where those are
 * too many, the seed says which are left out.
 */
export function planOf(
  working: readonly Boundary[],
  startUp: readonly Boundary[],
  limit: number,
  random: Random,
): Planned[] {
  const atWork = kindsOf(working, 'work');
  const known = new Set(atWork.map(({ api, side }) => `${api} ${side}`));
  const atStart = kindsOf(startUp, 'start').filter(({ api, side }) => !known.has(`${api} ${side}`));
  const kinds = [...atWork, ...atStart];
  const ranks =
    limit === Infinity
      ? [
          kinds.flatMap((kind) =>
            Array.from({ length: kind.count }, (_, skip) => ({ ...kind, skip })),
          ),
        ]
      : [
          kinds.map((kind) => ({ ...kind, skip: 0 })),
          kinds.filter(({ count }) => count > 1).map((kind) => ({ ...kind, skip: kind.count - 1 })),
          kinds
            .filter(({ count }) => count > 2)
            .map((kind) => ({ ...kind, skip: Math.floor(kind.count / 2) })),
        ];
  const plan: Planned[] = [];
  for (const rank of ranks) {
    const left = [...rank];
    while (plan.length + left.length > limit && left.length > 0) {
      left.splice(random.whole(0, left.length - 1), 1);
    }
    plan.push(...left.map(({ api, side, skip, when }) => ({ api, side, skip, when })));
  }
  return plan;
}

interface Kind extends Omit<Planned, 'skip'> {
  /** How many of it come in a round. */
  count: number;
}

/** In the order of their first coming. */
function kindsOf(boundaries: readonly Boundary[], when: Planned['when']): Kind[] {
  return [...Map.groupBy(boundaries, ({ api, side }) => `${api} ${side}`).values()].flatMap(
    (same) => {
      const [first] = same;
      return first === undefined
        ? []
        : [{ api: first.api, side: first.side, when, count: same.length }];
    },
  );
}
