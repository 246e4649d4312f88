// A cluster such as a team has: SASL_SSL with SCRAM and PLAIN, an authorizer, a user that may do only what
// docs/reference/brokers.md lists, and other people's topics. It ends with the process that started it.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Address } from '../address.ts';
import { Connection } from '../connection.ts';
import { dialPlain } from '../dial-plain.ts';
import { operationNumbers, type Resource, rights } from '../external/rights.ts';
import type { MissingRight } from '../external/rights.ts';
import { kafkaCommand, kafkaEnv, type KafkaParts } from '../jvm/command.ts';
import { launchNode, type RunningNode } from '../jvm/node.ts';
import { serverProperties } from '../jvm/settings.ts';
import { HOST } from '../kafka-settings.ts';
import { freePorts } from '../ports.ts';
import { until } from '../until.ts';
import { type Authority, makeAuthority } from './certificates.ts';

export interface SecuredCluster {
  /** What a team member would set: the restricted user over SASL_SSL, and the prefix. */
  env: Record<string, string>;
  /** The SASL_SSL listeners, one a node. */
  addresses: readonly Address[];
  /** The listeners without TLS or password, where everybody is the administrator. */
  open: readonly Address[];
  authority: Authority;
  nodes: readonly RunningNode[];
  /** The administrator's connection to the first node. */
  admin: Connection;
  /** Gives or takes one of the user's rights; resolves when every node knows. */
  setRight(right: MissingRight, granted: boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface SecuredOptions {
  /** An empty directory, which is left to the caller. */
  dir: string;
  parts: KafkaParts;
  /** 1 unless said. With more, topics have two copies. */
  nodes?: number;
  /** Settings of every node that differ from those of the workbook's own brokers. */
  settings?: Readonly<Record<string, string | number>>;
}

export const securedPrefix = 'milk-run-';
export const securedUser = 'grader';

const clusterId = 'MilkRunTestCluster0044';
const resourceNumbers: Record<Resource, number> = { topic: 2, group: 3, transactionalId: 5 };
const prefixed = 4;
const allow = 3;

/** As a cluster that is not ours has them: Kafka's own defaults, where the workbook's brokers differ. */
const usual = {
  'group.initial.rebalance.delay.ms': 3000,
  'group.min.session.timeout.ms': 6000,
  'log.segment.delete.delay.ms': 60_000,
  'transaction.abort.timed.out.transaction.cleanup.interval.ms': 10_000,
  'controller.quorum.append.linger.ms': 25,
};

export async function startSecuredCluster({
  dir,
  parts,
  nodes: count = 1,
  settings = {},
}: SecuredOptions): Promise<SecuredCluster> {
  const password = randomBytes(12).toString('base64url');
  const authority = await makeAuthority(dir);
  const { both } = await authority.sign('node', 'DNS:localhost,IP:127.0.0.1');
  const ports = await freePorts(3 * count);
  const portsOf = (node: number): [number, number, number] =>
    // As many as were asked for.
    ports.slice(3 * node, 3 * node + 3) as [number, number, number];
  const ids = Array.from({ length: count }, (_, node) => node);
  const voters = ids.map((node) => `${node + 1}@${HOST}:${portsOf(node)[2]}`).join(',');

  const launched: RunningNode[] = [];
  const starting = ids.map(async (node) => {
    const [open, secured, controller] = portsOf(node);
    const runDir = join(dir, `node-${node + 1}`);
    const dataDir = join(runDir, 'data');
    await mkdir(runDir, { recursive: true });
    const own = serverProperties({ dataDir, clientPort: open, controllerPort: controller });
    const properties =
      own +
      text({
        ...usual,
        ...(count > 1 ? replicated : {}),
        'node.id': node + 1,
        'controller.quorum.voters': voters,
        listeners: `PLAINTEXT://${HOST}:${open},SASL_SSL://${HOST}:${secured},CONTROLLER://${HOST}:${controller}`,
        'advertised.listeners': `PLAINTEXT://${HOST}:${open},SASL_SSL://localhost:${secured}`,
        'listener.security.protocol.map':
          'PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT',
        'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
        // Who comes without a password comes from this machine: nodes and the administrator.
        'super.users': 'User:ANONYMOUS',
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.location': both,
        'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
        ...jaas(password),
        ...settings,
      });
    await format(parts, runDir, properties, password);
    launched.push(await launchNode(parts, { runDir, port: open, settings: properties }));
  });
  const stop = async (): Promise<void> => {
    for (const { java } of launched) java.kill('SIGKILL');
    await Promise.all(launched.map(({ java }) => java.exited));
  };
  const failed = (await Promise.allSettled(starting)).find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }

  const open = ids.map((node) => ({ host: HOST, port: portsOf(node)[0] }));
  const addresses = ids.map((node) => ({ host: 'localhost', port: portsOf(node)[1] }));
  const [firstOpen] = open;
  if (firstOpen === undefined) throw new Error('a cluster has a node');
  const admin = await Connection.open(firstOpen.host, firstOpen.port, { dial: dialPlain });
  const cluster: SecuredCluster = {
    env: {
      WORKBOOK_KAFKA_BROKERS: addresses.map(({ host, port }) => `${host}:${port}`).join(','),
      WORKBOOK_KAFKA_PREFIX: securedPrefix,
      WORKBOOK_KAFKA_SASL_MECHANISM: 'scram-sha-512',
      WORKBOOK_KAFKA_SASL_USERNAME: securedUser,
      WORKBOOK_KAFKA_SASL_PASSWORD: password,
      WORKBOOK_KAFKA_TLS_CA: authority.ca,
    },
    addresses,
    open,
    authority,
    nodes: launched,
    admin,
    setRight: (right, granted) => setRight(open, admin, right, granted),
    async stop() {
      admin.close();
      await stop();
    },
  };
  for (const [resource, operations] of Object.entries(rights)) {
    for (const operation of operations) {
      // The keys of `rights` are its resources.
      await cluster.setRight({ resource: resource as Resource, operation }, true);
    }
  }
  return cluster;
}

const replicated = {
  'default.replication.factor': 2,
  'min.insync.replicas': 2,
  'offsets.topic.replication.factor': 2,
  'offsets.topic.num.partitions': 4,
  'transaction.state.log.replication.factor': 2,
  'transaction.state.log.num.partitions': 4,
};

/** The users that PLAIN knows; those of SCRAM are in the data directory. */
function jaas(password: string): Record<string, string> {
  const listener = 'listener.name.sasl_ssl';
  const security = 'org.apache.kafka.common.security';
  return {
    [`${listener}.plain.sasl.jaas.config`]: `${security}.plain.PlainLoginModule required user_${securedUser}="${password}";`,
    [`${listener}.scram-sha-256.sasl.jaas.config`]: `${security}.scram.ScramLoginModule required;`,
    [`${listener}.scram-sha-512.sasl.jaas.config`]: `${security}.scram.ScramLoginModule required;`,
  };
}

async function format(
  parts: KafkaParts,
  runDir: string,
  properties: string,
  password: string,
): Promise<void> {
  const file = join(runDir, 'format.properties');
  await writeFile(file, properties);
  const users = ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
    '--add-scram',
    `${mechanism}=[name=${securedUser},password=${password}]`,
  ]);
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', file, ...users];
  const [java = '', ...args] = kafkaCommand(parts, runDir, tool);
  await promisify(execFile)(java, args, { timeout: 60_000, env: kafkaEnv(process.env) });
}

