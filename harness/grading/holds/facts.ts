// A feature rolled out among three services: farms on hold are to be refused. What a run of it finds out.
import type { Fed } from '../scenes/fed.ts';
import type { Reported } from '../scenes/rollout.ts';
import type { LogPartition } from '../stage.ts';

export const services = ['collection', 'quality', 'settlement'] as const;

export const topics = {
  farms: 'membership.farms',
  pickups: 'collection.pickups',
  results: 'quality.lab-results',
  payables: 'settlement.payables',
};

export interface HoldFacts {
  /** What the answer puts in place of what runs. */
  released: readonly string[];
  restarted: readonly string[];
  /** What Membership has said of farms. */
  fed: readonly Fed[];
  reported: readonly Reported[];
  /** Pickups and payables, once everything was read; `null` before that. */
  logs: { pickups: LogPartition[]; paid: LogPartition[] } | null;
}

export interface Expected {
  status: number;
  body: { reason: string } | undefined;
  /** The event that says so. */
  last: Fed | undefined;
}

/** What a pickup is to be answered with: before the rollout, nobody is refused for a hold. */
export function expectedOf({ farmId, upTo, when }: Reported, fed: readonly Fed[]): Expected {
  const last = fed.slice(0, upTo).findLast(({ key }) => key === farmId);
  // What the scene has published itself.
  const farm = last?.value as { holdSince: string | null } | null | undefined;
  if (!farm) return { status: 409, body: { reason: 'not a member' }, last };
  return when !== 'before' && farm.holdSince !== null
    ? { status: 409, body: { reason: 'hold' }, last }
    : { status: 201, body: undefined, last };
}
