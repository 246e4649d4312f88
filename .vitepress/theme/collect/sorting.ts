// In which order a roster stands.
import type { RosterRow } from './roster.ts';

export const sortings = ['person', 'core', 'stretch', 'tries', 'last', 'stuck'] as const;
export type Sorting = (typeof sortings)[number];

export interface Order {
  by: Sorting;
  /** From the greatest to the least. */
  falling: boolean;
}

/** Another column begins as people look at it first: names from A, numbers from the greatest. */
export function nextOrder(now: Order, by: Sorting): Order {
  if (now.by === by) return { by, falling: !now.falling };
  return { by, falling: by !== 'person' && by !== 'stuck' };
}

/** Equal ones stand by their names; what is not there stands last, whichever way. */
export function sorted(
  rows: readonly RosterRow[],
  { by, falling }: Order,
  language: string,
): RosterRow[] {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  return rows.toSorted((a, b) => {
    const [one, other] = [valueOf(a, by), valueOf(b, by)];
    if (one === null || other === null) {
      if (one !== other) return one === null ? 1 : -1;
    } else {
      const difference =
        typeof one === 'number' && typeof other === 'number'
          ? one - other
          : collator.compare(String(one), String(other));
      if (difference !== 0) return falling ? -difference : difference;
    }
    return collator.compare(a.person, b.person);
  });
}

function valueOf(row: RosterRow, by: Sorting): string | number | null {
  switch (by) {
    case 'person':
      return row.person;
    case 'core':
    case 'stretch':
      // What was graded counts more than what was practised.
      return row[by].done + row[by].graded / 1_000;
    case 'tries':
      return row.tries;
    case 'last':
      return row.last;
    case 'stuck':
      return row.stuck === null ? null : `${row.stuck.exercise} ${row.stuck.codes[0] ?? ''}`;
  }
}
