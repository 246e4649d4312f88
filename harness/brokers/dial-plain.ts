// Sockets to brokers of the workbook's own: no encryption, no password, loopback only.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Address } from './address.ts';
import { type DialOptions, dialTimeoutMs } from './dial.ts';

export async function dialPlain(
  { host, port }: Address,
  { timeoutMs = dialTimeoutMs }: DialOptions = {},
): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(timeoutMs) });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
