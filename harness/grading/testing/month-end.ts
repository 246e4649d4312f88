// A plant at a month's end, written by hand: what was booked, what the stream has, and what was answered.
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import {
  accounting,
  collection,
  noFacts,
  topic,
  type MonthEndFacts,
  type Unloading,
} from '../month-end/facts.ts';
import type { PickupRow } from '../month-end/plant.ts';
import { jsonIn } from '../record-json.ts';
import type { ViewAsking } from '../rules/viewed.ts';
import type { LooseEvent } from './history.ts';

export function row(lot: number, farm: number, litres = 1_000): PickupRow {
  return {
    ...{ lotId: `lot-${lot}`, farmId: `farm-${farm}`, tankerId: 'tanker-1', litres, tempC: 4 },
    siloId: 'silo-1',
  };
}

function transaction(rows: readonly PickupRow[]): LooseEvent & { type: 'port' } {
  const silo = { key: 'silos/silo-1', value: { siloId: 'silo-1', litres: 1 } };
  const changes = [silo, ...rows.map((one) => ({ key: `pickups/${one.lotId}`, value: one }))];
  return {
    ...{ type: 'port', process: collection, api: 'db.transaction', key: null, outcome: 'done' },
    ...{ subject: changes.map(({ key }) => key).join(', '), answer: { commit: 1 } },
    value: { changes, read: { rows: [], lists: [] } },
  };
}

export const commits = (...rows: PickupRow[]): LooseEvent => transaction(rows);

export const rollsBack = (...rows: PickupRow[]): LooseEvent => ({
  ...transaction(rows),
  ...{ outcome: 'refused', answer: 'rolled back: silos/silo-1 has changed' },
});

/** A pickup as a good publisher writes it. */
export function told(
  offset: number,
  { siloId: _, ...pickup }: PickupRow,
  said: Partial<WireRecord> = {},
): WireRecord {
  return {
    ...{ offset, timestamp: 0, key: pickup.farmId, value: JSON.stringify(pickup), headers: {} },
    ...said,
  };
}

/** What the stream has, partition by partition, once publishing has come to rest. */
export function streamOf(...partitions: WireRecord[][]): MonthEndFacts {
  const log = partitions.map((records, partition) => ({
    ...{ partition, start: 0, end: records.length, records },
  }));
  const fed = log.flatMap(({ partition, records }) =>
    records.map(({ key, value, offset }) => {
      const pickup = (jsonIn(value) ?? null) as PickupRow | null;
      return {
        ...{ topic, key: key ?? '', value: pickup, partition, offset: offset ?? -1 },
        id: `${partition}@${offset ?? '?'}`,
      };
    }),
  );
  return { ...noFacts(), log, fed, atRest: true };
}

/** What accounting said of a farm, or of `all`. */
export function answered(
  facts: MonthEndFacts,
  {
    name,
    body,
    status = 200,
    ...said
  }: Partial<ViewAsking> & {
    name: string;
    body?: unknown;
    status?: number;
  },
): ViewAsking {
  return {
    ...{ name, route: `GET /month-end/${name}`, after: 'feed', process: accounting },
    ...{ upTo: facts.fed.length, seq: 1 },
    answer: { unreachable: false, response: { status, body } },
    ...said,
  };
}

export function unloaded(said: Partial<Unloading> & { status?: number }): Unloading {
  const { status = 201, ...rest } = said;
  return {
    ...{ load: { siloId: 'silo-2', pickups: [row(1, 1)] }, during: 'nothing', waitedMs: 0, seq: 1 },
    answer: { unreachable: false, response: { status } },
    ...rest,
  };
}
