// Where learner processes rehearse before they are given an answer: a topic and a tap that nobody
// looks at.
import { randomUUID } from 'node:crypto';
import type { Broker } from '../brokers/broker.ts';
import type { Connection } from '../brokers/connection.ts';
import type { Rehearsal } from '../learner/messages.ts';
import { createFaultPlan } from '../wire-tap/faults.ts';
import { createNameTable } from '../wire-tap/names.ts';
import type { TapServer, TapTarget } from '../wire-tap/sockets.node.ts';
import { createTap } from '../wire-tap/tap.ts';
import { deleteGroups } from './broker-groups.ts';
import type { TopicPool } from './topic-pool.ts';

export interface Rehearsals {
  /** What the next process is to do. */
  next(): Promise<Rehearsal>;
  /** Removes the groups; the topic goes with the pool it is from. */
  close(): Promise<void>;
}

const topic = 'rehearsal';

export async function openRehearsals({
  prefix,
  broker,
  connection,
  topics,
  taps,
  targets,
}: {
  prefix: string;
  broker: Broker;
  connection: Connection;
  topics: TopicPool;
  taps: TapServer;
  targets: Map<string, TapTarget>;
}): Promise<Rehearsals> {
  const physical = await topics.take({ partitions: 1 });
  const names = createNameTable(`${prefix}rehearsal-`, { [topic]: physical });
  const tap = createTap({
    names,
    faults: createFaultPlan({ changed: () => undefined }),
    record: () => undefined,
    pause: () => Promise.resolve(),
  });
  const token = randomUUID();
  targets.set(token, { tap, process: topic, host: broker.host, port: broker.port });
  let processes = 0;
  return {
    next: () =>
      Promise.resolve({
        tap: taps.path,
        token,
        broker: `${broker.host}:${broker.port}`,
        topic,
        groupId: `process-${++processes}`,
      }),
    async close() {
      targets.delete(token);
      await deleteGroups(connection, names.used('group'));
    },
  };
}
