// Everything another site's page, or a name led to this machine, can make a browser send.
import { describe, expect, it } from 'vitest';
import { refuseRequest, refuseUpgrade, type Knock } from './guard.ts';
import { bridgePath, protocol } from './said.ts';

const port = 5173;
const token = 'a-token-that-nobody-guesses';
const page: Knock = { method: 'GET', url: '/lessons/', headers: { host: `127.0.0.1:${port}` } };
const socket: Knock = {
  method: 'GET',
  url: bridgePath,
  headers: {
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    upgrade: 'websocket',
    'sec-websocket-protocol': `${protocol}, ${token}`,
  },
};
const asks = (headers: Knock['headers'], rest: Partial<Knock> = {}): number | undefined =>
  refuseRequest({ ...page, ...rest, headers: { ...page.headers, ...headers } }, port)?.status;
const upgrades = (headers: Knock['headers'], rest: Partial<Knock> = {}): number | undefined =>
  refuseUpgrade({ ...socket, ...rest, headers: { ...socket.headers, ...headers } }, port, token)
    ?.status;

const foreignHosts = [
  ...['milk.example', 'milk.example:5173', '127.0.0.1', '127.0.0.1:80', 'localhost:51730'],
  ...['192.168.0.7:5173', '127.0.0.1:5173.milk.example', 'localhost.milk.example:5173', ''],
  ...['[::1]:80', '127.0.0.1:5173, milk.example', '0.0.0.0:5173', '127.0.0.2:5173'],
];
const foreignOrigins = [
  ...['http://milk.example', 'null', 'https://127.0.0.1:5173', 'http://127.0.0.1', 'file://'],
  ...['http://127.0.0.1:5174', 'http://localhost:3000', 'http://127.0.0.1:5173.milk.example'],
  ...['http://127.0.0.1:5173/', 'HTTP://127.0.0.1:5173', ''],
];

describe('a request', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('may come to %s', (name) => {
    expect(asks({ host: `${name}:${port}` })).toBe(undefined);
    expect(asks({ host: `${name}:${port}`, origin: `http://127.0.0.1:${port}` })).toBe(undefined);
  });

  it.each(foreignHosts)('for the host “%s” is refused', (host) => {
    expect(asks({ host })).toBe(403);
  });

  it('without a host is refused', () => {
    expect(refuseRequest({ ...page, headers: {} }, port)?.status).toBe(403);
  });

  it.each(foreignOrigins)('from the origin “%s” is refused', (origin) => {
    expect(asks({ origin })).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'])('%s is refused', (method) => {
    expect(asks({}, { method })).toBe(405);
  });

  it('with a body is refused, however that is announced', () => {
    expect(asks({ 'content-length': '52428800' })).toBe(413);
    expect(asks({ 'transfer-encoding': 'chunked' })).toBe(413);
    expect(asks({ 'content-length': '0' })).toBe(undefined);
  });

  it.each(['cross-site', 'same-site'])('for a part of a %s page is refused', (site) => {
    const from = { 'sec-fetch-site': site };
    for (const mode of ['no-cors', 'cors', 'websocket']) {
      expect(asks({ ...from, 'sec-fetch-mode': mode, 'sec-fetch-dest': 'image' })).toBe(403);
    }
    expect(asks({ ...from, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).toBe(403);
    expect(asks({ ...from, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).toBe(
      undefined,
    );
  });

  it.each([
    ...['/__open-in-editor?file=/etc/passwd', '/%5F_open-in-editor', '//__open-in-editor/'],
    ...[bridgePath, `${bridgePath}?token=${token}`],
  ])('for %s gets nothing', (url) => {
    expect(asks({}, { url })).toBe(404);
  });
});

describe('a socket', () => {
  it('is opened to a page of ours with the token', () => {
    expect(upgrades({})).toBe(undefined);
  });

  it.each(foreignHosts)('to the host “%s” is refused', (host) => {
    expect(upgrades({ host })).toBe(403);
  });

  it.each(foreignOrigins)('from the origin “%s” is refused', (origin) => {
    expect(upgrades({ origin })).toBe(403);
  });

  it('that does not say where it comes from is refused', () => {
    const { origin: _origin, ...headers } = socket.headers;
    expect(refuseUpgrade({ ...socket, headers }, port, token)?.status).toBe(403);
  });

  it.each([
    ...['', protocol, `${protocol}, `, `${protocol}, wrong`, `${token}, ${protocol}`, token],
    ...[`${protocol}, ${token}x`, `${protocol}, ${token}, ${token}`, 'vite-hmr', 'vite-ping'],
    `${protocol}, ${token.slice(0, -1)}é`,
  ])('with the protocols “%s” is refused', (protocols) => {
    expect(upgrades({ 'sec-websocket-protocol': protocols })).toBe(401);
  });

  it('with the token in its address alone is refused', () => {
    const { 'sec-websocket-protocol': _protocols, ...headers } = socket.headers;
    const asked = { ...socket, url: `${bridgePath}?token=${token}`, headers };
    expect(refuseUpgrade(asked, port, token)?.status).toBe(401);
  });

  it.each(['/@milk-run//bridge', '/@milk-run/%62ridge', '//@milk-run/bridge'])(
    'to the bridge by another spelling, %s, needs the token too',
    (url) => {
      expect(upgrades({ 'sec-websocket-protocol': 'vite-hmr' }, { url })).toBe(401);
    },
  );

  it('of Vite needs our origin and no token of ours', () => {
    expect(upgrades({ 'sec-websocket-protocol': 'vite-hmr' }, { url: '/?token=x' })).toBe(
      undefined,
    );
    expect(
      upgrades({ 'sec-websocket-protocol': 'vite-ping', host: 'milk.example' }, { url: '/' }),
    ).toBe(403);
  });

  it('that is to become something else is refused', () => {
    expect(upgrades({ upgrade: 'h2c' })).toBe(405);
    expect(upgrades({}, { method: 'POST' })).toBe(405);
  });
});
