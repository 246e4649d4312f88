import { describe, expect, it, test } from 'vitest';
import type { Boundary, Side } from '../../wire-tap/boundaries.ts';
import type { CutMatch } from '../../wire-tap/faults.ts';
import { createRandom } from '../random.ts';
import { callThat, learnerThat, stageOf } from '../testing/stage.ts';
import { planOf, startAgain, sweep } from './sweep.ts';

function boundaries(api: Boundary['api'], count: number, ...sides: Side[]): Boundary[] {
  return Array.from({ length: count }, (_, index) =>
    sides.map((side) => ({ process: 'quality', api, subject: 'x', occurrence: index + 1, side })),
  ).flat();
}
const names = (plan: ReturnType<typeof planOf>): string[] =>
  plan.map(({ api, side, skip, when }) => `${when}: ${side} ${api} ${skip + 1}`);

describe('a plan', () => {
  const produce = boundaries('Produce', 5, 'before', 'after');
  const commit = boundaries('OffsetCommit', 2, 'before');

  it('has the first of each kind, then the last of each, then one in the middle', () => {
    expect(names(planOf([...produce, ...commit], [], 24, createRandom(1)))).toEqual([
      'work: before Produce 1',
      'work: after Produce 1',
      'work: before OffsetCommit 1',
      'work: before Produce 5',
      'work: after Produce 5',
      'work: before OffsetCommit 2',
      'work: before Produce 3',
      'work: after Produce 3',
    ]);
  });

  it('takes what only comes at a start from the start, and nothing twice', () => {
    const startUp = [...boundaries('JoinGroup', 1, 'before'), ...produce];
    expect(names(planOf(commit, startUp, 24, createRandom(1)))).toEqual([
      'work: before OffsetCommit 1',
      'start: before JoinGroup 1',
      'start: before Produce 1',
      'start: after Produce 1',
      'work: before OffsetCommit 2',
      'start: before Produce 5',
      'start: after Produce 5',
      'start: before Produce 3',
      'start: after Produce 3',
    ]);
  });

  it('leaves out no first while there are others, and says by the seed which', () => {
    const plan = (seed: number) =>
      names(planOf([...produce, ...commit], [], 4, createRandom(seed)));
    const firsts = [
      'work: before Produce 1',
      'work: after Produce 1',
      'work: before OffsetCommit 1',
    ];
    expect(plan(1).slice(0, 3)).toEqual(firsts);
    expect(plan(1)).toHaveLength(4);
    expect(plan(1)).toEqual(plan(1));
    const fourths = new Set(Array.from({ length: 20 }, (_, seed) => plan(seed)[3]));
    expect(fourths.size).toBe(3);
  });

  it('without a limit has every one, in order', () => {
    const plan = names(planOf([...produce, ...commit], [], Infinity, createRandom(1)));
    expect(plan).toHaveLength(12);
    expect(plan.slice(0, 2)).toEqual(['work: before Produce 1', 'work: before Produce 2']);
  });
});

/** A service that comes to these boundaries in each round, and to those as it starts; nothing else happens. */
function swept(
  atWork: Boundary[],
  startUp: Boundary[],
  { wrongAfter = Infinity, missing = '', dies = 'at once' } = {},
) {
  const did: string[] = [];
  const passed: Boundary[] = [];
  let rounds = 0;
  let armed: { match: CutMatch; crash: { hit: Boundary | undefined } } | undefined;
  let atReleaseHit = (): void => undefined;
  const pass = (boundary: Boundary): boolean => {
    passed.push(boundary);
    if (armed?.match.api !== boundary.api || armed.match.side !== boundary.side) return false;
    if (boundary.api === missing || boundary.occurrence !== (armed.match.skip ?? 0) + 1)
      return false;
    const { crash } = armed;
    if (dies === 'at once') crash.hit = boundary;
    else atReleaseHit = () => (crash.hit = boundary);
    armed = undefined;
    did.push(`killed ${boundary.side} ${boundary.api}`);
    return true;
  };
  const learner = learnerThat({
    name: 'quality',
    call: () => {
      did.push('called');
      startUp.some(pass);
      return callThat({ settled: true });
    },
    kill: () => Promise.resolve(void did.push('killed by the operator')),
  });
  const stage = stageOf([], [], {
    random: createRandom(1),
    sweepAll: false,
    boundaries: passed,
    learner: () => Promise.resolve(learner),
    restart: () => Promise.resolve(learner),
    slowFetch: () => ({ release: () => void atWork.some(pass) }),
    crashAt(match) {
      const crash = {
        hit: undefined as Boundary | undefined,
        async release() {
          armed = undefined;
          await Promise.resolve();
          atReleaseHit();
        },
      };
      armed = { match, crash };
      return crash;
    },
  });
  const spec = {
    ...{ process: 'quality', start: 'start', done: () => true },
    feed: () => Promise.resolve(void (rounds += 1)),
    wrong: () => Promise.resolve(rounds > wrongAfter),
  };
  const live = { learner: { ...learner, alive: false }, starting: callThat({}) };
  return { did, run: () => sweep(stage, spec, live, startUp), rounds: () => rounds };
}

describe('a sweep', () => {
  const work = boundaries('Produce', 2, 'before', 'after');
  const joins = boundaries('JoinGroup', 1, 'before');

  it('kills at each that is planned, and at those of a start after the last kills at work', async () => {
    const { did, run, rounds } = swept(work, joins);
    const { killed, notReached } = await run();
    expect(killed.map(({ api, side }) => `${side} ${api}`)).toEqual([
      ...['before Produce', 'after Produce', 'before Produce', 'after Produce'],
      'before JoinGroup',
    ]);
    expect(notReached).toEqual([]);
    expect(did.slice(-4)).toEqual([
      'killed after Produce',
      'called',
      'killed before JoinGroup',
      'called',
    ]);
    // One in which nothing is killed, then one for each kill at work.
    expect(rounds()).toBe(5);
  });

  it('waits for a kill that has begun when the round is over', async () => {
    const { killed, notReached } = await swept(work, [], { dies: 'once released' }).run();
    expect([killed.length, notReached]).toEqual([4, []]);
  });

  it('has the operator end it where no kill at work is left', async () => {
    const { did, run } = swept([], joins);
    expect((await run()).killed).toHaveLength(1);
    expect(did).toEqual(['killed by the operator', 'called', 'killed before JoinGroup', 'called']);
  });

  it('ends at the first thing that is wrong', async () => {
    expect((await swept(work, joins, { wrongAfter: 0 }).run()).killed).toEqual([]);
    expect((await swept(work, joins, { wrongAfter: 1 }).run()).killed).toHaveLength(1);
  });

  it('tells what it never came to, and goes on', async () => {
    const { run } = swept(work, joins, { missing: 'JoinGroup' });
    const { killed, notReached } = await run();
    expect(killed).toHaveLength(4);
    expect(names(notReached)).toEqual(['start: before JoinGroup 1']);
  });
});

test('a service that is started again is another process, called anew', async () => {
  const did: string[] = [];
  const learner = learnerThat({
    alive: false,
    call: (name) => {
      did.push(`call ${name}`);
      return callThat({ settled: true });
    },
  });
  const stage = stageOf([], [], {
    restart: (name) => {
      did.push(`restart ${name}`);
      return Promise.resolve(learner);
    },
    learner: () => Promise.resolve(learner),
  });
  await startAgain(stage, { process: 'quality', start: 'start', done: () => true });
  expect(did).toEqual(['restart quality', 'call start']);
});
