// When a node closes a connection it says nothing. These ask once more, in another way, so that the
// message can name the setting that is wrong. Nothing secret is sent.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Address, addressName } from '../address.ts';
import type { BrokerUnavailable } from '../broker.ts';
import { Connection } from '../connection.ts';
import { dialPlain } from '../dial-plain.ts';
import { notKafka, tlsWanted, unreachable } from './network-troubles.ts';
import type { TlsSettings } from './settings.ts';

const probeMs = 5_000;

/** Whether it is a Kafka without TLS. */
export async function speaksPlainly(to: Address): Promise<boolean> {
  return (
    (await ask(to, undefined, (connection) => connection.request('ApiVersions', 0, {}))) !==
    undefined
  );
}

/** The mechanisms of a listener that wants SASL; `undefined` where it does not. */
export async function asksWhoWeAre(
  to: Address,
  tls: TlsSettings | undefined,
): Promise<readonly string[] | undefined> {
  const answer = await ask(to, tls, (connection) =>
    connection.request('SaslHandshake', 1, { mechanism: 'NONE' }),
  );
  return answer !== undefined && answer.mechanisms.length > 0 ? answer.mechanisms : undefined;
}

/** Why a node broke off, when nothing it said tells. */
export async function whyClosed(
  to: Address,
  tls: TlsSettings | undefined,
  error: unknown,
): Promise<BrokerUnavailable> {
  if (tls === undefined && (await speaksTls(to))) return tlsWanted(to);
  const isThere = await ask(to, tls, (connection) => connection.request('ApiVersions', 0, {}));
  return isThere === undefined ? notKafka(to) : unreachable(to, 'setting', error);
}

async function speaksTls(to: Address): Promise<boolean> {
  const tcp = await dialPlain(to, { timeoutMs: probeMs }).catch(() => undefined);
  if (tcp === undefined) return false;
  const socket = unverified(tcp);
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(probeMs) });
    return true;
  } catch (error) {
    // One that wants a certificate of ours speaks TLS well enough to say so.
    return error instanceof Error && 'code' in error && /ALERT/.test(String(error.code));
  } finally {
    socket.destroy();
  }
}

async function ask<T>(
  to: Address,
  tls: TlsSettings | undefined,
  question: (connection: Connection) => Promise<T>,
): Promise<T | undefined> {
  try {
    const tcp = await dialPlain(to, { timeoutMs: probeMs });
    const socket = tls === undefined ? tcp : unverified(tcp, tls);
    if (tls !== undefined) {
      await once(socket, 'secureConnect', { signal: AbortSignal.timeout(probeMs) });
    }
    const connection = Connection.over(socket, addressName(to), { timeoutMs: probeMs });
    try {
      return await question(connection);
    } finally {
      connection.close();
    }
  } catch {
    return undefined;
  }
}

/** Only to find out what is there; what is asked on it is no secret. */
function unverified(tcp: Socket, tls?: TlsSettings): Socket {
  const socket = connectTls({ ...tls?.context, socket: tcp, rejectUnauthorized: false });
  // After what was waited for, errors are of no interest.
  socket.on('error', () => undefined);
  return socket;
}
