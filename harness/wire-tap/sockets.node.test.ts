import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, Socket, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../brokers/until.ts';
import { createNodes } from './nodes.ts';
import { listen } from './sockets.node.ts';
import type { TapServer, TapTarget } from './tap-server.ts';
import type { Tap } from './tap.ts';

const soon = { withinMs: 5_000 };

/** Bytes go on as they are; whose they are is kept. */
function plainTap(): { tap: Tap; seen: { process: string; bytes: string; isOpen: boolean }[] } {
  const seen: { process: string; bytes: string; isOpen: boolean }[] = [];
  const asked = { unanswered: 0, fetches: { open: 0, answered: 0 }, begun: 0 };
  const tap: Tap = {
    asked: () => ({ ...asked, fetches: [] }),
    cut: () => undefined,
    connect(process, ends) {
      const connection = { process, bytes: '', isOpen: true };
      seen.push(connection);
      return {
        asked,
        fromLearner(bytes) {
          connection.bytes += Buffer.from(bytes).toString();
          ends.toBroker(bytes);
        },
        fromBroker: (bytes) => ends.toLearner(bytes),
        closed() {
          if (!connection.isOpen) return;
          connection.isOpen = false;
          ends.close();
        },
      };
    },
  };
  return { tap, seen };
}

/** A broker that says everything back. */
async function echo(): Promise<{ port: number; count: () => number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, count: () => sockets.size };
}

async function started(targets: Record<string, TapTarget> = {}): Promise<TapServer> {
  const server = await listen((token) => targets[token]);
  onTestFinished(() => server.close());
  return server;
}

const dial: TapTarget['dial'] = async ({ host, port }) => {
  const socket = connect(port, host);
  await once(socket, 'connect');
  return socket;
};

/** A process whose client begins with this port; it is found at any port. */
function target(tap: Tap, process: string, port: number): TapTarget {
  const nodes = createNodes([{ host: '127.0.0.1', port }]);
  return { tap, process, nodes: { ...nodes, find: (host) => nodes.find(host, port) }, dial };
}

interface Learner {
  socket: Socket;
  heard: () => string;
  isClosed: () => boolean;
}

/** A learner's end, with these first bytes. */
function learner(path: string, first = ''): Learner {
  const socket = connect(path);
  let heard = '';
  let isClosed = false;
  socket.on('data', (bytes) => void (heard += bytes.toString()));
  socket.on('error', () => undefined);
  socket.on('close', () => void (isClosed = true));
  if (first !== '') socket.write(first);
  onTestFinished(() => void socket.destroy());
  return { socket, heard: () => heard, isClosed: () => isClosed };
}

const preamble = (token: unknown, host = '127.0.0.1'): string =>
  `${JSON.stringify({ token, host, port: 0 })}\n`;

