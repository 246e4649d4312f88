// The table of outcomes: for each order, what a kill at each point comes to. Nothing in it is written down
// beforehand: a cell is a night that was run.
import type { Outcome } from './outcome.ts';
import { canHappen, killsOf, ordersOf, type Settings, type Step } from './settings.ts';

/** By `cellOf`; what was not run yet is missing. */
export type Table = Readonly<Record<string, Outcome>>;

/** Names a night by all that decides its outcome. */
export function cellOf({ plugs, order, kill, fault, hasKey }: Settings): string {
  const matters = plugs.filter((plug) => plug !== 'answer');
  const key = matters.includes('regulator') && hasKey ? 'key' : 'no key';
  return [matters.join(' '), fault, key, order.join(' '), kill ?? 'none'].join(', ');
}

export interface Row {
  order: Step[];
  /** One a point; `undefined`: nothing can happen there. */
  nights: (Settings | undefined)[];
}

export function rowsOf(settings: Settings): Row[] {
  const { plugs, fault } = settings;
  return ordersOf(plugs).map((order) => ({
    order,
    nights: killsOf({ order }).map((kill) =>
      canHappen(fault, order, kill) ? { ...settings, order, kill } : undefined,
    ),
  }));
}

/** Nights that the table of these settings still lacks. */
export function missingFrom(table: Table, settings: Settings): Settings[] {
  return rowsOf(settings)
    .flatMap(({ nights }) => nights)
    .filter((night) => night !== undefined)
    .filter((night) => table[cellOf(night)] === undefined);
}
