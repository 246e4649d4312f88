// Who is there: a producer that writes farms by their keys, and the members of two groups, which come, leave,
// crash and are started again.
import { createTopic, setUp } from '../../../../harness/figure-world/admin.ts';
import { type Consumer, startConsumer } from '../../../../harness/figure-world/consumer.ts';
import type { Happening } from '../../../../harness/figure-world/happening.ts';
import { partitionOf } from '../../../../harness/figure-world/murmur2.ts';
import { commitOffset } from '../../../../harness/figure-world/offsets.ts';
import type { Process } from '../../../../harness/figure-world/process.ts';
import { send } from '../../../../harness/figure-world/producer.ts';
import type { World } from '../../../../harness/figure-world/world.ts';
import {
  capacity,
  type Farm,
  farms,
  type GroupName,
  groupOf,
  mostMembers,
  partitions,
  topic,
} from './picture.ts';

/** Written before the story begins; every partition has two. */
const earlier: readonly Farm[] = ['farm-3', 'farm-5', 'farm-2', 'farm-3', 'farm-6', 'farm-4'];
/** Virtual ms: the broker takes a silent member for dead after the first, and who looks after it comes after the second. */
const sessionMs = 3_000;
const restartMs = 1_200;

export interface Story {
  /** What was told before the first picture. */
  readonly past: readonly Happening[];
  /** Records that were written or will be, by partition. */
  readonly written: readonly number[];
  write(farm: Farm): void;
  /** Gives the name of who comes; `undefined`: there are as many as there may be. */
  addMember(): string | undefined;
  leave(member: string): void;
  /** One more record is written for it, and it dies when it has handled one; at once if there is no room for any. */
  crash(member: string): boolean;
  place(group: GroupName, partition: number, offset: number): void;
  isSettled(): boolean;
  /** To be called with everything that is told. */
  heard(happening: Happening): void;
}

export function beginStory(world: World): Story {
  const members = new Map<string, Consumer>();
  const toWrite: Farm[] = [];
  const written = Array.from({ length: partitions }, () => 0);
  /** Restarts and moves from outside that are under way. */
  let underWay = 0;
  let isOpening = true;
  const owners = new Map<string, Set<number>>();

  const past = setUp(
    world,
    (me) => createTopic(me, { topic, partitions }),
    function* (me) {
      for (const farm of earlier) {
        count(farm);
        yield* write(me, farm);
      }
    },
  );
  past.forEach(heard);
  begin('roll-call-1');
  begin('lab-1');
  const handled = new Set<string>();
  while (handled.size < 2 * earlier.length) {
    const told = world.advance(Infinity);
    told.forEach(heard);
    past.push(...told);
    for (const one of told) {
      if (one.type !== 'broker' || one.change.type !== 'commit') continue;
      handled.add(`${one.change.group} ${one.change.partition} ${one.change.offset}`);
    }
  }

  const producer = world.start('membership', function* (me) {
    for (;;) {
      const farm = toWrite.shift();
      if (farm === undefined) yield* me.idle(60_000);
      else yield* write(me, farm);
    }
  });
  world.start('day', function* (me) {
    yield* me.rest(world.random.whole(250, 450));
    writeAny();
    yield* me.rest(world.random.whole(2_600, 3_000));
    addMember();
    for (let more = 0; more < 3; more += 1) {
      yield* me.rest(world.random.whole(1_600, 2_600));
      writeAny();
    }
    isOpening = false;
  });

  function count(farm: Farm): void {
    const partition = partitionOf(farm, partitions);
    written[partition] = (written[partition] ?? 0) + 1;
  }

  function* write(me: Process, farm: Farm) {
    const partition = partitionOf(farm, partitions);
    yield* send(me, { topic, partition, key: farm, value: farm });
  }

  function writeOne(farm: Farm): void {
    count(farm);
    toWrite.push(farm);
    producer.wake();
  }

  function hasRoom(farm: Farm): boolean {
    return (written[partitionOf(farm, partitions)] ?? 0) < capacity;
  }

  /** A farm by chance; none if the picture is full. */
  function writeAny(): void {
    const first = world.random.whole(0, farms.length - 1);
    const farm = [...farms.slice(first), ...farms.slice(0, first)].find(hasRoom);
    if (farm !== undefined) writeOne(farm);
  }

  function begin(name: string): void {
    const group = groupOf(name) ?? name;
    const pace = world.random.whole(260, 520);
    const options = { name, group, topics: [topic], from: 'earliest' as const, pace, sessionMs };
    members.set(name, startConsumer(world, options));
  }

  function addMember(): string | undefined {
    const name = Array.from({ length: mostMembers }, (_, index) => `lab-${index + 1}`).find(
      (one) => !members.has(one),
    );
    if (name !== undefined) begin(name);
    return name;
  }

  function restart(name: string): void {
    underWay += 1;
    world.start('watch', function* (me) {
      yield* me.rest(restartMs);
      me.tell({ type: 'mark', who: name, mark: 'restarts', detail: {} });
      begin(name);
      underWay -= 1;
    });
  }

  function heard(happening: Happening): void {
    if (happening.type === 'assigned') {
      owners.set(happening.who, new Set(happening.places.map(({ partition }) => partition)));
    } else if (happening.type === 'crashed' && members.has(happening.who)) {
      owners.delete(happening.who);
      restart(happening.who);
    } else if (happening.type === 'ended') {
      owners.delete(happening.who);
      members.delete(happening.who);
    }
  }

  return {
    past,
    written,
    write: writeOne,
    addMember,
    leave: (name) => members.get(name)?.stop(),
    crash(name) {
      const process = members.get(name)?.process;
      const mine = owners.get(name);
      const farm = farms.find((one) => mine?.has(partitionOf(one, partitions)) && hasRoom(one));
      if (farm === undefined) process?.crash();
      else {
        process?.crashAt('handled');
        writeOne(farm);
      }
      return farm !== undefined;
    },
    place(group, partition, offset) {
      const owner = [...members.keys()].find(
        (name) => groupOf(name) === group && owners.get(name)?.has(partition) === true,
      );
      const consumer = owner === undefined ? undefined : members.get(owner);
      if (consumer?.process.isRunning === true) {
        consumer.seek({ topic, partition, offset });
        return;
      }
      underWay += 1;
      world.start('admin', function* (me) {
        // The broker takes it only while nobody is in the group, and says so otherwise.
        const nobody = { group, generation: -1, memberId: '' };
        yield* commitOffset(me, nobody, { topic, partition }, offset);
        underWay -= 1;
      });
    },
    isSettled: () =>
      !isOpening &&
      toWrite.length === 0 &&
      underWay === 0 &&
      [...members.values()].every(({ process, isCalled }) => process.isRunning && !isCalled),
    heard,
  };
}