describe('a connection', () => {
  it('goes to the broker, from its first byte on, however the bytes arrive', async () => {
    const { tap, seen } = plainTap();
    const { port } = await echo();
    const server = await started({ a: target(tap, 'one', port) });
    const whole = learner(server.path, `${preamble('a')}milk`);
    expect(await until(() => whole.heard() === 'milk', soon)).toBe(true);
    const bits = learner(server.path);
    for (const byte of `${preamble('a')}run`) {
      await new Promise<void>((resolve) => void bits.socket.write(byte, () => resolve()));
    }
    expect(await until(() => bits.heard() === 'run', soon)).toBe(true);
    expect(seen.map((one) => one.bytes)).toEqual(['milk', 'run']);
  });

  it.each([
    ['an unknown token', preamble('nobody')],
    ['no token', '{}\n'],
    ['a node that nobody has named', preamble('a', 'elsewhere.example.org')],
    ['no node', '{"token":"a"}\n'],
    ['a token that is an object', preamble({})],
    ['no JSON', 'GET / HTTP/1.1\r\n'],
    ['an empty line', '\n'],
    ['a line without end', 'x'.repeat(5_000)],
  ])('is dropped, and the broker never dialled: %s', async (_, first) => {
    const { tap, seen } = plainTap();
    const { port, count } = await echo();
    const server = await started({ a: target(tap, 'one', port) });
    const stranger = learner(server.path, first);
    expect(await until(() => stranger.isClosed(), soon)).toBe(true);
    expect([seen.length, count()]).toEqual([0, 0]);
  });

  it('is its process’s: two are told apart, and cut apart', async () => {
    const { tap, seen } = plainTap();
    const { port, count } = await echo();
    const server = await started({
      a: target(tap, 'one', port),
      b: target(tap, 'two', port),
    });
    const [one, alsoOne, two] = ['a', 'a', 'b'].map((token) =>
      learner(server.path, `${preamble(token)}from ${token}`),
    ) as [Learner, Learner, Learner]; // as many as tokens
    expect(await until(() => [one, alsoOne, two].every((each) => each.heard() !== ''), soon)).toBe(
      true,
    );
    expect(seen.map((each) => `${each.process} ${each.bytes}`).toSorted()).toEqual([
      ...['one from a', 'one from a', 'two from b'],
    ]);
    server.cut('a');
    expect(await until(() => one.isClosed() && alsoOne.isClosed(), soon)).toBe(true);
    expect(await until(() => count() === 1, soon)).toBe(true);
    two.socket.write(', still');
    expect(await until(() => two.heard() === 'from b, still', soon)).toBe(true);
    expect(seen.filter((each) => each.isOpen).map((each) => each.process)).toEqual(['two']);
  });

  it('ends at the broker when the learner’s end is gone', async () => {
    const { tap, seen } = plainTap();
    const { port, count } = await echo();
    const server = await started({ a: target(tap, 'one', port) });
    const one = learner(server.path, `${preamble('a')}milk`);
    expect(await until(() => one.heard() !== '', soon)).toBe(true);
    one.socket.destroy();
    expect(await until(() => count() === 0, soon)).toBe(true);
    expect(await until(() => seen[0]?.isOpen === false, soon)).toBe(true);
  });

  it('ends at the learner when the broker cannot be reached', async () => {
    const { tap } = plainTap();
    // A port that was free a moment ago.
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const taps = await started({ a: target(tap, 'one', port) });
    const one = learner(taps.path, preamble('a'));
    expect(await until(() => one.isClosed(), soon)).toBe(true);
  });
});

describe('the tap’s socket', () => {
  it.skipIf(process.platform === 'win32')('is no port, and nobody else’s to reach', async () => {
    const ports = (): number =>
      process.getActiveResourcesInfo().filter((one) => one === 'TCPServerWrap').length;
    const before = ports();
    const server = await started();
    expect(statSync(server.path).isSocket()).toBe(true);
    expect(statSync(dirname(server.path)).mode & 0o077).toBe(0);
    expect(ports()).toBe(before);
  });

  it('is gone with its directory once it is closed, and so is every connection', async () => {
    const { tap } = plainTap();
    const { port, count } = await echo();
    const server = await started({ a: target(tap, 'one', port) });
    const one = learner(server.path, `${preamble('a')}milk`);
    const silent = learner(server.path);
    expect(await until(() => one.heard() !== '' && count() === 1, soon)).toBe(true);
    const closed = server.close().then(() => true);
    expect(await Promise.race([closed, until(() => false, soon)])).toBe(true);
    expect(await until(() => one.isClosed() && silent.isClosed(), soon)).toBe(true);
    expect(existsSync(dirname(server.path))).toBe(false);
    expect(await until(() => count() === 0, soon)).toBe(true);
  });
});

it('removes the directory of a process that was killed, and of no other', async () => {
  // No Linux process has a number as high as this.
  const dead = join(tmpdir(), `milk-run-tap-${2 ** 22 + 1}-test`);
  const alive = join(tmpdir(), `milk-run-tap-${process.pid}-test`);
  mkdirSync(dead, { recursive: true });
  mkdirSync(alive, { recursive: true });
  const server = await listen(() => undefined);
  await server.close();
  expect(existsSync(dead)).toBe(false);
  expect(existsSync(alive)).toBe(true);
  rmSync(alive, { recursive: true });
});
