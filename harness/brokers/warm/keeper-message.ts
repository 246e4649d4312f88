// What a keeper is told when it is started, and what it says back, once.
import type { Reason } from '../broker.ts';

export interface KeeperOrder<What> {
  stateDir: string;
  slot: string;
  /** How long a broker nobody holds stays, in ms. */
  idleMs: number;
  /** What it is to start; each kind of keeper knows its own. */
  what: What;
}

export interface NotReady {
  ready: false;
  /** Mostly Kafka's own words. */
  why: string;
  /** Where the keeper can tell a person more than these words. */
  reason?: Reason | undefined;
}

export type KeeperReport = { ready: true } | NotReady;

export function parseReport(message: unknown): KeeperReport {
  // Only our own keeper has the other end of the channel.
  return message as KeeperReport;
}

export function parseOrder<What>(text: string | undefined): KeeperOrder<What> {
  // Written by `start-keeper.ts` of the same checkout.
  return JSON.parse(text ?? '') as KeeperOrder<What>;
}
