// The warm broker with a real Kafka: shared, found again, and never left behind.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { acquireBroker } from './acquire.ts';
import type { Broker } from './broker.ts';
import { Connection } from './connection.ts';
import { dialPlain } from './dial-plain.ts';
import { stopBrokers, warmBrokers } from './status.ts';
import { temporaryCheckout, prepareOnce } from './testing/checkout.ts';
import { startClient } from './testing/client.ts';
import { until } from './until.ts';
import { warmPaths } from './warm/paths.ts';
import { identify } from './warm/processes.ts';
import { readState, type WarmState } from './warm/state.ts';

const SOON = { withinMs: 15_000 };

async function acquire(stateDir: string, more: { idleMs?: number; said?: string[] } = {}) {
  return await acquireBroker({
    kind: 'jvm',
    stateDir,
    env: process.env,
    onProgress: (step) => more.said?.push(step.en),
    idleMs: more.idleMs ?? 60_000,
  });
}

async function stateOf(stateDir: string): Promise<WarmState & { kind: 'jvm' }> {
  const state = await readState(warmPaths(stateDir, 'jvm').state);
  if (typeof state !== 'object') throw new Error(`No broker is recorded: ${state ?? 'no file'}`);
  if (state.kind !== 'jvm') throw new Error(`Another kind is recorded: ${state.kind}`);
  return state;
}

const gone = (pid: number): Promise<true | undefined> =>
  until(() => identify(pid) === undefined, SOON);

async function works({ host, port }: Pick<Broker, 'host' | 'port'>): Promise<boolean> {
  const connection = await Connection.open(host, port, { dial: dialPlain });
  const asked = await Promise.all([
    connection.request('FindCoordinator', 1, { key: 'a group', keyType: 0 }),
    connection.request('FindCoordinator', 1, { key: 'a transaction', keyType: 1 }),
    connection.request('InitProducerId', 0, { transactionalId: null, transactionTimeoutMs: 0 }),
  ]);
  connection.close();
  return asked.every(({ errorCode }) => errorCode === 0);
}

beforeAll(prepareOnce, 300_000);

