// Another page in the same browser, or another program, at the door: whatever it tries, nothing is run, read or
// written, and the learner's page goes on.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { mostPages } from './bridge.ts';
import { bridgePath, closeCodes, protocol } from './said.ts';
import { openDoor, page, type Door } from './testing/door.ts';
import { openPage } from './testing/page.ts';

const run = { ask: 1, type: 'run', exercise: 'hello-milk', source: 'mine', base: null };
const megabytes50 = 50 * 1024 * 1024;

/** Nothing happened to files, and nothing was graded or made ready. */
async function unharmed(door: Door, attack: () => Promise<void>): Promise<void> {
  const before = door.snapshot();
  await attack();
  expect(door.snapshot()).toEqual(before);
  expect([door.kafka.runs, door.kafka.warmed]).toEqual([[], []]);
  // And who is at home finds all as it was.
  const home = await openPage(door);
  const opened = await home.ask({ type: 'open', exercise: 'hello-milk' });
  expect(opened).toMatchObject({
    type: 'opened',
    answer: { source: '// hello-milk, the secret of this file\n' },
  });
  home.close();
}

/** How an attempt to open a socket ended: the status it was refused with, or `open`. */
async function knock(door: Door, wish: Parameters<Door['socket']>[0]): Promise<number | 'open'> {
  const socket = door.socket(wish);
  return new Promise((resolve) => {
    socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0));
    socket.once('error', () => resolve(0));
    socket.once('open', () => {
      socket.send(JSON.stringify(run));
      resolve('open');
    });
  });
}

it.each([
  ['a foreign origin', { options: { origin: 'http://milk.example' } }, 403],
  ['another server of this machine', { options: { origin: 'http://127.0.0.1:3000' } }, 403],
  ['no origin', { options: { origin: '' } }, 403],
  ['a sandboxed frame', { options: { origin: 'null' } }, 403],
  ['a name led to this machine', { options: { headers: { host: 'milk.example:5173' } } }, 403],
  ['no token', { protocols: [protocol] }, 401],
  ['another session’s token', { protocols: [protocol, 'the-token-of-that-session'] }, 401],
  ['a token in the address', { protocols: [], path: `${bridgePath}?token=x` }, 401],
  ['Vite’s protocol', { protocols: ['vite-hmr'] }, 401],
])('a socket with %s is refused', async (_, wish, status) => {
  const door = await openDoor();
  await unharmed(door, async () => {
    expect(await knock(door, wish)).toBe(status);
  });
  expect(door.seen).toEqual([]);
});

it('a socket elsewhere reaches the site only from our own pages', async () => {
  const door = await openDoor();
  const elsewhere = { path: '/?token=x', protocols: ['vite-ping'] };
  const options = { origin: 'http://milk.example' };
  expect(await knock(door, { ...elsewhere, options })).toBe(403);
  expect(door.seen).toEqual([]);
  expect(await knock(door, elsewhere)).toBe(418);
  expect(door.seen).toEqual(['socket /?token=x']);
});

it.each([
  ['../../../etc/passwd'],
  ['why-event-driven/first-tape'],
  ['exercises/before-dawn/hello-milk/exercise.ts'],
  ['..\\..\\package.json'],
  ['hello-milk/../hello-milk'],
  ['hello-milk\u0000'],
])('a path in the id, %j, ends the connection', async (exercise) => {
  const door = await openDoor();
  await unharmed(door, async () => {
    for (const type of ['open', 'save', 'run', 'attempts', 'reset', 'open-in-editor'] as const) {
      const home = await openPage(door);
      const answer = home.ask({ type, exercise, source: 'mine', base: null });
      await expect(answer).rejects.toThrow(String(closeCodes.notUnderstood));
    }
  });
});

it('an attempt’s name leads to no other file', async () => {
  const door = await openDoor();
  await unharmed(door, async () => {
    const home = await openPage(door);
    for (const attempt of ['../../../package.json', '..', '', '0123456789abcdef.ts']) {
      const answer = await home.ask({ type: 'put-back', exercise: 'hello-milk', attempt });
      expect(answer).toMatchObject({ type: 'refused', code: 'no-attempt' });
    }
    home.close();
  });
});

it('a message of 50 MB ends the connection before it is read', async () => {
  const door = await openDoor();
  await unharmed(door, async () => {
    const socket = door.socket();
    await once(socket, 'open');
    socket.send(JSON.stringify({ ...run, source: 'x'.repeat(megabytes50) }));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(closeCodes.tooLong);
  });
});

it.each([
  ['announced', `Content-Length: ${megabytes50}`],
  ['in pieces', 'Transfer-Encoding: chunked'],
])('a body of 50 MB, %s, is refused and not read', async (_, header) => {
  const door = await openDoor();
  await unharmed(door, async () => {
    const socket = connect(door.port, '127.0.0.1');
    const said = heard(socket);
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\n${header}\r\n\r\n`);
    const sent = await pour(socket, megabytes50);
    expect(await said).toMatch(/^HTTP\/1\.1 413 /);
    // What two sockets hold between them, and no more.
    expect(sent).toBeLessThan(megabytes50 / 2);
  });
  expect(door.seen).toEqual([]);
});

it('a body that is not announced is taken for the next request, and refused', async () => {
  const door = await openDoor();
  await unharmed(door, async () => {
    const socket = connect(door.port, '127.0.0.1');
    const said = heard(socket);
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\n\r\nPOST evil\r\n\r\n`);
    expect(await said).toMatch(/400 Bad Request/);
  });
});

