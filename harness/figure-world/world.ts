// A world for a figure: the practice broker and scripted clients under one virtual clock, in one thread.
// The same seed and the same moves at the same times give the same happenings.
//
// To script a scene:
//   const world = createWorld({ seed: 7 });
//   setUp(world, function* (admin) {
//     yield* createTopic(admin, { topic: 'collection.pickups', partitions: 1 });
//   });
//   world.start('collection', function* (me) {
//     for (const pickup of pickups) {
//       yield* send(me, { topic: 'collection.pickups', partition: 0, key: …, value: … });
//       yield* me.rest(world.random.whole(300, 900));
//     }
//   });
//   const trace = startConsumer(world, { name: 'trace', group: 'trace', from: 'earliest', … });
//   for (const happening of world.advance(world.now + 16)) …   // or `Infinity`: until something happens
// `advance` stops at the first moment that has something to tell, so a step is one call.
import { createRandom, type Random } from '../grading/random.ts';
import { createPracticeBroker } from '../practice-broker/broker.ts';
import { createAgenda } from './agenda.ts';
import type { Happening, News } from './happening.ts';

import { type Process, startProcess } from './process.ts';
import type { Script } from './script.ts';
import { createWire } from './wire.ts';
import { createWriting } from './writing.ts';

export interface WorldOptions {
  seed: number;
  /** Virtual ms that a message takes between a process and the broker, one way. */
  latency?: number;
  /** What the clocks of its story show when it begins: ms since 1970. */
  startAt?: number;
}

export interface World {
  /** Virtual ms since it began. */
  readonly now: number;
  readonly random: Random;
  start(name: string, script: (me: Process) => Script): Process;
  /** When something is to happen next, told or not; `undefined`: nothing will. */
  nextAt(): number | undefined;
  /**
   * Lets time pass, at most until `until` (virtual ms), and stops at the first thing that tells something.
   * Gives what was told, also since the last call; nothing if the time is over or nothing is to happen.
   */
  advance(until: number): Happening[];
  tell(news: News): void;
}

export function createWorld(options: WorldOptions): World {
  const { seed, latency = 120, startAt = Date.UTC(2026, 0, 12, 5, 10) } = options;
  const random = createRandom(seed);
  const agenda = createAgenda();
  let told: Happening[] = [];
  let now = 0;
  const tell = (news: News): void => void told.push({ ...news, at: now });
  const writing = createWriting(tell);
  const broker = createPracticeBroker({
    node: { id: 1, host: '127.0.0.1', port: 9092 },
    random: random.next,
    changed(change) {
      if (change.type === 'log') writing.changed(change);
      tell({ type: 'broker', change });
    },
    defect(error) {
      throw error;
    },
  });
  const clock = (): number => startAt + now;
  const wire = createWire({
    ...{ broker, agenda, writing, latency, clock, tell },
    now: () => now,
  });

  function brokerDueAt(): number {
    const at = broker.nextDueAt();
    return at === undefined ? Infinity : Math.max(now, at - startAt);
  }

  return {
    get now() {
      return now;
    },
    random,
    tell,
    start: (name, script) =>
      startProcess(
        { ...{ name, agenda, clock, tell }, connection: wire.connect(name), now: () => now },
        script,
      ),
    nextAt() {
      const at = Math.min(agenda.nextAt() ?? Infinity, brokerDueAt());
      return at === Infinity ? undefined : at;
    },
    advance(until) {
      while (told.length === 0) {
        const own = agenda.nextAt() ?? Infinity;
        const brokers = brokerDueAt();
        const at = Math.min(own, brokers);
        if (at > until || at === Infinity) {
          if (until !== Infinity) now = Math.max(now, until);
          break;
        }
        now = Math.max(now, at);
        if (brokers <= own) wire.carryOut(broker.tick(clock()));
        else agenda.runNext();
      }
      const given = told;
      told = [];
      return given;
    },
  };
}
