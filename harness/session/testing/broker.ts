// For tests: the checkout's own warm Kafka, and names on it that nobody else has.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { acquireBroker } from '../../brokers/acquire.ts';
import type { Broker } from '../../brokers/broker.ts';
import { Connection } from '../../brokers/connection.ts';
import { type Cluster, openCluster } from '../cluster.ts';

const stateDir = fileURLToPath(new URL('../../../.milk-run', import.meta.url));

export interface TestBroker {
  readonly broker: Broker;
  readonly connection: Connection;
  readonly cluster: Cluster;
  /** Put before every name of this test file's. */
  readonly prefix: string;
  /** Topics and groups on the broker whose names begin so. */
  left(prefix: string): Promise<string[]>;
}

/** A broker for all tests of the file, given back after them. */
export function testBroker(): TestBroker {
  let broker: Broker | undefined;
  let connection: Connection | undefined;
  let cluster: Cluster | undefined;
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The broker is there only within tests.');
    return value;
  };
  beforeAll(async () => {
    const { env } = process;
    broker = await acquireBroker({ kind: 'jvm', stateDir, env, onProgress: () => undefined });
    connection = await Connection.open(broker.host, broker.port, { dial: broker.dial });
    cluster = await openCluster(broker);
  });
  afterAll(async () => {
    connection?.close();
    cluster?.close();
    await broker?.release();
  });
  return {
    get broker() {
      return there(broker);
    },
    get connection() {
      return there(connection);
    },
    get cluster() {
      return there(cluster);
    },
    prefix: `test-${randomBytes(4).toString('hex')}-`,
    async left(prefix) {
      const { topics } = await there(connection).request('Metadata', 6, { topics: null });
      const { groups } = await there(connection).request('ListGroups', 2, {});
      const names = [...topics.map((one) => one.name ?? ''), ...groups.map((one) => one.groupId)];
      return names.filter((name) => name.startsWith(prefix));
    },
  };
}
