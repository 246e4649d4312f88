// How a connection to a node comes about. What it takes (TLS, a password) is the dialler's own affair: who
// is handed one can reach the cluster and holds no credentials.
import type { ByteStream } from '../protocol/byte-stream.ts';
import type { Address } from './address.ts';

/** Gives a connection over which requests may be sent at once. */
export type Dial = (to: Address, options?: DialOptions) => Promise<ByteStream>;

export interface DialOptions {
  /** How long connecting may take, in ms. Default 10,000. */
  timeoutMs?: number;
}

export const dialTimeoutMs = 10_000;
