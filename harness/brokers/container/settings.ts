// What a container is told: Kafka's settings by environment, as apache/kafka takes them.
import { HOST, quickJava, smallNode } from '../kafka-settings.ts';

/** Where clients connect inside of the container; another port is published for it. */
export const CLIENT_PORT = 9092;
const INNER_PORT = 9093;
const CONTROLLER_PORT = 9094;

/** Any 22 characters of URL-safe base64 will do; this one is easy to recognise in a log. */
const CLUSTER_ID = 'MilkRunWorkbookKafka44';

/**
 * The environment of a container whose clients come by `hostPort` of this machine. The broker itself cannot:
 * before a transaction's first record it asks its own coordinator, so it has a listener of its own.
 */
export function containerEnvironment(hostPort: number): Record<string, string> {
  const settings: typeof smallNode = {
    ...smallNode,
    'controller.quorum.voters': `1@${HOST}:${CONTROLLER_PORT}`,
    listeners: [
      `CLIENTS://0.0.0.0:${CLIENT_PORT}`,
      `INNER://${HOST}:${INNER_PORT}`,
      `CONTROLLER://${HOST}:${CONTROLLER_PORT}`,
    ].join(','),
    'advertised.listeners': `CLIENTS://${HOST}:${hostPort},INNER://${HOST}:${INNER_PORT}`,
    'inter.broker.listener.name': 'INNER',
    'listener.security.protocol.map': 'CLIENTS:PLAINTEXT,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': '/tmp/kafka-data',
  };
  return {
    CLUSTER_ID,
    ...Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [environmentName(name), String(value)]),
    ),
    KAFKA_HEAP_OPTS: quickJava.heap.join(' '),
    KAFKA_JVM_PERFORMANCE_OPTS: quickJava.performance.join(' '),
    // Not KAFKA_LOG4J_ROOT_LOGLEVEL: setting it takes the root logger's output away (4.4.0).
  };
}

/** The image's rule: a dot becomes `_`, what is `_` or `-` already becomes `__` or `___`. */
function environmentName(setting: string): string {
  const name = setting.replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_');
  return `KAFKA_${name.toUpperCase()}`;
}
