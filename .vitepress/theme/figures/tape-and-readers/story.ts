// Who is at the tape: a producer that writes when it is told to, and readers that come, leave, and read a log
// or take from a queue. Which of the two a reader does is settled when its last process has ended.
import { createTopic, deleteRecordsBelow, setUp } from '../../../../harness/figure-world/admin.ts';
import { type Consumer, startConsumer } from '../../../../harness/figure-world/consumer.ts';
import type { Happening } from '../../../../harness/figure-world/happening.ts';
import { commitOffset, type From } from '../../../../harness/figure-world/offsets.ts';
import type { Process } from '../../../../harness/figure-world/process.ts';
import { send } from '../../../../harness/figure-world/producer.ts';
import type { World } from '../../../../harness/figure-world/world.ts';
import { type ReaderName, topic } from './picture.ts';
import { type Front, takeFromTheFront } from './queue.ts';

const share = { topic, partition: 0 };
const firstLot = 31;
/** Records on the tape before the story begins, and what retention has taken of them. */
const before = { records: 10, gone: 2 };
/** Records that come by themselves. */
const coming = 2;

interface Reader {
  name: ReaderName;
  from: From;
  /** Virtual ms that a record takes it. */
  pace: number;
  isWanted: boolean;
  process: Process | undefined;
  consumer: Consumer | undefined;
}

export interface Story {
  /** What was told before the first picture. */
  readonly past: readonly Happening[];
  readonly writesByItself: number;
  add(name: ReaderName, from: From): void;
  leave(name: ReaderName): void;
  comeBack(name: ReaderName): void;
  place(name: ReaderName, offset: number): void;
  retain(offset: number): void;
  write(): void;
  setQueue(isQueue: boolean): void;
  /** Whether readers and producer are where they are wanted. */
  isSettled(): boolean;
  /** To be called with everything that is told. */
  heard(happening: Happening): void;
}

export function beginStory(world: World): Story {
  const readers = new Map<ReaderName, Reader>();
  const front: Front = { taken: false };
  let isQueue = false;
  let toWrite = 0;
  let helpers = 0;
  let isOpening = true;
  const pace = (): number => world.random.whole(140, 620);

  const past: Happening[] = setUp(
    world,
    (me) => createTopic(me, { topic, partitions: 1 }),
    function* (me) {
      for (let lot = 0; lot < before.records; lot += 1) yield* write(me, lot);
    },
  );
  add('settlement', 'earliest');
  while (!past.some((one) => one.type === 'handled' && one.record.offset === before.records - 1)) {
    past.push(...world.advance(Infinity));
  }
  past.push(
    ...setUp(world, function* (me) {
      yield* deleteRecordsBelow(me, { ...share, offset: before.gone });
    }),
  );
  let written = before.records;

  const producer = world.start('collection', function* (me) {
    for (;;) {
      if (toWrite === 0) yield* me.idle(60_000);
      else {
        yield* write(me, written);
        written += 1;
        toWrite -= 1;
      }
    }
  });
  world.start('dawn', function* (me) {
    yield* me.rest(world.random.whole(250, 500));
    add('trace', 'earliest');
    for (let more = 0; more < coming; more += 1) {
      yield* me.rest(world.random.whole(1_500, 3_600));
      writeOne();
    }
    isOpening = false;
  });

  function* write(me: Process, number: number) {
    const farm = world.random.whole(1, 240);
    const value = `lot-${firstLot + number}`;
    yield* send(me, { ...share, key: `farm-${farm}`, value });
  }

  function writeOne(): void {
    toWrite += 1;
    producer.wake();
  }

  function add(name: ReaderName, from: From): void {
    const reader: Reader = {
      ...{ name, from, pace: pace(), isWanted: true, process: undefined, consumer: undefined },
    };
    readers.set(name, reader);
    settle(reader);
  }

  /** Starts what is wanted of a reader of whom nothing runs. */
  function settle(reader: Reader): void {
    if (reader.process?.isRunning === true || !reader.isWanted) return;
    const { name, from, pace: takes } = reader;
    if (isQueue) {
      const goesOn = (): boolean => isQueue && reader.isWanted;
      reader.consumer = undefined;
      reader.process = world.start(name, (me) =>
        takeFromTheFront(me, share, { front, pace: takes, goesOn }),
      );
    } else {
      const options = { name, group: name, topics: [topic], from, pace: takes };
      reader.consumer = startConsumer(world, options);
      reader.process = reader.consumer.process;
    }
  }

  function help(script: Parameters<World['start']>[1]): void {
    helpers += 1;
    world.start('admin', function* (me) {
      yield* script(me);
      helpers -= 1;
    });
  }

  return {
    past,
    writesByItself: coming,
    add,
    leave(name) {
      const reader = readers.get(name);
      if (reader === undefined) return;
      reader.isWanted = false;
      reader.consumer?.stop();
      reader.process?.wake();
    },
    comeBack(name) {
      const reader = readers.get(name);
      if (reader === undefined) return;
      reader.isWanted = true;
      settle(reader);
    },
    place(name, offset) {
      const reader = readers.get(name);
      if (reader?.process?.isRunning === true) {
        reader.consumer?.seek({ ...share, offset });
        return;
      }
      // Nobody is in the group, so the broker takes a place from outside.
      help(function* (me) {
        const nobody = { group: name, generation: -1, memberId: '' };
        yield* commitOffset(me, nobody, share, offset);
        me.tell({ type: 'mark', who: name, mark: 'moved-from-outside', detail: { to: offset } });
      });
    },
    retain: (offset) =>
      help(function* (me) {
        yield* deleteRecordsBelow(me, { ...share, offset });
      }),
    write: writeOne,
    setQueue(wanted) {
      isQueue = wanted;
      for (const reader of readers.values()) {
        reader.consumer?.stop();
        reader.process?.wake();
        settle(reader);
      }
    },
    isSettled: () =>
      !isOpening &&
      toWrite === 0 &&
      helpers === 0 &&
      [...readers.values()].every(
        ({ process, consumer, isWanted }) =>
          (process?.isRunning === true) === isWanted &&
          consumer?.isCalled !== true &&
          (!isWanted || (consumer === undefined) === isQueue),
      ),
    heard(happening) {
      if (happening.type !== 'ended') return;
      const reader = [...readers.values()].find(({ name }) => name === happening.who);
      if (reader !== undefined) settle(reader);
    },
  };
}
