// What the front door lets in is handed on to the site's process as it came, and back; only pages are given
// something: the session's token.
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { tokenName } from './said.ts';

/** No other site may show or read what is here. */
export const headersOfAll = {
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};
export const plain = { 'content-type': 'text/plain; charset=utf-8' };

const notThere =
  'The site is being started again. Reload in a moment.\n사이트를 다시 시작하는 중이에요. 잠시 뒤에 새로 고치세요.\n';

/** @param path the socket or pipe of the site */
export function handOn(
  path: string,
  token: string,
  asked: IncomingMessage,
  answer: ServerResponse,
): void {
  const { method, url, headers } = asked;
  const behind = request({ socketPath: path, method, path: url, headers }, (given) => {
    const isPage = given.headers['content-type']?.startsWith('text/html') === true;
    answer.writeHead(given.statusCode ?? 502, {
      ...(isPage ? ofPage(given.headers) : given.headers),
      ...headersOfAll,
    });
    if (isPage) void tellToken(given, answer, token);
    else given.pipe(answer);
  });
  behind.on('error', () => {
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502, { ...headersOfAll, ...plain }).end(notThere);
  });
  answer.on('close', () => behind.destroy());
  behind.end();
}

/** A page is longer than it was, and of this session only. */
function ofPage(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const { 'content-length': _length, etag: _etag, ...rest } = headers;
  return { ...rest, 'cache-control': 'no-store' };
}

/** Only here does a page learn the token: it is in no file, and no other site can read our pages. */
async function tellToken(
  given: IncomingMessage,
  answer: ServerResponse,
  token: string,
): Promise<void> {
  try {
    given.setEncoding('utf8');
    let html = '';
    for await (const part of given) html += String(part);
    const meta = `<meta name="${tokenName}" content="${token}">`;
    answer.end(html.replace(/<head[^>]*>/i, (head) => head + meta));
  } catch {
    answer.destroy();
  }
}

/** A WebSocket that is not the bridge's: Vite's own. */
export function tunnel(path: string, asked: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method = 'GET', url = '/', rawHeaders } = asked;
  const behind = connect(path, () => {
    const lines = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ''}`] : [],
    );
    behind.write([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    behind.write(head);
    socket.pipe(behind).pipe(socket);
  });
  behind.on('error', () => socket.destroy());
  behind.on('close', () => socket.destroy());
  socket.on('close', () => behind.destroy());
}
