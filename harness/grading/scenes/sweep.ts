// The sweep: a service is killed at one boundary after another, before the request leaves or after the
// broker has answered, started again, and must have lost nothing. Which boundaries there are is counted in
// a round in which nothing is killed; every round gives the service alike things to do. Where it is to be killed
// as it starts, that is after a crash at work, which has it start anyway: each start costs a process.
import type { Boundary, Side } from '../../wire-tap/boundaries.ts';
import type { CutMatch } from '../../wire-tap/faults.ts';
import type { Random } from '../random.ts';
import type { Crash, Stage } from '../stage.ts';
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
  /** Starts it again after it was killed at work, where there is more to it than that. */
  again?(killed: Boundary | undefined): Promise<LiveService>;
  /** So many boundaries at a save, where the usual number would keep the learner waiting. */
  limit?: number;
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
const usualLimit = 20;

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
  const working = stage.boundaries.slice(before).filter(({ process }) => process === spec.process);
  if (await spec.wrong()) return swept;
  const limit = stage.sweepAll ? Infinity : (spec.limit ?? usualLimit);
  const plan = planOf(working, startUp, limit, stage.random);
  const atWork = plan.filter(({ when }) => when === 'work');
  const atStart = plan.filter(({ when }) => when === 'start');
  for (const [index, planned] of atWork.entries()) {
    if (await killAtWork(stage, spec, swept, planned)) {
      // The last starts will do: at work, most that is wrong shows at the first kills.
      const isDue = atWork.length - index <= atStart.length;
      await killAtStart(stage, spec, swept, isDue ? atStart.shift() : undefined);
    }
    if (await spec.wrong()) return swept;
  }
  // Those that no crash at work led to begin with one of the operator's.
  for (const planned of atStart) {
    await swept.service.learner.kill();
    await spec.feed();
    await killAtStart(stage, spec, swept, planned);
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

/** `false`: it did not come there. */
async function killAtWork(
  stage: Stage,
  spec: SweepSpec,
  swept: Swept,
  planned: Planned,
): Promise<boolean> {
  const crash = stage.crashAt(matchOf(spec, planned));
  await work(stage, spec, swept.service, () => crash.hit !== undefined);
  await crash.release();
  return wasHit(swept, crash, planned);
}

/** Starts it again, and once more where it is to be killed as it starts. */
async function killAtStart(
  stage: Stage,
  spec: SweepSpec,
  swept: Swept,
  planned: Planned | undefined,
): Promise<void> {
  if (planned === undefined) {
    const killed = swept.killed.at(-1);
    swept.service = await (spec.again?.(killed) ?? startAgain(stage, spec));
    return;
  }
  await stage.restart(spec.process);
  const crash = stage.crashAt(matchOf(spec, planned));
  const isHit = (): boolean => crash.hit !== undefined;
  const live = await callStart(stage, spec);
  await stage.until({
    what: { en: 'the service to start', ko: '서비스의 시작' },
    met: () => isHit() || live.starting.settled || !live.learner.alive,
  });
  if (!isHit()) await untilDone(stage, live, () => isHit() || spec.done());
  await crash.release();
  swept.service = wasHit(swept, crash, planned) ? await startAgain(stage, spec) : live;
}

/** Starts it in a new process, and waits until it has done what there is to do, or can do no more. */
export async function startAgain(
  stage: Stage,
  spec: Pick<SweepSpec, 'process' | 'start' | 'done'>,
): Promise<LiveService> {
  await stage.restart(spec.process);
  const live = await callStart(stage, spec);
  await untilStarted(stage, spec, live);
  await untilDone(stage, live, spec.done);
  return live;
}

function matchOf({ process }: SweepSpec, { api, side, skip }: Planned): CutMatch {
  return { api, side, skip, process };
}

function wasHit(swept: Swept, { hit }: Crash, planned: Planned): boolean {
  if (hit === undefined) swept.notReached.push(planned);
  else swept.killed.push(hit);
  return hit !== undefined;
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
