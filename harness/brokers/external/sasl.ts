// Proves to a node who we are, before anything else is asked of it.
import { randomBytes } from 'node:crypto';
import type { Connection } from '../connection.ts';
import { scram, ScramFailed } from './scram.ts';
import type { SaslSettings } from './settings.ts';
import { noSaslThere, otherMechanisms, serverNotTrusted, wrongPassword } from './sasl-troubles.ts';

const unsupportedMechanism = 33;
const saslFailed = 58;

/**
 * @returns for how long the cluster believes it, in ms; 0: for as long as the connection lasts
 * @throws {BrokerUnavailable} when the cluster does not take the mechanism, or not the password
 */
export async function authenticate(
  connection: Connection,
  { mechanism, username, password }: SaslSettings,
): Promise<number> {
  const shaken = await connection.request('SaslHandshake', 1, { mechanism });
  if (shaken.errorCode === unsupportedMechanism) {
    throw otherMechanisms(mechanism, shaken.mechanisms);
  }
  // A listener without SASL has no state in which this may be asked.
  if (shaken.errorCode !== 0) throw noSaslThere();

  let lifetimeMs = 0;
  const exchange = async (message: string): Promise<string> => {
    const authBytes = Buffer.from(message);
    const answer = await connection.request('SaslAuthenticate', 1, { authBytes });
    // The broker's own text is not passed on: nobody knows what it repeats.
    if (answer.errorCode === saslFailed) throw wrongPassword();
    if (answer.errorCode !== 0) throw noSaslThere();
    lifetimeMs = Number(answer.sessionLifetimeMs);
    return Buffer.from(answer.authBytes).toString();
  };
  if (mechanism === 'PLAIN') {
    await exchange(`\0${username}\0${password.reveal()}`);
    return lifetimeMs;
  }
  const hash = mechanism === 'SCRAM-SHA-256' ? 'sha256' : 'sha512';
  const nonce = randomBytes(24).toString('base64');
  try {
    await scram({ hash, username, password, nonce }, exchange);
  } catch (error) {
    if (error instanceof ScramFailed) throw serverNotTrusted();
    throw error;
  }
  return lifetimeMs;
}