describe('the warm broker', { timeout: 60_000 }, () => {
  test('is a real Kafka whose coordinators answer at once', async () => {
    const stateDir = await temporaryCheckout();
    const broker = await acquire(stateDir);
    expect(broker).toMatchObject({ kind: 'jvm', real: true, version: '4.4.0', wasWarm: false });
    expect(await works(broker)).toBe(true);
    expect(await warmBrokers(stateDir)).toMatchObject([{ leases: 1 }]);
    await broker.release();
    expect(await warmBrokers(stateDir)).toMatchObject([{ leases: 0 }]);
  });

  test('listens on loopback only', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir);
    const { runDir } = await stateOf(stateDir);
    const settings = await readFile(join(runDir, 'server.properties'), 'utf8');
    const listeners = /^listeners=(.*)$/m.exec(settings)?.[1]?.split(',') ?? [];
    expect(listeners.map((listener) => new URL(listener).host.split(':')[0])).toEqual([
      '127.0.0.1',
      '127.0.0.1',
    ]);
  });

  test('is shared by commands that start at once', async () => {
    const stateDir = await temporaryCheckout();
    const clients = await Promise.all([startClient(stateDir), startClient(stateDir)]);
    expect(clients[0].got.port).toBe(clients[1].got.port);
    expect(await warmBrokers(stateDir)).toMatchObject([{ leases: 2 }]);
  });

  test('is had again, and not started anew', async () => {
    const stateDir = await temporaryCheckout();
    const first = await acquire(stateDir);
    const second = await acquire(stateDir);
    expect(second).toMatchObject({ wasWarm: true, port: first.port });
  });

  test('outlives the command that started it, and is stopped when idle', async () => {
    const stateDir = await temporaryCheckout();
    const client = await startClient(stateDir, 300);
    const { java, keeper } = await stateOf(stateDir);
    await client.killHard();
    expect(identify(java.pid)).toBeDefined();
    expect(await gone(java.pid)).toBe(true);
    expect(await gone(keeper.pid)).toBe(true);
    expect(await warmBrokers(stateDir)).toEqual([]);
    expect(await readdir(warmPaths(stateDir, 'jvm').runs)).toEqual([]);
  });

  test('is not stopped while a lease is held, however long that is', async () => {
    const stateDir = await temporaryCheckout();
    const broker = await acquire(stateDir, { idleMs: 100 });
    const { keeper } = await stateOf(stateDir);
    const stopped = await until(() => identify(keeper.pid) === undefined, { withinMs: 1000 });
    expect(stopped).toBeUndefined();
    await broker.release();
    expect(await gone(keeper.pid)).toBe(true);
  });

  test('is stopped on release only if nobody else holds a lease', async () => {
    const stateDir = await temporaryCheckout();
    const [mine, theirs] = [await acquire(stateDir), await startClient(stateDir)];
    const { java } = await stateOf(stateDir);
    await mine.release({ stopIfUnused: true });
    expect(await warmBrokers(stateDir)).toMatchObject([{ leases: 1 }]);
    expect((await acquire(stateDir)).wasWarm).toBe(true);
    await stopBrokers(stateDir);
    expect(identify(java.pid)).toBeUndefined();
    await theirs.end('release');
  });

  test('is stopped on the last release that asks for it', async () => {
    const stateDir = await temporaryCheckout();
    const client = await startClient(stateDir);
    const { java, keeper } = await stateOf(stateDir);
    await client.end('stop');
    expect(identify(java.pid) ?? identify(keeper.pid)).toBeUndefined();
    expect(await readdir(warmPaths(stateDir, 'jvm').runs)).toEqual([]);
  });

  test('ends with its keeper', async () => {
    const stateDir = await temporaryCheckout();
    const before = await acquire(stateDir);
    const { java, keeper } = await stateOf(stateDir);
    process.kill(keeper.pid, 'SIGKILL');
    expect(await gone(java.pid)).toBe(true);
    const after = await acquire(stateDir);
    expect(after.wasWarm).toBe(false);
    expect(await works(after)).toBe(true);
    await before.release();
  });

  test('is replaced at once after Java was killed', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir);
    process.kill((await stateOf(stateDir)).java.pid, 'SIGKILL');
    expect(await works(await acquire(stateDir))).toBe(true);
  });

  test('that crashes ends its keeper, and leaves its log', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir);
    const { java, keeper, runDir } = await stateOf(stateDir);
    process.kill(java.pid, 'SIGKILL');
    expect(await gone(keeper.pid)).toBe(true);
    expect(await readState(warmPaths(stateDir, 'jvm').state)).toBeUndefined();
    const left = await readdir(runDir);
    expect(left).toContain('kafka.log');
    expect(left).not.toContain('data');
  });

  test('does not feel the Ctrl-C that ends the command', async () => {
    const stateDir = await temporaryCheckout();
    const client = await startClient(stateDir);
    await client.interrupt();
    expect(await warmBrokers(stateDir)).toMatchObject([{ leases: 0 }]);
  });

  test('is found and ended when all that watched over it were killed', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir);
    const { java, keeper } = await stateOf(stateDir);
    const shells = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , name]) => name === 'sh');
    const shell = shells.find(([, parent]) => Number(parent) === keeper.pid)?.[0];
    const watcher = shells.find(([, parent]) => parent === shell)?.[0];
    for (const pid of [watcher, shell, keeper.pid]) process.kill(Number(pid), 'SIGKILL');
    expect(await gone(keeper.pid)).toBe(true);
    expect(identify(java.pid)).toBeDefined();
    const after = await acquire(stateDir);
    expect(identify(java.pid)).toBeUndefined();
    expect(await works(after)).toBe(true);
  });

  test('ends when its checkout is deleted', async () => {
    const stateDir = await temporaryCheckout();
    await acquire(stateDir);
    const { java, keeper } = await stateOf(stateDir);
    await rm(stateDir, { recursive: true });
    expect(await gone(java.pid)).toBe(true);
    expect(await gone(keeper.pid)).toBe(true);
  });

  test('is replaced when its state cannot be read, and the user is told', async () => {
    const stateDir = await temporaryCheckout();
    const paths = warmPaths(stateDir, 'jvm');
    await acquire(stateDir);
    const before = await stateOf(stateDir);
    await writeFile(paths.state, '{ "phase": "rea');
    const said: string[] = [];
    const after = await acquire(stateDir, { said });
    expect(await works(after)).toBe(true);
    const aside = (await readdir(paths.root)).find((name) => name.includes('.corrupt-')) ?? 'none';
    expect(said.join()).toContain(aside);
    expect(await gone(before.keeper.pid)).toBe(true);
    expect(await warmBrokers(stateDir)).toMatchObject([{ port: after.port }]);
  });
});
