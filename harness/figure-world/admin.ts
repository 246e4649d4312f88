// What somebody with the keys to the cluster does: topics, and where a log begins. `setUp` does it before
// a scene begins, so that its first picture shows the end of it.
import { errorName } from '../protocol/errors.ts';
import type { Happening } from './happening.ts';
import type { Process } from './process.ts';
import type { Script } from './script.ts';
import type { World } from './world.ts';

const timeoutMs = 5_000;

export function* createTopic(
  me: Process,
  { topic, partitions }: { topic: string; partitions: number },
): Script {
  const asked = { name: topic, numPartitions: partitions, replicationFactor: 1 };
  const body = { topics: [{ ...asked, assignments: [], configs: [] }], timeoutMs };
  const answer = yield* me.ask('CreateTopics', 4, body);
  expectNone('CreateTopics', answer.topics[0]?.errorCode);
}

/** Removes all records below an offset, as retention does; gives where the log begins now. */
export function* deleteRecordsBelow(
  me: Process,
  { topic, partition, offset }: { topic: string; partition: number; offset: number },
): Script<number> {
  const partitions = [{ partitionIndex: partition, offset: BigInt(offset) }];
  const answer = yield* me.ask('DeleteRecords', 1, {
    ...{ topics: [{ name: topic, partitions }], timeoutMs },
  });
  const done = answer.topics[0]?.partitions[0];
  expectNone('DeleteRecords', done?.errorCode);
  return Number(done?.lowWatermark);
}

/** Runs scripts one after the other until each has ended, and gives all that was told. */
export function setUp(world: World, ...scripts: ((me: Process) => Script)[]): Happening[] {
  return scripts.flatMap((script) => {
    const admin = world.start('admin', script);
    const told: Happening[] = [];
    while (admin.isRunning) {
      if (world.nextAt() === undefined) throw new Error('setting up a scene never ends');
      told.push(...world.advance(Infinity));
    }
    return [...told, ...world.advance(world.now)];
  });
}

/** @throws if the broker refused: a scene that asks for what cannot be is written wrongly. */
export function expectNone(api: string, code: number | undefined): void {
  if (code !== 0) throw new Error(`${api} got ${code === undefined ? 'nothing' : errorName(code)}`);
}
