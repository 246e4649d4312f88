import { describe, expect, it } from 'vitest';
import { createTopic, deleteRecordsBelow, setUp } from './admin.ts';
import { type ConsumerOptions, startConsumer } from './consumer.ts';
import type { Happening } from './happening.ts';
import { send } from './producer.ts';
import { AnswerLost } from './script.ts';
import { createWorld, type World } from './world.ts';

const topic = 'farms';

describe('a world', () => {
  it('tells the same story for the same seed, and another for another', () => {
    expect(tellStory(3)).toEqual(tellStory(3));
    expect(tellStory(3)).not.toEqual(tellStory(4));
  });

  it('tells when a message leaves, when it will arrive, and what the log holds then', () => {
    const world = withTopic(1);
    world.start('writer', function* (me) {
      yield* send(me, { topic, partition: 0, key: 'farm-1', value: 'one' });
    });
    const told = runUntilStill(world);
    const left = told.find((one) => one.type === 'request' && one.api === 'Produce');
    const written = told.find((one) => one.type === 'written');
    expect(left).toMatchObject({ who: 'writer', arrives: written?.at });
    expect(written).toMatchObject({
      record: { topic, partition: 0, offset: 0, key: 'farm-1', value: 'one' },
    });
  });

  it('keeps what it wrote for as long as a topic keeps records, and not shorter', () => {
    const day = 24 * 60 * 60 * 1_000;
    const world = withRecords(1);
    expect(runFor(world, 6 * day)).toEqual([]);
    expect(runFor(world, 2 * day)).toMatchObject([{ change: { start: 1n, end: 1n } }]);
  });

  it('lets an answer be lost: the record is there, and who sent it does not know', () => {
    const world = withTopic(1);
    let heard = '';
    const writer = world.start('writer', function* (me) {
      try {
        yield* send(me, { topic, partition: 0, key: null, value: 'one' });
        heard = 'acknowledged';
      } catch (error) {
        heard = error instanceof AnswerLost ? error.api : 'something else';
      }
    });
    writer.loseAnswerTo('Produce');
    const told = runUntilStill(world);
    expect(heard).toBe('Produce');
    expect(told.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['written', 'answer-lost']),
    );
  });

  it('stops at the first thing that is told, and at the time that it was given', () => {
    const world = withTopic(1);
    const began = world.now;
    world.start('sleeper', function* (me) {
      yield* me.rest(100);
      me.tell({ type: 'mark', who: 'sleeper', mark: 'awake', detail: {} });
      yield* me.rest(100);
    });
    expect(world.advance(began).map(({ type }) => type)).toEqual(['started']);
    expect(world.advance(began + 60)).toEqual([]);
    expect(world.now).toBe(began + 60);
    expect(world.advance(Infinity)).toMatchObject([{ type: 'mark', at: began + 100 }]);
    expect(world.advance(Infinity)).toMatchObject([{ type: 'ended', at: began + 200 }]);
    expect(world.nextAt()).toBe(undefined);
  });
});

describe('a reader', () => {
  it('of a new group begins at the earliest, gets one record after the other, and commits each', () => {
    const world = withRecords(3);
    startConsumer(world, reader('trace'));
    const told = runFor(world, 5_000);
    expect(received(told, 'trace')).toEqual([0, 1, 2]);
    expect(committed(told, 'trace')).toEqual([1, 2, 3]);
    expect(told.find(({ type }) => type === 'begins')).toMatchObject({ why: 'earliest' });
  });

  it('that says latest gets only what is written from then on', () => {
    const world = withRecords(3);
    startConsumer(world, { ...reader('trace'), from: 'latest' });
    runFor(world, 2_000);
    world.start('writer', (me) => write(me, 1));
    expect(received(runFor(world, 3_000), 'trace')).toEqual([3]);
  });

  it('that comes back goes on at its commit, whatever its subscription says', () => {
    const world = withRecords(2);
    const first = startConsumer(world, reader('trace'));
    runFor(world, 4_000);
    first.stop();
    runFor(world, 1_000);
    expect(first.process.isRunning).toBe(false);
    world.start('writer', (me) => write(me, 1));
    startConsumer(world, { ...reader('trace'), from: 'latest' });
    const told = runFor(world, 4_000);
    expect(received(told, 'trace')).toEqual([2]);
    expect(told.find(({ type }) => type === 'begins')).toMatchObject({ why: 'committed' });
  });

  it('that asks for what is gone goes where its subscription says', () => {
    const world = withRecords(4);
    const trace = startConsumer(world, reader('trace'));
    runFor(world, 5_000);
    setUp(world, function* (me) {
      yield* deleteRecordsBelow(me, { topic, partition: 0, offset: 2 });
    });
    trace.seek({ topic, partition: 0, offset: 0 });
    const told = runFor(world, 5_000);
    expect(told.find(({ type }) => type === 'out-of-range')).toMatchObject({
      asked: { offset: 0 },
      goesTo: { offset: 2 },
    });
    expect(received(told, 'trace')).toEqual([2, 3]);
  });

  it('that dies after handling and before its commit gets the record again', () => {
    const world = withRecords(2);
    const first = startConsumer(world, reader('trace'));
    first.process.crashAt('handled');
    const before = runFor(world, 3_000);
    startConsumer(world, reader('trace'));
    const after = runFor(world, 12_000);
    expect([received(before, 'trace'), received(after, 'trace')]).toEqual([[0], [0, 1]]);
  });
});

