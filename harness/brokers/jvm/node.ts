// One running Kafka node: a copy of the template, settings, and a tethered Java.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOST } from '../kafka-settings.ts';
import { until } from '../until.ts';
import { kafkaCommand, kafkaEnv, type KafkaParts } from './command.ts';
import { LOG, OUTPUT, whyItEnded } from '../log-excerpt.ts';
import { freePorts } from '../ports.ts';
import { serverProperties } from './settings.ts';
import { startTethered, type Tethered } from './tethered.ts';

/** Far longer than a start takes on a slow machine without an archive (≈ 10 s). */
const START_MS = 60_000;
const GOING_DOWN_MS = 3000;

export interface RunningNode {
  host: string;
  port: number;
  java: Tethered;
  runDir: string;
}

/** A Kafka that did not come up. */
export class StartFailed extends Error {
  readonly portTaken: boolean;

  constructor(why: string, log: string) {
    super(`${why.replace(/\.$/, '')} (log: ${log})`);
    this.name = 'StartFailed';
    this.portTaken = /BindException|Address already in use|Failed to bind/i.test(why);
  }
}

export interface StartOptions {
  extraFlags?: string[];
  /** Called as soon as there is a Java process, long before it answers. */
  onSpawned?(node: RunningNode): Promise<void>;
}

/**
 * Starts a node in `runDir` (made here) and waits until it serves clients, coordinators included.
 * @throws {StartFailed} with the reason from Kafka's log
 */
export async function startNode(
  parts: KafkaParts,
  runDir: string,
  options: StartOptions = {},
): Promise<RunningNode> {
  const [port = 0, controllerPort = 0] = await freePorts(2);
  const dataDir = join(runDir, 'data');
  await mkdir(runDir, { recursive: true });
  await cp(parts.template, dataDir, { recursive: true });
  const settings = serverProperties({ dataDir, clientPort: port, controllerPort });
  return await launchNode(parts, { runDir, port, settings }, options);
}

/**
 * Starts a node whose data directory is formatted already.
 * @param node where it runs, its port without TLS and password, and the content of `server.properties`
 * @throws {StartFailed} with the reason from Kafka's log
 */
export async function launchNode(
  parts: KafkaParts,
  { runDir, port, settings }: { runDir: string; port: number; settings: string },
  options: StartOptions = {},
): Promise<RunningNode> {
  const properties = join(runDir, 'server.properties');
  await writeFile(properties, settings);
  const command = kafkaCommand(parts, runDir, ['kafka.Kafka', properties], options.extraFlags);
  const java = await startTethered(command, join(runDir, OUTPUT), kafkaEnv(process.env));
  const node: RunningNode = { host: HOST, port, java, runDir };
  await options.onSpawned?.(node);
  try {
    await servesClients(node);
    return node;
  } catch (error) {
    java.kill('SIGKILL');
    await java.exited;
    throw error;
  }
}

/** Like `startNode`, once more with other ports if one of them was taken meanwhile. */
export async function startNodeAnywhere(
  parts: KafkaParts,
  runDir: string,
  options: StartOptions = {},
): Promise<RunningNode> {
  try {
    return await startNode(parts, runDir, options);
  } catch (error) {
    if (!(error instanceof StartFailed && error.portTaken)) throw error;
    return await startNode(parts, `${runDir}-again`, options);
  }
}

async function servesClients(node: RunningNode): Promise<void> {
  const { java, runDir } = node;
  const ended = java.exited.then((code) => `Java ended with code ${code}`);
  const problem = await Promise.race([ended, problemWith(node)]);
  if (problem === undefined) return;
  // A Java that is going down closes its connections first, and says why last.
  await Promise.race([ended, until(() => false, { withinMs: GOING_DOWN_MS })]);
  throw new StartFailed((await whyItEnded(runDir)) ?? problem, join(runDir, LOG));
}

/** Waits until the node serves clients; otherwise says what it did not do. */
async function problemWith({ host, port }: RunningNode): Promise<string | undefined> {
  // Loading the protocol takes 0.1 s: not before Java, which has better things to do meanwhile.
  const { answers, coordinatorsReady } = await import('../health.ts');
  try {
    const open = await until(() => answers(host, port, 5000), { withinMs: START_MS });
    if (open && (await coordinatorsReady(host, port, START_MS))) return undefined;
    return `it gave no answer within ${START_MS / 1000} s`;
  } catch (error) {
    return String(error);
  }
}
