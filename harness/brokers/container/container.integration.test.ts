// The warm broker in a container: a real one, shared, found again, and never left behind.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { acquireBroker } from '../acquire.ts';
import type { BrokerKind } from '../broker.ts';
import { BrokerUnavailable } from '../broker.ts';
import * as ports from '../ports.ts';
import { stopBrokers, warmBrokers } from '../status.ts';
import { temporaryCheckout } from '../testing/checkout.ts';
import { startClient } from '../testing/client.ts';
import { testRuntime, type TestRuntime } from '../testing/container.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { until } from '../until.ts';
import type { KeptBroker } from '../warm/keep.ts';
import { warmPaths } from '../warm/paths.ts';
import { identify, isAlive } from '../warm/processes.ts';
import { readState, type WarmState } from '../warm/state.ts';
import { follow } from './follow.ts';
import { slotOf } from './image-name.ts';
import { startContainer } from './start-container.ts';
import { NOBODY } from './watched.ts';

vi.mock(import('../ports.ts'), { spy: true });

const found = await testRuntime();
/** Without a runtime the tests are listed, and skipped. */
const notRun = {} as TestRuntime;
const SOON = { withinMs: 30_000, everyMs: 100 };

describe.skipIf(found === undefined)('the warm container', { timeout: 120_000 }, () => {
  const { image, docker, containersOf } = found ?? notRun;
  const env = { ...process.env, WORKBOOK_KAFKA_IMAGE: image };
  const kind = 'container';

  const acquire = (
    stateDir: string,
    more: { idleMs?: number; kind?: BrokerKind | 'auto'; image?: string } = {},
  ) =>
    acquireBroker({
      kind: more.kind ?? kind,
      stateDir,
      env: { ...env, WORKBOOK_KAFKA_IMAGE: more.image ?? image },
      onProgress: () => undefined,
      idleMs: more.idleMs ?? 60_000,
    });

  async function stateOf(stateDir: string): Promise<WarmState & { kind: 'container' }> {
    const state = await readState(warmPaths(stateDir, slotOf(image)).state);
    if (typeof state === 'object' && state.kind === 'container') return state;
    throw new Error(`No container is recorded: ${JSON.stringify(state)}`);
  }

  const noneLeft = (stateDir: string, withinMs = 30_000) =>
    until(async () => (await containersOf(stateDir)).length === 0, { ...SOON, withinMs });

  test('is a real Kafka: groups and transactions work, and it opens loopback only', async () => {
    const stateDir = await temporaryCheckout();
    const broker = await acquire(stateDir);
    expect(broker).toMatchObject({ kind, real: true, version: '4.4.0', wasWarm: false });
    const traffic = fileURLToPath(new URL('../jvm/training.node.ts', import.meta.url));
    const args = ['--no-warnings', traffic, broker.host, String(broker.port)];
    await promisify(execFile)(process.execPath, args, { timeout: 30_000 });
    const { NetworkSettings } = await docker
      .getContainer((await stateOf(stateDir)).container)
      .inspect();
    const published = Object.values(NetworkSettings.Ports).flat();
    expect(published).toEqual([{ HostIp: '127.0.0.1', HostPort: String(broker.port) }]);
  });

  test('is shared by commands that start at once, and stopped by the last that asks', async () => {
    const stateDir = await temporaryCheckout();
    const start = () => startClient(stateDir, 60_000, { kind, env });
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.got.port).toBe(two.got.port);
    expect(await containersOf(stateDir)).toHaveLength(1);
    await one.end('stop');
    expect(await containersOf(stateDir)).toHaveLength(1);
    await two.end('stop');
    expect(await containersOf(stateDir)).toEqual([]);
  });

  test('is had again at once, also by auto, beside a warm jvm', async () => {
    const stateDir = await temporaryCheckout();
    const first = await acquire(stateDir);
    await acquire(stateDir, { kind: 'jvm' });
    const again = await acquire(stateDir, { kind: 'auto' });
    expect(again).toMatchObject({ kind, wasWarm: true, port: first.port });
    const kinds = async () => (await warmBrokers(stateDir)).map((one) => one.kind);
    expect(await kinds()).toEqual(['container', 'jvm']);
    await stopBrokers(stateDir, 'container');
    expect(await kinds()).toEqual(['jvm']);
    expect((await acquire(stateDir, { kind: 'auto' })).kind).toBe('jvm');
  });

  test('stays while a command holds it, however short the idle time is', async () => {
    const stateDir = await temporaryCheckout();
    const broker = await acquire(stateDir, { idleMs: 1000 });
    expect(await noneLeft(stateDir, 4000)).toBeUndefined();
    await broker.release();
    expect(await noneLeft(stateDir)).toBe(true);
  });

  test('is not given to whoever asks for another image', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir);
    await expect(acquire(stateDir, { image: 'milk-run/none:1' })).rejects.toThrow(
      /milk-run\/none:1/,
    );
  });

  test('outlives a killed command, and is gone when idle', async () => {
    const stateDir = await temporaryCheckout();
    const client = await startClient(stateDir, 1000, { kind, env });
    const { keeper } = await stateOf(stateDir);
    await client.killHard();
    expect(await containersOf(stateDir)).toHaveLength(1);
    expect(await noneLeft(stateDir)).toBe(true);
    expect(await until(() => identify(keeper.pid) === undefined, SOON)).toBe(true);
    expect(await readState(warmPaths(stateDir, slotOf(image)).state)).toBeUndefined();
  });

  test('ends by itself when its keeper is killed', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir, { idleMs: 3000 });
    process.kill((await stateOf(stateDir)).keeper.pid, 'SIGKILL');
    // Three seconds, and what a runtime on a busy machine needs to stop and to remove it.
    expect(await noneLeft(stateDir, 60_000)).toBe(true);
  });

  test('is cleared away by the next command when its keeper is killed', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir);
    const before = await stateOf(stateDir);
    process.kill(before.keeper.pid, 'SIGKILL');
    // A busy machine takes a moment to end it.
    await until(() => !isAlive(before.keeper), { withinMs: 10_000 });
    expect((await acquire(stateDir)).wasWarm).toBe(false);
    const { container } = await stateOf(stateDir);
    expect(container).not.toBe(before.container);
    expect(await containersOf(stateDir)).toEqual([container]);
  });

  test('is stopped, state file or not, once its keeper is killed', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir);
    const paths = warmPaths(stateDir, slotOf(image));
    process.kill((await stateOf(stateDir)).keeper.pid, 'SIGKILL');
    await writeFile(paths.state, 'garbage');
    expect(await stopBrokers(stateDir)).toBe(1);
    expect(await containersOf(stateDir)).toEqual([]);
  });

  test('that is killed ends its keeper, and the next command gets another', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir);
    const { container, keeper } = await stateOf(stateDir);
    await docker.getContainer(container).kill();
    expect(await until(() => identify(keeper.pid) === undefined, SOON)).toBe(true);
    expect(await containersOf(stateDir)).toEqual([]);
    expect((await acquire(stateDir)).wasWarm).toBe(false);
  });

  test('whose Kafka ends at once is refused with its own last words', async () => {
    const stateDir = await temporaryCheckout();
    const broken = await imageWith('#!/bin/sh\necho "the data directory is on fire" >&2\nexit 7\n');
    const error = await acquire(stateDir, { image: broken }).catch((thrown: unknown) => thrown);
    if (!(error instanceof BrokerUnavailable)) throw error;
    expect(error.message).toMatch(/Kafka did not start: the data directory is on fire \(log: .*\)/);
    expect(await containersOf(stateDir)).toEqual([]);
  });

  test('that no connection reaches is told as the runtime’s trouble', async () => {
    const stateDir = await temporaryCheckout();
    const unreached = await imageWith(`#!/bin/sh\necho "milk-run: ${NOBODY}"\nsleep 30\n`);
    const error = await acquire(stateDir, { image: unreached }).catch((thrown: unknown) => thrown);
    if (!(error instanceof BrokerUnavailable)) throw error;
    expect(error.message).toMatch(/no connection to 127\.0\.0\.1:\d+ reaches it/);
    expect(await containersOf(stateDir)).toEqual([]);
  });

  test('takes another port when the one it chose is taken meanwhile', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await vi.waitUntil(() => squatter.listening);
    onTestFinished(() => void squatter.close());
    const { port: taken } = squatter.address() as AddressInfo; // a TCP server has one
    vi.mocked(ports.freePorts).mockResolvedValueOnce([taken]);
    const stateDir = await temporaryFolder();
    const spawned: KeptBroker[] = [];
    const started = await startContainer(
      { image, stateDir, idleMs: 10_000 },
      join(stateDir, 'run'),
      (broker) => Promise.resolve(void spawned.push(broker)),
    );
    expect(spawned.map(({ port }) => port)).toEqual([taken, started.port]);
    expect(await containersOf(stateDir)).toHaveLength(1);
    await started.end();
    expect(await containersOf(stateDir)).toEqual([]);
  });

  /** The image, but for the program that starts Kafka. */
  async function imageWith(run: string): Promise<string> {
    const name = 'milk-run/test:broken';
    const context = await mkdtemp(join(await temporaryFolder(), 'image-'));
    await mkdir(join(context, 'kafka'));
    await writeFile(join(context, 'Dockerfile'), `FROM ${image}\nCOPY kafka /etc/kafka/docker\n`);
    await writeFile(join(context, 'kafka', 'run'), run, { mode: 0o755 });
    const stream = await docker.buildImage({ context, src: ['Dockerfile', 'kafka'] }, { t: name });
    await follow(docker, stream);
    onTestFinished(async () => {
      await docker.getImage(name).remove();
    });
    return name;
  }
});