async function setRight(
  open: readonly Address[],
  admin: Connection,
  { resource, operation }: MissingRight,
  granted: boolean,
): Promise<void> {
  if (resource === 'cluster') throw new Error('the user has no right on the cluster');
  const rule = {
    resourceType: resourceNumbers[resource],
    resourceName: securedPrefix,
    resourcePatternType: prefixed,
    principal: `User:${securedUser}`,
    host: '*',
    operation: operationNumbers[operation] ?? 0,
    permissionType: allow,
  };
  const filter = {
    resourceTypeFilter: rule.resourceType,
    resourceNameFilter: rule.resourceName,
    patternTypeFilter: rule.resourcePatternType,
    principalFilter: rule.principal,
    hostFilter: rule.host,
    operation: rule.operation,
    permissionType: rule.permissionType,
  };
  if (granted) await admin.request('CreateAcls', 2, { creations: [rule] });
  else await admin.request('DeleteAcls', 2, { filters: [filter] });
  for (const { host, port } of open) {
    const node = await Connection.open(host, port, { dial: dialPlain });
    const known = await until(
      async () => {
        const { resources } = await node.request('DescribeAcls', 2, filter);
        return resources.length > 0 === granted;
      },
      { withinMs: 10_000 },
    );
    node.close();
    if (known !== true) throw new Error(`a node never heard of the right ${operation}`);
  }
}

function text(settings: Readonly<Record<string, string | number>>): string {
  // Where a name stands twice in a properties file, the last one counts.
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
