// The harness's own way to a broker, or to the nodes of a cluster: who leads a partition or coordinates a
// group is asked there. Connections are opened when they are needed, and again when they were closed.
import { type Address, addressName } from '../brokers/address.ts';
import type { Asker } from '../brokers/asker.ts';
import type { Broker } from '../brokers/broker.ts';
import { Connection } from '../brokers/connection.ts';
import { until } from '../brokers/until.ts';
import { errorName } from '../protocol/errors.ts';
import { BrokerRefused, refuse } from './broker-refused.ts';
import { refuseOutside } from './under-prefix.ts';

/** Questions that any node answers go to `request`; the others to the node that is found here. */
export interface Cluster extends Asker {
  /** The nodes that lead these partitions of a topic, each with its own. */
  leaders(
    topic: string,
    partitions: readonly number[],
  ): Promise<{ node: Asker; partitions: number[] }[]>;
  /** The node that coordinates a group. */
  coordinator(group: string): Promise<Asker>;
  /** A connection of one's own to that node: for a member, whom a broker keeps waiting. */
  ownConnection(group: string): Promise<Connection>;
  /** Asks every node for something. @throws when one does not answer */
  check(): Promise<void>;
  close(): void;
}

const coordinatorNotAvailable = 15;
const coordinatorMs = 10_000;

export type Where = Pick<Broker, 'host' | 'port' | 'others' | 'dial' | 'prefix'>;

export async function openCluster(broker: Where): Promise<Cluster> {
  const { host, port, others, dial, prefix } = broker;
  const seeds: readonly Address[] = [{ host, port }, ...others];
  const open = new Map<string, Promise<Connection>>();
  /** By their ids. Empty: a broker alone, which leads and coordinates everything. */
  let nodes = new Map<number, Address>();

  async function connected(to: Address): Promise<Connection> {
    const name = addressName(to);
    const before = open.get(name);
    const there = await before?.catch(() => undefined);
    if (there?.isOpen === true) return there;
    // Of several that find it closed, one opens it.
    const now = open.get(name);
    if (now !== undefined && now !== before) return await now;
    const opening = Connection.open(to.host, to.port, { dial });
    open.set(name, opening);
    return await opening;
  }

  function guarded(connection: () => Promise<Asker>): Asker {
    return {
      async request(api, version, body) {
        refuseOutside(prefix, api, version, body);
        return (await connection()).request(api, version, body);
      },
    };
  }

  /** The first of the cluster's addresses that can be reached. */
  async function any(): Promise<Connection> {
    let failure: unknown;
    for (const to of [...seeds, ...nodes.values()]) {
      try {
        return await connected(to);
      } catch (error) {
        failure ??= error;
      }
    }
    throw failure;
  }
  const anyNode = guarded(any);

  async function readNodes(): Promise<void> {
    const { brokers } = await anyNode.request('Metadata', 6, { topics: [] });
    nodes = new Map(
      brokers.length > 1
        ? brokers.map((one) => [one.nodeId, { host: one.host, port: one.port }])
        : [],
    );
  }

  async function nodeAt(to: Address): Promise<Asker> {
    await connected(to);
    return guarded(() => connected(to));
  }

  async function coordinatorOf(group: string): Promise<Address> {
    if (nodes.size === 0) return { host, port };
    const found = await until(
      async () => {
        const one = await anyNode.request('FindCoordinator', 1, { key: group, keyType: 0 });
        return one.errorCode === coordinatorNotAvailable ? undefined : one;
      },
      { withinMs: coordinatorMs },
    );
    const code = found?.errorCode ?? coordinatorNotAvailable;
    if (found === undefined || code !== 0) {
      throw new BrokerRefused(`FindCoordinator ${group}: ${errorName(code)}`);
    }
    return { host: found.host, port: found.port };
  }

  await readNodes();
  return {
    request: anyNode.request,
    async leaders(topic, partitions) {
      if (nodes.size === 0) return [{ node: anyNode, partitions: [...partitions] }];
      const { topics, brokers } = await anyNode.request('Metadata', 6, {
        topics: [{ name: topic }],
        allowAutoTopicCreation: false,
      });
      const [described] = topics;
      refuse(`Metadata ${topic}`, described?.errorCode ?? 0);
      const addresses = new Map(brokers.map((one) => [one.nodeId, one]));
      const leaderOf = new Map(
        described?.partitions.map((one) => [one.partitionIndex, one.leaderId]),
      );
      const byLeader = Map.groupBy(partitions, (one) => leaderOf.get(one) ?? -1);
      return await Promise.all(
        [...byLeader].map(async ([leader, led]) => {
          const to = addresses.get(leader);
          if (to === undefined) throw new BrokerRefused(`No leader for ${topic}/${led.join(',')}`);
          return { node: await nodeAt({ host: to.host, port: to.port }), partitions: led };
        }),
      );
    },
    coordinator: async (group) =>
      nodes.size === 0 ? anyNode : await nodeAt(await coordinatorOf(group)),
    async ownConnection(group) {
      const to = await coordinatorOf(group);
      return await Connection.open(to.host, to.port, { dial });
    },
    async check() {
      const all = nodes.size === 0 ? [any()] : [...nodes.values()].map(connected);
      await Promise.all(all.map(async (one) => (await one).request('ApiVersions', 2, {})));
    },
    close() {
      for (const one of open.values()) {
        one.then(
          (connection) => connection.close(),
          () => undefined,
        );
      }
    },
  };
}