it('1,000 foreign sockets get nothing', async () => {
  const door = await openDoor();
  await unharmed(door, async () => {
    const options = { origin: 'http://milk.example' };
    const ends = await Promise.all(Array.from({ length: 1000 }, () => knock(door, { options })));
    // Those beyond what the door holds at a time are dropped unheard.
    expect(new Set(ends)).toEqual(new Set([403, 0].filter((end) => ends.includes(end))));
    expect(ends).toContain(403);
  });
  expect(door.seen).toEqual([]);
});

it(`1,000 pages with the token: ${mostPages} stay, and the rest are told why they do not`, async () => {
  const door = await openDoor();
  await unharmed(door, async () => {
    let welcomed = 0;
    const codes: number[] = [];
    const sockets = Array.from({ length: 1000 }, () => {
      const socket = door.socket();
      socket.on('message', () => void (welcomed += 1));
      socket.once('close', (code) => void codes.push(code));
      return socket;
    });
    await expect.poll(() => codes.length, { timeout: 30_000 }).toBe(1000 - mostPages);
    expect(welcomed).toBe(mostPages);
    expect(codes.filter((code) => code === closeCodes.tooManyPages).length).toBeGreaterThan(0);
    // 1006: the door held as many sockets as it does.
    expect(codes.every((code) => code === closeCodes.tooManyPages || code === 1006)).toBe(true);
    for (const socket of sockets) socket.terminate();
    await expect.poll(() => codes.length).toBe(1000);
  });
});

it('noise instead of frames ends the connection', async () => {
  const door = await openDoor();
  await unharmed(door, async () => {
    for (const noise of ['\u0000\u0001\u0002', 'GET / HTTP/1.1\r\n\r\n', '\uFFFF'.repeat(5000)]) {
      const socket = door.socket();
      await once(socket, 'open');
      // Past the library, onto the wire.
      const { _socket: wire } = socket as unknown as { _socket: Socket };
      wire.write(noise);
      await once(socket, 'close');
    }
  });
});

it.each([
  ['no JSON', '{'],
  ['another question', JSON.stringify({ ask: 1, type: 'exec', command: 'rm -rf /' })],
  ['bytes', Buffer.from(JSON.stringify({ ask: 1, type: 'look-again' }))],
])('%s ends the connection, with a reason', async (_, message) => {
  const door = await openDoor();
  await unharmed(door, async () => {
    const socket = door.socket();
    await once(socket, 'open');
    socket.send(message);
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    expect([code, String(reason)]).toEqual([
      closeCodes.notUnderstood,
      expect.stringMatching(/reload/),
    ]);
  });
});

it('a flood of questions ends the connection', async () => {
  const door = await openDoor();
  await unharmed(door, async () => {
    const socket = door.socket();
    await once(socket, 'open');
    for (let ask = 0; ask < 2000; ask += 1) {
      socket.send(
        JSON.stringify({ ask, type: 'save', exercise: 'hello-milk', source: 'x', base: 'y' }),
      );
    }
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(closeCodes.tooQuick);
  });
});

it.each([
  [
    'a script of another site',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    403,
  ],
  ['a fetch of another site', { origin: 'http://milk.example' }, 403],
  [
    'a frame',
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    403,
  ],
  ['a name led here', { host: 'milk.example' }, 403],
])('%s reads nothing', async (_, headers, status) => {
  const door = await openDoor();
  const answer = await ask(door, '/lessons/', headers);
  expect(answer.status).toBe(status);
  expect(answer.body).not.toContain(door.token);
  expect(door.seen).toEqual([]);
});

it('a page of ours gets the token, and no other file does; no site may frame or keep it', async () => {
  const door = await openDoor();
  const shown = await ask(door, '/', {});
  expect(shown.body).toBe(
    page.replace('<head>', `<head><meta name="milk-run-bridge" content="${door.token}">`),
  );
  expect(shown.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(shown.headers).not.toHaveProperty('access-control-allow-origin');
  expect(shown.headers).not.toHaveProperty('etag');
  expect((await ask(door, '/app.js', {})).body).not.toContain(door.token);
});

interface Answered {
  status: number;
  body: string;
  headers: Record<string, unknown>;
}

async function ask(door: Door, path: string, headers: Record<string, string>): Promise<Answered> {
  const asked = request({ port: door.port, host: '127.0.0.1', path, headers });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  const body = (await answer.toArray()).map(String).join('');
  return { status: answer.statusCode ?? 0, body, headers: answer.headers };
}

/** All that a socket says until it is closed. */
function heard(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => void (text += part));
  socket.on('error', () => undefined);
  return new Promise((resolve) => void socket.once('close', () => resolve(text)));
}

/** Writes zeros as long as they are taken. @returns how many bytes were */
async function pour(socket: Socket, bytes: number): Promise<number> {
  const part = Buffer.alloc(64 * 1024);
  const closed = new Promise<false>((resolve) => void socket.once('close', () => resolve(false)));
  for (let sent = 0; sent < bytes; sent += part.length) {
    const taken = new Promise<boolean>((resolve) => {
      socket.write(part, (error) => resolve(error === null || error === undefined));
    });
    if (socket.destroyed || !(await Promise.race([taken, closed]))) return sent;
  }
  return bytes;
}
