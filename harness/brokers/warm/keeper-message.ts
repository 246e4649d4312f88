// What a keeper is told when it is started, and what it says back, once.
export interface KeeperOrder<What> {
  stateDir: string;
  slot: string;
  /** How long a broker nobody holds stays, in ms. */
  idleMs: number;
  /** What it is to start; each kind of keeper knows its own. */
  what: What;
}

export type KeeperReport = { ready: true } | { ready: false; why: string };

export function parseReport(message: unknown): KeeperReport {
  // Only our own keeper has the other end of the channel.
  return message as KeeperReport;
}

export function parseOrder<What>(text: string | undefined): KeeperOrder<What> {
  // Written by `start-keeper.ts` of the same checkout.
  return JSON.parse(text ?? '') as KeeperOrder<What>;
}
