import { errorName } from '../protocol/errors.ts';
import type { WireEvent } from './wire-event.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An event before it is known which process and connection it belongs to. */
export type Observed = Without<WireEvent, 'process' | 'connection'>;

/** Kafka's name for an error code; `null` for none. */
export function named(code: number): string | null {
  return code === 0 ? null : errorName(code);
}
