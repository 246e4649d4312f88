// A replay that went well, written by hand, to be bent: two old pickups, five of the season and one that
// came meanwhile, in two partitions.
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import type { Lot, Replayed } from '../scenes/replay.ts';
import type { LogPartition } from '../stage.ts';
import {
  assigned,
  brought,
  called,
  committed,
  joined,
  left,
  produced,
  record,
  returned,
  topic,
  type LooseEvent,
} from './history.ts';

export const group = 'settlement';
export const paid = 'settlement.payables';
export const corrected = 'settlement.payables.v8';

function lot(partition: number, offset: number, came: Lot['came']): Lot {
  const id = `lot-${partition}${offset}`;
  return { id, partition, offset, came, payable: { lotId: id, farmId: `farm-${partition + 1}` } };
}

export const lots: readonly Lot[] = [
  lot(0, 3, 'old'),
  lot(1, 5, 'old'),
  lot(0, 4, 'since'),
  lot(1, 6, 'since'),
  lot(0, 5, 'since'),
  lot(1, 7, 'since'),
  lot(1, 8, 'since'),
  lot(0, 6, 'during'),
];
export const due = lots.filter(({ came }) => came !== 'old');
export const old = lots.filter(({ came }) => came === 'old');

const partitions = [0, 1];
const pickupOf = (one: Lot): WireRecord => record(one.offset, one.id, one.payable.farmId);

/** The records of a topic's partitions, from the first one given. */
function logOf(recordsOf: (partition: number) => WireRecord[], start = 0): LogPartition[] {
  return partitions.map((partition) => {
    const records = recordsOf(partition);
    return { partition, start, end: (records.at(-1)?.offset ?? -1) + 1, records };
  });
}

/** The payables of these lots, as they come to lie: lots of a partition stay together. */
export function payablesOf(settled: readonly Lot[], said: Partial<WireRecord> = {}) {
  const next = new Map<number, number>();
  return settled.map((one) => {
    const offset = next.get(one.partition) ?? 0;
    next.set(one.partition, offset + 1);
    const { lotId, farmId } = one.payable;
    const value = JSON.stringify(one.payable);
    return {
      lot: one,
      record: { offset, timestamp: 0, key: farmId, value, headers: { 'event-id': lotId }, ...said },
    };
  });
}

export const wrote = (settled: readonly Lot[], said: Partial<WireRecord> = {}): LooseEvent[] =>
  payablesOf(settled, said).map(({ lot: { partition }, record: one }) =>
    produced(partition, [one], { process: 'v8', topic: corrected }),
  );

export function replayed(settled: readonly Lot[], said: Partial<Replayed> = {}): Replayed {
  const rows = payablesOf(settled);
  return {
    ...{ group, topic, paid, corrected, since: 0, from: 'v7', to: 'v8', name: 'replay' },
    day: { en: '12 January', ko: '1월 12일' },
    threw: undefined,
    lots,
    starts: new Map([
      [0, 3],
      [1, 5],
    ]),
    logs: {
      pickups: logOf((partition) =>
        lots.filter((one) => one.partition === partition).map(pickupOf),
      ),
      paid: logOf(() => []),
      corrected: logOf((partition) =>
        rows.filter((one) => one.lot.partition === partition).map((one) => one.record),
      ),
    },
    before: new Map([
      [0, 6],
      [1, 9],
    ]),
    started: true,
    hasStop: true,
    committed: new Map([
      [0, 7],
      [1, 9],
    ]),
    ...said,
  };
}

export const v7Left: LooseEvent[] = [joined('v7', group, 1), left('v7', group)];

export const fetchedAll = (which: readonly Lot[]): LooseEvent[] =>
  partitions.map((partition) =>
    brought('v8', partition, which.filter((one) => one.partition === partition).map(pickupOf)),
  );

/** What happened when version 8 fetched these pickups and settled those. */
export function run(
  { fetched = due, settled = due }: { fetched?: readonly Lot[]; settled?: readonly Lot[] },
  ...more: LooseEvent[]
): LooseEvent[] {
  return [
    ...v7Left,
    called('v8', 'replay'),
    joined('v8', group, 3),
    assigned('v8', group, partitions),
    returned('v8', 'replay'),
    ...fetchedAll(fetched),
    ...wrote(settled),
    committed('v8', 0, 7, { group }),
    committed('v8', 1, 9, { group }),
    ...more,
  ];
}

export const stopped: LooseEvent[] = [
  called('v8', 'stop'),
  left('v8', group),
  returned('v8', 'stop'),
];
