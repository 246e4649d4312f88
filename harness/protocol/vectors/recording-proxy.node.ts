// A TCP proxy that writes down every exchange with a broker, without changing a byte. Requests
// and answers are paired in order, as a broker answers each connection in order.
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { FrameSplitter } from '../frames.ts';
import { decodeRequest, peekRequestHeader } from '../messages.ts';

export interface Exchange {
  api: string;
  version: number;
  /** What the clients were doing: the step that was set when the request passed. */
  when: string;
  request: Uint8Array;
  /** `null` for a Produce that asks for no acknowledgement. */
  response: Uint8Array | null;
}

export interface RecordingProxy {
  /** Opens a connection to the broker through the proxy. */
  connect(onConnect: () => void): Socket;
  step(name: string): void;
  readonly exchanges: readonly Exchange[];
  close(): void;
}

/** Starts a proxy in front of the broker at `host`:`port`. */
export async function startRecordingProxy(host: string, port: number): Promise<RecordingProxy> {
  const exchanges: Exchange[] = [];
  let when = 'start';
  const server = createServer((client) => {
    const broker = createConnection({ host, port });
    const waiting: Omit<Exchange, 'response'>[] = [];
    const requests = new FrameSplitter();
    const responses = new FrameSplitter();
    client.on('data', (chunk: Uint8Array) => {
      for (const request of requests.push(chunk)) {
        const { api = 'unknown', version } = peekRequestHeader(request);
        const exchange = { api, version, when, request };
        if (wantsNoAnswer(request)) exchanges.push({ ...exchange, response: null });
        else waiting.push(exchange);
      }
      broker.write(chunk);
    });
    broker.on('data', (chunk: Uint8Array) => {
      for (const response of responses.push(chunk)) {
        const exchange = waiting.shift();
        if (exchange) exchanges.push({ ...exchange, response });
      }
      client.write(chunk);
    });
    const end = () => {
      client.destroy();
      broker.destroy();
    };
    for (const socket of [client, broker]) socket.on('close', end).on('error', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo; // it listens on TCP, not on a pipe
  return {
    exchanges,
    connect: (onConnect) => createConnection(address.port, '127.0.0.1', onConnect),
    step: (name) => void (when = name),
    close: () => void server.close(),
  };
}

function wantsNoAnswer(frame: Uint8Array): boolean {
  if (peekRequestHeader(frame).api !== 'Produce') return false;
  const request = decodeRequest(frame);
  return request.api === 'Produce' && request.body.acks === 0;
}
