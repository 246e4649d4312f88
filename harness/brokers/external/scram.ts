// The client's side of SCRAM (RFC 5802), as Kafka speaks it: UTF-8 as it is, no channel binding.
import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Secret } from './secret.ts';

export interface ScramOptions {
  hash: 'sha256' | 'sha512';
  username: string;
  password: Secret;
  /** Printable, without commas; another one for every exchange. */
  nonce: string;
}

/** The server's message makes no sense, or does not prove that the server knows the password. */
export class ScramFailed extends Error {}

/** Kafka takes no fewer; a server that asks for fewer wants to guess the password. */
const fewestIterations = 4_096;
/** Far more than anybody uses: a server is not to keep this process busy for minutes. */
const mostIterations = 1_000_000;

/**
 * Exchanges three messages with the server.
 * @param exchange sends what it is given, and gives what the server answers
 * @throws {ScramFailed}
 */
export async function scram(
  { hash, username, password, nonce }: ScramOptions,
  exchange: (message: string) => Promise<string>,
): Promise<void> {
  const hmac = (key: Uint8Array, text: string): Buffer =>
    createHmac(hash, key).update(text).digest();
  const name = username.replaceAll('=', '=3D').replaceAll(',', '=2C');
  const first = `n=${name},r=${nonce}`;
  const challenge = await exchange(`n,,${first}`);

  const { r: bothNonces = '', s: salt = '', i: count = '' } = attributes(challenge);
  const iterations = Number(count);
  if (!bothNonces.startsWith(nonce) || bothNonces === nonce || salt === '') {
    throw new ScramFailed('the challenge is not an answer to what was asked');
  }
  if (!(iterations >= fewestIterations && iterations <= mostIterations)) {
    throw new ScramFailed('the number of iterations is out of range');
  }
  const salted = await promisify(pbkdf2)(
    password.reveal(),
    Buffer.from(salt, 'base64'),
    iterations,
    createHash(hash).digest().length,
    hash,
  );
  // `biws` is `n,,` in base64: no channel binding, nobody acted for.
  const withoutProof = `c=biws,r=${bothNonces}`;
  const agreed = `${first},${challenge},${withoutProof}`;
  const clientKey = hmac(salted, 'Client Key');
  const signature = hmac(createHash(hash).update(clientKey).digest(), agreed);
  const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0));
  const final = await exchange(`${withoutProof},p=${Buffer.from(proof).toString('base64')}`);

  const theirs = Buffer.from(attributes(final)['v'] ?? '', 'base64');
  const expected = hmac(hmac(salted, 'Server Key'), agreed);
  if (theirs.length !== expected.length || !timingSafeEqual(theirs, expected)) {
    throw new ScramFailed('the server did not prove that it knows the password');
  }
}

function attributes(message: string): Record<string, string> {
  return Object.fromEntries(message.split(',').map((part) => [part.slice(0, 1), part.slice(2)]));
}
