// The same run among others: what a process did must not be told of another.
import type { HistoryEvent } from '../history.ts';
import * as event from './history.ts';
import { pickupsOf, recordOf } from './tape.ts';

const name = 'stranger';
const group = 'strangers';
const lots = pickupsOf(...Array.from({ length: 9 }, () => 'farm-1'));
const records = lots.map((lot, offset) => recordOf(offset, lot));

/** All that a process can do, for a group of its own. */
const life: readonly event.LooseEvent[] = [
  event.called(name, 'publishDawn'),
  event.called(name, 'startReader'),
  event.opened(name),
  event.refused('Metadata', 'strange', name),
  event.produced(8, [{ ...recordOf(0, lots[0] ?? { lotId: '', farmId: '' }), offset: null }], {
    process: name,
    outcome: 'lost',
  }),
  event.returned(name, 'publishDawn'),
  event.joined(name, group, 1),
  event.assigned(name, group, [0]),
  event.startsAt(name, 'latest', 0, 5),
  event.brought(name, 0, records.slice(3)),
  event.brought(name, 0, records),
  ...lots.map((lot) => event.reported(name, lot)),
  event.reported(name, 'milk'),
  event.committed(name, 0, 9, { group }),
  event.returned(name, 'startReader'),
  event.called(name, 'stop'),
  event.left(name, group),
  event.returned(name, 'stop'),
  event.joined(name, group, 2),
  event.putOut(name, group),
];

/** What `judge` makes of a run before and after which a stranger lived, in the run's own numbers. */
export function amongStrangers<T>(
  run: readonly HistoryEvent[],
  judge: (history: readonly HistoryEvent[]) => T,
): T {
  const numbered = event.history(...life, ...run, ...life);
  return renumbered(judge(numbered)) as T;
}

/** Takes what lived before off every event number. */
function renumbered(told: unknown): unknown {
  if (Array.isArray(told)) return told.map(renumbered);
  if (typeof told !== 'object' || told === null) return told;
  const own = (seq: number): number => seq - life.length;
  return Object.fromEntries(
    Object.entries(told).map(([field, value]: [string, unknown]) => {
      if (field === 'evidence') return [field, (value as number[]).map(own)];
      if (field === 'firstBad' || field === 'seq') {
        return [field, value === null ? null : own(value as number)];
      }
      return [field, field === 'ms' ? 0 : renumbered(value)];
    }),
  );
}
