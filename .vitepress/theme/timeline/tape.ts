// The timeline laid out: a column for each item, in the order of the run, a row for each lane, and a dot where
// they meet. No pixels: those are the component's.
import type { Item } from './folds.ts';
import type { Lane } from './lanes.ts';
import type { Mark } from './marks.ts';

export interface Dot {
  /** A fold has a dot on every lane. */
  item: Item;
  column: number;
  /** The column up to which it goes on, beside what others did meanwhile; only on its client's lane. */
  until: number;
  row: number;
}

export interface Tape {
  /** Those with something on them. */
  lanes: Lane[];
  columns: number;
  /** Column by column, and from top to bottom. */
  dots: Dot[];
  /** Lines from a client's dot to those of the partitions, by the rows of their ends. */
  links: { mark: Mark; column: number; from: number; to: number }[];
}

/** @param all the lanes of the whole run, in their order; those that nothing shown is on are left out */
export function tapeOf(items: readonly Item[], all: readonly Lane[]): Tape {
  const shown = items.flatMap((item) => (item.type === 'mark' ? item.mark.lanes : []));
  const lanes = all.filter(({ id }) => shown.includes(id));
  const rowOf = new Map(lanes.map(({ id }, row) => [id, row]));
  const tape: Tape = { lanes, columns: items.length, dots: [], links: [] };
  items.forEach((item, column) => {
    if (item.type === 'fold') {
      tape.dots.push(...lanes.map((_, row) => ({ item, column, until: column, row })));
      return;
    }
    const { mark } = item;
    const [own = 0, ...others] = mark.lanes.map((lane) => rowOf.get(lane) ?? 0);
    const until = lastColumn(items, column, mark.until);
    for (const row of [own, ...others].sort((a, b) => a - b)) {
      tape.dots.push({ item, column, until: row === own ? until : column, row });
    }
    if (others.length > 0) {
      const rows = [own, ...others];
      tape.links.push({ mark, column, from: Math.min(...rows), to: Math.max(...rows) });
    }
  });
  return tape;
}

/** The last column that began before a mark ended. */
function lastColumn(items: readonly Item[], column: number, until: number): number {
  let last = column;
  while ((items[last + 1]?.id ?? Infinity) < until) last += 1;
  return last;
}