describe('a group', () => {
  it('shares out anew when a member comes, and each partition has one reader', () => {
    const world = withRecords(6, 3);
    startConsumer(world, { ...reader('lab-1'), group: 'lab' });
    runFor(world, 2_000);
    startConsumer(world, { ...reader('lab-2'), group: 'lab' });
    const told = runFor(world, 8_000);
    const last = (who: string) =>
      told.findLast((one) => one.type === 'assigned' && one.who === who) as
        Extract<Happening, { type: 'assigned' }> | undefined;
    const [one, two] = [last('lab-1'), last('lab-2')];
    expect(one?.generation).toBe(two?.generation);
    const partitions = [one, two].flatMap((share) => share?.places.map((at) => at.partition));
    expect(partitions.sort()).toEqual([0, 1, 2]);
  });

  it('gets every record once while members come and nobody dies', () => {
    const world = withRecords(9, 3);
    startConsumer(world, { ...reader('lab-1'), group: 'lab', pace: 100 });
    const told = runFor(world, 1_500);
    startConsumer(world, { ...reader('lab-2'), group: 'lab', pace: 100 });
    told.push(...runFor(world, 15_000));
    const all = told.flatMap((one) => (one.type === 'handled' ? [one.record.value] : []));
    expect(all.sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
  });
});

function reader(name: string): ConsumerOptions {
  return { name, group: name, topics: [topic], from: 'earliest' };
}

function withTopic(partitions: number, seed = 1): World {
  const world = createWorld({ seed });
  setUp(world, (me) => createTopic(me, { topic, partitions }));
  return world;
}

function withRecords(count: number, partitions = 1, seed = 1): World {
  const world = withTopic(partitions, seed);
  setUp(world, (me) => write(me, count, partitions));
  return world;
}

function* write(me: Parameters<typeof send>[0], count: number, partitions = 1) {
  for (let number = 0; number < count; number += 1) {
    yield* send(me, { topic, partition: number % partitions, key: null, value: String(number) });
  }
}

function tellStory(seed: number): Happening[] {
  const world = withRecords(4, 2, seed);
  startConsumer(world, { ...reader('lab-1'), group: 'lab', pace: world.random.whole(50, 400) });
  startConsumer(world, { ...reader('lab-2'), group: 'lab', pace: world.random.whole(50, 400) });
  return runFor(world, 4_000);
}

function runFor(world: World, ms: number): Happening[] {
  const until = world.now + ms;
  const told: Happening[] = [];
  while (world.now < until) told.push(...world.advance(until));
  return told;
}

function runUntilStill(world: World): Happening[] {
  const told: Happening[] = [];
  while (world.nextAt() !== undefined) told.push(...world.advance(Infinity));
  return told;
}

function received(told: readonly Happening[], who: string): number[] {
  return told.flatMap((one) =>
    one.type === 'received' && one.who === who ? [one.record.offset] : [],
  );
}

function committed(told: readonly Happening[], group: string): number[] {
  return told.flatMap((one) =>
    one.type === 'broker' && one.change.type === 'commit' && one.change.group === group
      ? [Number(one.change.offset)]
      : [],
  );
}
