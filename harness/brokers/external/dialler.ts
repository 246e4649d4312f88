// Opens sockets to the nodes of a team's own cluster: TCP, TLS, and the proof of who we are.
import { once } from 'node:events';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Address, addressName } from '../address.ts';
import { BrokerUnavailable } from '../broker.ts';
import { Connection } from '../connection.ts';
import { type Dial, dialTimeoutMs } from '../dial.ts';
import { dialPlain } from '../dial-plain.ts';
import { certificateTrouble, notKafka, noTlsThere, unreachable } from './network-troubles.ts';
import { asksWhoWeAre, speaksPlainly, whyClosed } from './probes.ts';
import { authenticate } from './sasl.ts';
import { saslWanted } from './sasl-troubles.ts';
import type { ExternalSettings, TlsSettings } from './settings.ts';

/** Timers count no further. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * The dialler gives a socket on which everything may be asked at once.
 * @throws {BrokerUnavailable} from the dialler, with the setting that is at fault
 */
export function dialler({ brokers, tls, sasl }: ExternalSettings): Dial {
  return async (to, { timeoutMs = dialTimeoutMs } = {}) => {
    const origin = brokers.some((one) => addressName(one) === addressName(to))
      ? 'setting'
      : 'cluster';
    const tcp = await dialPlain(to, { timeoutMs }).catch((error: unknown) => {
      throw unreachable(to, origin, error);
    });
    const socket = tls === undefined ? tcp : await secured(tcp, to, tls, timeoutMs);
    if (sasl === undefined) return socket;
    const connection = Connection.over(socket, addressName(to), { timeoutMs });
    try {
      const lifetimeMs = await authenticate(connection, sasl);
      connection.detach();
      if (lifetimeMs > 0) endBefore(socket, lifetimeMs);
      return socket;
    } catch (error) {
      connection.close();
      throw await explained(error, to, tls);
    }
  };
}

/** Asks the first thing that only a Kafka that takes us answers. @throws {BrokerUnavailable} */
export async function greet(
  dial: Dial,
  to: Address,
  settings: ExternalSettings,
): Promise<Connection> {
  const connection = await Connection.open(to.host, to.port, { dial });
  try {
    await connection.request('ApiVersions', 0, {});
    await connection.request('Metadata', 6, { topics: [], allowAutoTopicCreation: false });
    return connection;
  } catch (error) {
    connection.close();
    if (settings.sasl === undefined) {
      const taken = await asksWhoWeAre(to, settings.tls);
      if (taken !== undefined) throw saslWanted(taken);
    }
    throw await explained(error, to, settings.tls);
  }
}

async function secured(
  tcp: Socket,
  to: Address,
  tls: TlsSettings,
  timeoutMs: number,
): Promise<Socket> {
  const socket = handshake(tcp, to, tls);
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(timeoutMs) });
    return socket;
  } catch (error) {
    socket.destroy();
    const trouble = certificateTrouble(to, tls, error);
    if (trouble !== undefined) throw trouble;
    throw (await speaksPlainly(to)) ? noTlsThere(to) : notKafka(to);
  }
}

/** Begins TLS on a socket. An IP address is checked against the certificate, but not sent as a name. */
export function handshake(tcp: Socket, to: Address, tls: TlsSettings): Socket {
  const name = tls.servername ?? to.host;
  return connectTls({
    ...tls.context,
    socket: tcp,
    host: name,
    ...(isIP(name) === 0 ? { servername: name } : {}),
  });
}

async function explained(
  error: unknown,
  to: Address,
  tls: TlsSettings | undefined,
): Promise<unknown> {
  if (error instanceof BrokerUnavailable) return error;
  // In TLS 1.3 a server says only after the handshake that it wants another certificate of ours.
  const trouble = tls && certificateTrouble(to, tls, error);
  return trouble ?? (await whyClosed(to, tls, error));
}

/**
 * A cluster that wants to be told again who we are cuts connections that are too old. One that ends
 * before is opened anew when it is next needed.
 */
function endBefore(socket: Socket, lifetimeMs: number): void {
  const timer = setTimeout(() => socket.end(), Math.min(lifetimeMs * 0.8, longestTimerMs)).unref();
  socket.once('close', () => clearTimeout(timer));
}
