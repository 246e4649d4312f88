// What a month's end comes to: loads that were let in, what of them went to the stream, and what accounting answers.
import type { Boundary } from '../../wire-tap/boundaries.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import type { RowChange, Transacted } from '../observed/committed.ts';
import type { ViewAsking, ViewFold } from '../rules/viewed.ts';
import type { Fed } from '../scenes/fed.ts';
import type { Planned } from '../scenes/sweep.ts';
import type { HttpAnswer, LogPartition } from '../stage.ts';
import type { Load, PickupRow } from './plant.ts';

export const topic = 'collection.pickups';
export const collection = 'collection';
export const accounting = 'report';
export const lesson = 'conflicting-pressures';

/** What went on while a load came in. */
export type Meanwhile =
  'nothing' | 'full' | 'race' | 'report silent' | 'send refused' | 'broker silent';

/** A tanker that asked to be let in. */
export interface Unloading {
  load: Load;
  during: Meanwhile;
  /** `undefined` where it was still to come when nothing moved any more. */
  answer: HttpAnswer | undefined;
  /** How long it waited, in the time of the process (ms), beside what the machine takes. */
  waitedMs: number;
  /** The event of the answer; else the last there was. */
  seq: number;
}

export interface MonthEndFacts {
  unloadings: Unloading[];
  /** What the stream has. */
  log: readonly LogPartition[];
  /** The same in the order in which it was seen there. */
  fed: Fed[];
  /** Whether publishing has come to rest: what is not there now never comes. */
  atRest: boolean;
  /** Whether a load was rolled back since somebody else was quicker. */
  raced: boolean;
  /** Whether loads came in while a request to another service was not answered. */
  silenced: boolean;
  /** Whether a send was failed: from then on a record may be there twice. */
  failed: boolean;
  askings: ViewAsking[];
  /** Operations on the shared database that each load has cost. */
  perLoad: readonly number[];
  killed: readonly Boundary[];
  notReached: readonly Planned[];
  complete: boolean;
}

export function noFacts(): MonthEndFacts {
  return {
    ...{ unloadings: [], log: [], fed: [], askings: [], perLoad: [], killed: [], notReached: [] },
    ...{ atRest: false, raced: false, silenced: false, failed: false, complete: false },
  };
}

/** A pickup as it stood in the database after a commit. */
export interface BookedPickup {
  row: PickupRow;
  /** The event of the commit. */
  seq: number;
}

/** Every pickup that was committed, each time, in order. */
export function booked(history: readonly HistoryEvent[]): BookedPickup[] {
  return commitsIn(history).flatMap(({ seq, changes }) =>
    pickupsIn(changes).map((row) => ({ row, seq })),
  );
}

/** Pickups of transactions that were rolled back. */
export function rolledBack(history: readonly HistoryEvent[]): BookedPickup[] {
  return eventsOf(history, 'port').flatMap((event) =>
    event.api === 'db.transaction' && event.outcome === 'refused'
      ? pickupsIn(changesOf(event)).map((row) => ({ row, seq: event.seq }))
      : [],
  );
}

/** What was committed to the shared database, in order. */
export function commitsIn(
  history: readonly HistoryEvent[],
): { process: string; seq: number; changes: readonly RowChange[] }[] {
  return eventsOf(history, 'port').flatMap((event) => {
    const { process, seq, outcome } = event;
    const changes = outcome === 'done' || outcome === 'unanswered' ? changesOf(event) : [];
    return changes.length === 0 ? [] : [{ process, seq, changes }];
  });
}

function changesOf({ api, subject: key, value }: HistoryEventOf<'port'>): readonly RowChange[] {
  // As the learner's side makes it of what a transaction read and wrote.
  if (api === 'db.transaction') return (value as Transacted).changes;
  return api === 'db.put' ? [{ key, value }] : [];
}

function pickupsIn(changes: readonly RowChange[]): PickupRow[] {
  return changes.flatMap(({ key, value: row }) =>
    key.startsWith('pickups/') && typeof row === 'object' && row !== null ? [row as PickupRow] : [],
  );
}

/** What is told of a farm, or of `all`. */
export interface Totals {
  farmId?: string;
  pickups: number;
  litres: number;
}

/** Of each lot the record that holds: the last, or the first. */
export function totalsBy(pick: 'last' | 'first'): ViewFold {
  return (fed, name): Totals | undefined => {
    const held = new Map<string, PickupRow>();
    for (const { value } of fed) {
      // Whatever is no pickup was told before anybody is asked for totals.
      const pickup = value as PickupRow;
      if (name !== 'all' && pickup.farmId !== name) continue;
      if (pick === 'last' || !held.has(pickup.lotId)) held.set(pickup.lotId, pickup);
    }
    const litres = [...held.values()].reduce((sum, one) => sum + one.litres, 0);
    if (name === 'all') return { pickups: held.size, litres };
    return held.size === 0 ? undefined : { farmId: name, pickups: held.size, litres };
  };
}
