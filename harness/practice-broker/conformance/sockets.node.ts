// The ground of conformance cases on TCP: any broker that listens somewhere.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { FrameSplitter, withSize } from '../../protocol/frames.ts';
import type { Ground, Link } from './ground.ts';

/** How long an answer may take, in ms. No case makes a broker wait that long. */
const PATIENCE = 20_000;

export function onSockets(host: string, port: number): Ground {
  return {
    host,
    port,
    open: () => openLink(host, port),
    now: () => Date.now(),
    pause: (ms) => pause(ms),
    mark: () => randomBytes(4).toString('hex'),
  };
}

async function openLink(host: string, port: number): Promise<Link> {
  const socket = connect({ host, port, noDelay: true });
  await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE) });
  const arrived: (Uint8Array | 'closed')[] = [];
  let wake: () => void = () => undefined;
  const splitter = new FrameSplitter();
  const arrive = (...what: (Uint8Array | 'closed')[]): void => {
    arrived.push(...what);
    // A part of a frame is nothing yet.
    if (what.length > 0) wake();
  };
  socket.on('data', (chunk) => arrive(...splitter.push(chunk)));
  socket.on('error', () => socket.destroy());
  socket.on('close', () => arrive('closed'));

  return {
    send: (frame) => void socket.write(withSize(frame)),
    sendRaw: (bytes) => void socket.write(bytes),
    async next() {
      if (arrived.length === 0) await somethingArrives();
      const first = arrived[0];
      if (first === undefined) throw new Error(`nothing came within ${PATIENCE} ms`);
      if (first !== 'closed') arrived.shift();
      return first;
    },
    hasArrived: () => arrived.length > 0,
    close: () => void socket.destroy(),
  };

  function somethingArrives(): Promise<undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), PATIENCE);
    wake = () => {
      clearTimeout(timer);
      resolve(undefined);
    };
    return promise;
  }
}
