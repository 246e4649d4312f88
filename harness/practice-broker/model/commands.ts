// What may happen, in any order: each step is one client doing one thing, or time that passes. After each step all
// that must hold is looked at.
import fc from 'fast-check';
import { check } from './invariants.ts';
import * as members from './member.ts';
import { commitOffset } from './in-transaction.ts';
import * as producers from './producer.ts';
import * as sending from './sending.ts';
import { type Loss, places, type World } from './world.ts';

export interface Cast {
  readonly world: World;
  readonly producers: readonly producers.Producer[];
  readonly members: readonly members.Member[];
  readonly assign: members.Assign;
}

/** Two of the producers want the same transactional id. */
export function createCast(world: World, assign: members.Assign = members.takeTurns): Cast {
  const producer = (
    ...of: Parameters<typeof producers.createProducer> extends [World, ...infer R] ? R : never
  ) => producers.createProducer(world, ...of);
  return {
    ...{ world, assign },
    producers: [
      producer('plain', 'plain'),
      producer('idempotent', 'idempotent'),
      producer('x1', 'transactional', 'x'),
      producer('x2', 'transactional', 'x'),
      producer('y', 'transactional', 'y'),
    ],
    members: ['a', 'b', 'c'].map((name) => members.createMember(world, name)),
  };
}

type Command = fc.Command<Cast, undefined>;

function command(text: string, act: (cast: Cast) => void): Command {
  return {
    check: () => true,
    run(cast) {
      act(cast);
      check(cast.world);
    },
    toString: () => text,
  };
}

const place = fc.constantFrom(...places);
const loss = fc.constantFrom<Loss[]>('none', 'none', 'none', 'request', 'answer');
const producer = fc.nat({ max: 4 });
const member = fc.nat({ max: 2 });

function withProducer(cast: Cast, index: number, act: (one: producers.Producer) => void): void {
  const one = cast.producers[index];
  if (one) act(one);
}

function withMember(cast: Cast, index: number, act: (one: members.Member) => void): void {
  const one = cast.members[index];
  if (one) act(one);
}

const produce = fc
  .record({
    ...{ producer, place, loss },
    keys: fc.array(fc.constantFrom('k1', 'k2', 'k3'), { minLength: 1, maxLength: 3 }),
  })
  .map(({ producer: index, ...how }) =>
    command(`producer ${index} sends ${JSON.stringify(how)}`, (cast) =>
      withProducer(cast, index, (one) => sending.produce(cast.world, one, how)),
    ),
  );

const commitInTransaction = fc
  .record({ producer: fc.integer({ min: 2, max: 4 }), place, back: fc.nat({ max: 5 }) })
  .map(({ producer: index, place: of, back }) =>
    command(`producer ${index} commits on ${of}, ${back} before its end`, (cast) =>
      withProducer(cast, index, (one) => {
        const [last = -1n] = [...cast.world.truth.logOf(of).keys()].slice(-1);
        const offset = last + 1n - BigInt(back);
        commitOffset(cast.world, one, { place: of, offset: offset < 0n ? 0n : offset });
      }),
    ),
  );

const endTransaction = fc
  .record({
    producer: fc.integer({ min: 2, max: 4 }),
    outcome: fc.constantFrom<('committed' | 'aborted')[]>('committed', 'committed', 'aborted'),
    loss,
  })
  .map(({ producer: index, ...how }) =>
    command(`producer ${index} ends ${JSON.stringify(how)}`, (cast) =>
      withProducer(cast, index, (one) => sending.endTransaction(cast.world, one, how)),
    ),
  );

const crash = fc.oneof(
  producer.map((index) =>
    command(`producer ${index} crashes`, (cast) =>
      withProducer(cast, index, (one) => producers.crash(cast.world, one)),
    ),
  ),
  member.map((index) =>
    command(`member ${index} crashes`, (cast) =>
      withMember(cast, index, (one) => members.crash(cast.world, one)),
    ),
  ),
);

const step = member.map((index) =>
  command(`member ${index} goes on`, (cast) =>
    withMember(cast, index, (one) => members.step(cast.world, one, cast.assign)),
  ),
);

const commit = fc
  .record({ member, loss })
  .map(({ member: index, loss: lost }) =>
    command(`member ${index} commits, lost: ${lost}`, (cast) =>
      withMember(cast, index, (one) => members.commit(cast.world, one, lost)),
    ),
  );

const leave = member.map((index) =>
  command(`member ${index} leaves`, (cast) =>
    withMember(cast, index, (one) => members.leave(cast.world, one)),
  ),
);

/** From a moment to long enough for sessions, transactions and retention to be over. */
const pass = fc
  .oneof(
    { weight: 6, arbitrary: fc.constantFrom(1, 50, 250, 3_000) },
    { weight: 1, arbitrary: fc.constantFrom(11_000, 21_000, 310_000) },
  )
  .map((ms) =>
    command(`${ms} ms pass`, ({ world }) => {
      world.driven.advance(ms);
      world.truth.passed(world.driven.now);
    }),
  );

/** A step of any kind; those that make something happen come more often. */
const any: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: produce },
  { weight: 12, arbitrary: step },
  { weight: 3, arbitrary: endTransaction },
  { weight: 2, arbitrary: commitInTransaction },
  { weight: 6, arbitrary: commit },
  { weight: 1, arbitrary: crash },
  { weight: 1, arbitrary: leave },
  { weight: 3, arbitrary: pass },
);

/** Stories of up to so many steps. */
export function stories(steps: number): fc.Arbitrary<Iterable<Command>> {
  return fc.commands([any], { maxCommands: steps, size: 'max' });
}
