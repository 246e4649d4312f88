// What a keeper is told when it is started, and what it says back, once.
import type { KafkaParts } from './command.ts';

export interface KeeperOrder {
  stateDir: string;
  parts: KafkaParts;
  idleMs: number;
}

export type KeeperReport = { ready: true } | { ready: false; why: string };

export function parseReport(message: unknown): KeeperReport {
  // Only our own keeper has the other end of the channel.
  return message as KeeperReport;
}

export function parseOrder(text: string | undefined): KeeperOrder {
  // Written by `start.ts` of the same checkout.
  return JSON.parse(text ?? '') as KeeperOrder;
}
