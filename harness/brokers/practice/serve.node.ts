// The practice broker's shell in Node: TCP on loopback, the machine's clock, chance from a seed.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import {
  createPracticeBroker,
  type Effect,
  type PracticeBrokerOptions,
} from '../../practice-broker/broker.ts';
import { HOST } from '../kafka-settings.ts';

export interface Served {
  host: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Serves a new practice broker.
 * @param options.port 0, the default, for any free one
 * @throws the error of `listen`, such as EADDRINUSE
 */
export async function servePracticeBroker(
  options: Partial<Omit<PracticeBrokerOptions, 'node'>> & { port?: number } = {},
): Promise<Served> {
  /** Those that the broker knows, by its numbers. */
  const sockets = new Map<number, Socket>();
  /** All that are there, also such as are only being closed. */
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true });
  server.listen(options.port ?? 0, HOST);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const broker = createPracticeBroker({
    defect: (error) => console.error(error),
    random: Math.random,
    ...options,
    node: { id: 1, host: HOST, port },
  });
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function carryOut(effects: Effect[]): void {
    // The parts of one answer go in one call of the system.
    const corked =
      effects.length === 1 ? [] : effects.map(({ connection }) => sockets.get(connection));
    for (const socket of corked) socket?.cork();
    for (const effect of effects) {
      const socket = sockets.get(effect.connection);
      if (effect.type === 'send') socket?.write(effect.bytes);
      else {
        sockets.delete(effect.connection);
        socket?.end();
      }
    }
    for (const socket of corked) socket?.uncork();
    clearTimeout(timer);
    const at = broker.nextDueAt();
    // What would be due later keeps no process alive that is done.
    if (at === undefined || isClosed) return;
    timer = setTimeout(() => carryOut(broker.tick(Date.now())), Math.max(0, at - Date.now()));
  }

  let last = 0;
  server.on('connection', (socket) => {
    const connection = ++last;
    sockets.set(connection, socket);
    open.add(socket);
    broker.opened(connection, `/${socket.remoteAddress ?? HOST}`);
    socket.once('data', (bytes) => {
      if (asksForPage(bytes)) socket.end(noPage(port));
    });
    socket.on('data', (bytes) => carryOut(broker.received(connection, bytes, Date.now())));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(connection);
      open.delete(socket);
      carryOut(broker.closed(connection, Date.now()));
    });
  });

  return {
    host: HOST,
    port,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Whether somebody speaks HTTP; as a request of Kafka's it would be one of over a gigabyte. */
function asksForPage(bytes: Uint8Array): boolean {
  return /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT) /.test(
    Buffer.from(bytes.subarray(0, 8)).toString('latin1'),
  );
}

function noPage(port: number): string {
  const text = [
    `This is no web page but a broker that speaks Kafka's protocol: give ${HOST}:${port} to a Kafka client.`,
    `여기는 웹 페이지가 아니라 Kafka 프로토콜로 말하는 브로커예요. Kafka 클라이언트에 ${HOST}:${port} 주소를 주세요.`,
  ].join('\n');
  return [
    'HTTP/1.1 400 Bad Request',
    'content-type: text/plain; charset=utf-8',
    'connection: close',
    '',
    `${text}\n`,
  ].join('\r\n');
}
