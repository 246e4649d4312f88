// The one thing of `npm start` that listens on the network: on loopback. It looks at everybody (guard.ts), gives
// pages the session's token, hands the rest on to the site behind it, and WebSockets to the bridge.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { isBridge, refuseRequest, refuseUpgrade, type Knock, type Refused } from './guard.ts';
import { handOn, headersOfAll, plain, tunnel } from './hand-on.ts';
import { protocol } from './said.ts';

export interface FrontDoor {
  readonly port: number;
  close(): Promise<void>;
}

export interface FrontDoorOptions {
  /** The first port to try; those after it, when it is taken. */
  port: number;
  token: string;
  /** The socket or pipe where the site is served now. */
  site(): string;
  /** A page of ours with the token. */
  connect(socket: WebSocket): void;
}

/** Bytes of one message. An answer is a few KB. */
export const mostInMessage = 256 * 1024;
/** Sockets at a time: a browser has six to a page, and two for WebSockets. */
const mostSockets = 200;
/** How many ports are tried. */
const tries = 20;

/** @throws when none of the ports is to be had */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const { token, site } = options;
  let port = 0;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostInMessage,
    perMessageDeflate: false,
    handleProtocols: () => protocol,
  });
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 20_000 },
    (asked, answer) => {
      const refused = refuseRequest(knockOf(asked), port);
      if (refused === undefined) handOn(site(), token, asked, answer);
      else refuse(asked, answer, refused);
    },
  );
  server.maxConnections = mostSockets;
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });

  server.on('upgrade', (asked, socket, head) => {
    socket.on('error', () => socket.destroy());
    const knock = knockOf(asked);
    const refused = refuseUpgrade(knock, port, token);
    if (refused !== undefined) socket.end(plainly(refused));
    else if (isBridge(knock)) sockets.handleUpgrade(asked, socket, head, options.connect);
    else tunnel(site(), asked, socket, head);
  });
  // A request that is none: told so, and gone.
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });

  port = await listen(server, options.port);
  return {
    port,
    async close() {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function knockOf({ method = '', url = '', headers }: IncomingMessage): Knock {
  return { method, url, headers };
}

/** Nothing of a body is read. */
function refuse(asked: IncomingMessage, answer: ServerResponse, { status, text }: Refused): void {
  answer.writeHead(status, { ...headersOfAll, ...plain, connection: 'close' });
  answer.end(`${text.en}\n${text.ko}\n`, () => asked.socket.destroy());
}

function plainly({ status, text }: Refused): string {
  const body = `${text.en}\n${text.ko}\n`;
  return [
    `HTTP/1.1 ${status} Refused`,
    `Content-Type: ${plain['content-type']}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/** Takes the first port that nobody has. @throws when there is none */
async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; ; port += 1) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, '127.0.0.1', () => resolve(undefined));
    });
    server.removeAllListeners('error').removeAllListeners('listening');
    const address = server.address();
    if (error === undefined && address !== null && typeof address === 'object') return address.port;
    if (error?.code !== 'EADDRINUSE' || port >= first + tries) throw error ?? new Error('No port');
  }
}
