// Broken frames over a hundred TCP connections at once, while a client beside them goes on asking.
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { seeded } from '../../practice-broker/testing/drive.ts';
import { withSize } from '../../protocol/frames.ts';
import { encodeRequest } from '../../protocol/messages.ts';
import { broken, chanceOf } from '../../practice-broker/testing/fuzz.ts';
import { fuzzBases } from '../../practice-broker/testing/fuzz-bases.node.ts';
import { Connection } from '../connection.ts';
import { dialPlain } from '../dial-plain.ts';
import { servePracticeBroker } from './serve.node.ts';

const attackers = 100;
const framesEach = 100;
/** Behind a Fetch that waits nothing is looked at: nobody stays longer on one connection. */
const framesPerConnection = 5;
const seed = 20_260_101;
const hello = withSize(
  encodeRequest({ api: 'ApiVersions', version: 2, correlationId: 1, clientId: 'fuzz', body: {} }),
);
const limits = { bytes: 8_000_000, partitions: 500, groups: 200, transactionalIds: 200 };

it('close their own connection at most, and the client beside them notices nothing', async () => {
  const defects: unknown[] = [];
  const broker = await servePracticeBroker({
    ...{ limits, defect: (error) => void defects.push(error) },
  });
  onTestFinished(() => broker.close());
  const beside = await Connection.open(broker.host, broker.port, { dial: dialPlain });
  onTestFinished(() => beside.close());
  const bases = fuzzBases(seed, 3);
  const seen = { closed: 0, answers: 0, beside: 0 };

  async function askBeside(): Promise<void> {
    const answer = await beside.request('ApiVersions', 2, {});
    expect(answer.errorCode).toBe(0);
    seen.beside += 1;
  }

  async function open(): Promise<Socket> {
    const socket = connect({ host: broker.host, port: broker.port, noDelay: true });
    // Who is cut off may hear so as a reset.
    socket.on('error', () => undefined);
    socket.on('end', () => (seen.closed += 1));
    // What the system has connected the broker may not have taken yet: an answer shows that it has.
    socket.write(hello);
    await once(socket, 'data');
    socket.on('data', () => (seen.answers += 1));
    return socket;
  }

  async function attack(number: number): Promise<void> {
    const chance = chanceOf(seeded(seed + number));
    let socket = await open();
    for (let sent = 0; sent < framesEach; sent += 1) {
      if (socket.destroyed || sent % framesPerConnection === 0) {
        socket.destroy();
        socket = await open();
      }
      const base = bases[chance.whole(0, bases.length - 1)] ?? new Uint8Array();
      socket.write(broken(base, chance));
      // By the time that the client beside has its answer, the broker has seen the frame too.
      await askBeside();
    }
    socket.destroy();
  }

  await Promise.all(Array.from({ length: attackers }, (_, i) => attack(i)));
  expect((await beside.request('Metadata', 6, { topics: [] })).brokers).toHaveLength(1);
  expect(defects).toEqual([]);
  expect(seen.closed).toBeGreaterThan(500);
  expect(seen.answers).toBeGreaterThan(500);
  expect(seen.beside).toBe(attackers * framesEach);
});
