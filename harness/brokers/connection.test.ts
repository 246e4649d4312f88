import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Connection } from './connection.ts';
import { dialPlain } from './dial-plain.ts';
import { FrameSplitter, withSize } from '../protocol/frames.ts';
import { decodeRequest, encodeResponse, type Request } from '../protocol/messages.ts';

/** A broker that hands every request to the test. */
async function broker(
  onRequest: (request: Request, socket: Socket) => void,
): Promise<{ port: number; open: (timeoutMs?: number) => Promise<Connection> }> {
  const server = createServer((socket) => {
    const splitter = new FrameSplitter();
    socket.on('data', (chunk) => {
      for (const frame of splitter.push(chunk)) onRequest(decodeRequest(frame), socket);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const open = async (timeoutMs = 5000): Promise<Connection> => {
    const connection = await Connection.open('127.0.0.1', port, { dial: dialPlain, timeoutMs });
    onTestFinished(() => connection.close());
    return connection;
  };
  return { port, open };
}

function answer(correlationId: number, errorCode: number): Uint8Array {
  const body = { errorCode, apiKeys: [] };
  return withSize(encodeResponse({ api: 'ApiVersions', version: 0, correlationId, body }));
}

test('requests go out at once, and each gets its own answer, however the bytes arrive', async () => {
  const asked: number[] = [];
  const { open } = await broker(({ correlationId }, socket) => {
    asked.push(correlationId);
    // Answers only once both have been asked: a client that waits for the first would hang.
    if (asked.length < 2) return;
    const bytes = Buffer.concat(asked.map((id) => answer(id, 100 + id)));
    socket.write(bytes.subarray(0, 7));
    setImmediate(() => socket.write(bytes.subarray(7)));
  });
  const connection = await open();
  const answers = await Promise.all([
    connection.request('ApiVersions', 0, {}),
    connection.request('ApiVersions', 0, {}),
  ]);
  expect(answers.map(({ errorCode }) => errorCode)).toEqual(asked.map((id) => 100 + id));
});

test('a broker that hangs up fails what is under way and what comes after', async () => {
  const { open } = await broker((_, socket) => socket.destroy());
  const connection = await open();
  const under = connection.request('ApiVersions', 0, {});
  await expect(under).rejects.toThrow(/127\.0\.0\.1:\d+ was closed by the broker/);
  await expect(connection.request('ApiVersions', 0, {})).rejects.toThrow(
    /was closed by the broker/,
  );
});

test('no answer in time is told with what was asked', async () => {
  const { open } = await broker(() => undefined);
  const connection = await open(30);
  const asked = connection.request('ApiVersions', 0, {});
  await expect(asked).rejects.toThrow(/gave no answer to ApiVersions within 30 ms/);
});

test('an answer to another request is not taken for ours', async () => {
  const { open } = await broker(({ correlationId }, socket) =>
    socket.write(answer(correlationId + 1, 0)),
  );
  const connection = await open();
  await expect(connection.request('ApiVersions', 0, {})).rejects.toThrow(/sent what it should not/);
});

test('closing fails what is under way, and may be done twice', async () => {
  const { open } = await broker(() => undefined);
  const connection = await open();
  const asked = connection.request('ApiVersions', 0, {});
  connection.close();
  connection.close();
  await expect(asked).rejects.toThrow(/was closed by the harness/);
});

test('nobody there: the address is named', async () => {
  const { port } = await broker(() => undefined);
  const elsewhere = port === 65_535 ? port - 1 : 1;
  await expect(Connection.open('127.0.0.1', elsewhere, { dial: dialPlain })).rejects.toThrow(
    `Could not connect to the broker at 127.0.0.1:${elsewhere}.`,
  );
});
