// Where learner processes rehearse before they are given an answer: a topic and a tap that nobody
// looks at.
import type { Broker } from '../brokers/broker.ts';
import type { Rehearsal } from '../learner/messages.ts';
import { createFaultPlan } from '../wire-tap/faults.ts';
import { createNameTable } from '../wire-tap/names.ts';
import { createNodes } from '../wire-tap/nodes.ts';
import type { TapServer, TapTarget } from '../wire-tap/tap-server.ts';
import { createTap } from '../wire-tap/tap.ts';
import { deleteGroups } from './broker-groups.ts';
import type { Cluster } from './cluster.ts';
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
  cluster,
  topics,
  taps,
  targets,
}: {
  prefix: string;
  broker: Broker;
  cluster: Cluster;
  topics: TopicPool;
  taps: TapServer;
  targets: Map<string, TapTarget>;
}): Promise<Rehearsals> {
  const physical = await topics.take({ partitions: 1 });
  const names = createNameTable(`${prefix}rehearsal-`, { [topic]: physical }, broker.prefix !== '');
  const nodes = createNodes([broker, ...broker.others]);
  const tap = createTap({
    names,
    faults: createFaultPlan({ changed: () => undefined }),
    record: () => undefined,
    pause: () => Promise.resolve(),
    nodes,
  });
  const token = crypto.randomUUID();
  targets.set(token, { tap, process: topic, nodes, dial: broker.dial });
  let processes = 0;
  return {
    next: () =>
      Promise.resolve({
        tap: taps.path,
        token,
        brokers: nodes.seeds,
        topic,
        groupId: `process-${++processes}`,
      }),
    async close() {
      targets.delete(token);
      // A broker that is gone has taken them along.
      await deleteGroups(cluster, names.used('group')).catch(() => undefined);
    },
  };
}
