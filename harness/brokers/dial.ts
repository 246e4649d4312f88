// How a socket to a node comes about. What it takes (TLS, a password) is the dialler's own affair: who
// is handed one can reach the cluster and holds no credentials.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Address } from './address.ts';

/** Gives a socket over which requests may be sent at once. */
export type Dial = (to: Address, options?: DialOptions) => Promise<Socket>;

export interface DialOptions {
  /** How long connecting may take, in ms. Default 10,000. */
  timeoutMs?: number;
}

export const dialTimeoutMs = 10_000;

/** To brokers of the workbook's own: no encryption, no password, loopback only. */
export const dialPlain: Dial = async ({ host, port }, { timeoutMs = dialTimeoutMs } = {}) => {
  const socket = connect({ host, port, noDelay: true });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(timeoutMs) });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
};
