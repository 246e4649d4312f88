// A table and its copies, hour by hour: rows change, some are withdrawn and others come in their place, and
// each copy is made page by page, from the row that has not changed for longest to the one that changed last.
// A row that changes goes to the end, and those behind it move up, as in any API with pages by number.
import { createRandom } from '../../../../harness/grading/random.ts';
import { runHours, type Settings } from './settings.ts';

/** So many rows are drawn and simulated; the table has more of the same kind. */
export const shownRows = 120;
const pages = 10;
const rowsAPage = shownRows / pages;
/** One of so many changes withdraws the row, and another comes in its place. */
const withdrawnOneOf = 20;

/** A place of the copy beside that of the table: the same, another version, or another lot altogether. */
export type Cell = 'same' | 'stale' | 'replaced';

export interface Copy {
  /** What it has at each place: which lot, in which version. */
  has: { lot: number; version: number }[];
  /**
   * Lots that it has beside those of the table, although they were withdrawn: a run brought what came in their
   * place, and nobody tells a copier what is gone.
   */
  ghosts: number;
  /** The run that is under way: when it began, and how many pages of it have been read. */
  run:
    | { began: number; page: number; breaksAt: number; read: Set<number>; first: Set<number> }
    | undefined;
  /** When the next run begins (h). */
  next: number;
}

/** Something that happened to a copy. */
export type Event =
  | { type: 'begins'; copy: number; at: number; outdated: number }
  | { type: 'ends'; copy: number; at: number; torn: number; outdated: number; ghosts: number }
  | { type: 'breaks'; copy: number; at: number; page: number; outdated: number };

export interface Tank {
  /** Hours since it began. */
  readonly now: number;
  readonly settings: Settings;
  readonly copies: readonly Copy[];
  cells(copy: number): Cell[];
  /** Goes on to the next thing that happens to a copy, at most until so many hours. */
  advance(until: number): Event | undefined;
  set(settings: Settings): void;
  /** Of all rows that a copy has, its ghosts too, the share that is wrong (0–1). */
  wrongShare(copy: number): number;
  /**
   * What share of the first copy was outdated, on average over time since its settings were chosen (0–1), and
   * what share was wrong with its ghosts counted in.
   */
  means(): { outdated: number; wrong: number } | undefined;
  /** The share of rows on which not all copies agree (0–1). */
  disagreement(): number;
}

export function createTank(seed: number, initial: Settings): Tank {
  const random = createRandom(seed);
  let settings = initial;
  let now = 0;
  let lots = shownRows;
  const table = Array.from({ length: shownRows }, (_, lot) => ({ lot, version: 1 }));
  /** Places of the table, the one that has not changed for longest first. */
  let order = table.map((_, place) => place);
  let nextChange = 0;
  let copies: Copy[] = [];
  const mean = { since: 0, outdated: 0, wrong: 0 };

  const wait = (rate: number): number => -Math.log(1 - random.next()) / rate;
  const changesAnHour = (): number => (settings.changes / 24) * shownRows;
  const scheduleChange = (): void => {
    nextChange = now + wait(changesAnHour());
  };

  const cellOf = ({ has }: Copy, place: number): Cell => {
    const [mine, real] = [has[place], table[place]];
    if (mine?.lot !== real?.lot) return 'replaced';
    return mine?.version === real?.version ? 'same' : 'stale';
  };
  const outdated = (copy: Copy): number =>
    table.filter((_, place) => cellOf(copy, place) !== 'same').length;
  const wrongShare = (copy: Copy): number =>
    (outdated(copy) + copy.ghosts) / (shownRows + copy.ghosts);

  function pass(to: number): void {
    const [first] = copies;
    if (first !== undefined) {
      mean.outdated += (outdated(first) / shownRows) * (to - now);
      mean.wrong += wrongShare(first) * (to - now);
    }
    now = to;
  }

  function change(): void {
    const place = random.whole(0, shownRows - 1);
    const row = table[place];
    if (row === undefined) return;
    const isWithdrawn = random.whole(1, withdrawnOneOf) === 1;
    table[place] = isWithdrawn
      ? { lot: lots++, version: 1 }
      : { lot: row.lot, version: row.version + 1 };
    order = [...order.filter((one) => one !== place), place];
    scheduleChange();
  }

  function begin(copy: Copy): Event {
    const breaks = random.next() < settings.failure;
    const found = outdated(copy);
    copy.run = {
      ...{ began: now, page: 0, breaksAt: breaks ? random.whole(0, pages - 1) : pages },
      ...{ read: new Set(), first: new Set(order) },
    };
    copy.next = now + settings.every;
    return { type: 'begins', copy: copies.indexOf(copy), at: now, outdated: found };
  }

  function readPage(copy: Copy, run: NonNullable<Copy['run']>): Event | undefined {
    const index = copies.indexOf(copy);
    if (run.page === run.breaksAt) {
      copy.run = undefined;
      copy.next = Math.max(copy.next, now);
      return { type: 'breaks', copy: index, at: now, page: run.page + 1, outdated: outdated(copy) };
    }
    for (const place of order.slice(run.page * rowsAPage, (run.page + 1) * rowsAPage)) {
      const [mine, real] = [copy.has[place], table[place]];
      if (real === undefined) continue;
      if (mine !== undefined && mine.lot !== real.lot) copy.ghosts += 1;
      copy.has[place] = { ...real };
      run.read.add(place);
    }
    run.page += 1;
    if (run.page < pages) return undefined;
    copy.run = undefined;
    copy.next = Math.max(copy.next, now);
    const torn = [...run.first].filter((place) => !run.read.has(place)).length;
    const { ghosts } = copy;
    return { type: 'ends', copy: index, at: now, torn, outdated: outdated(copy), ghosts };
  }

  function startCopies(count: number): void {
    copies = Array.from({ length: count }, (_, index) => ({
      has: table.map((row) => ({ ...row })),
      ...{ ghosts: 0, run: undefined },
      next: now + settings.every * (1 - index / count),
    }));
  }

  startCopies(initial.copies);
  scheduleChange();

  return {
    get now() {
      return now;
    },
    get settings() {
      return settings;
    },
    get copies() {
      return copies;
    },
    cells: (index) => {
      const copy = copies[index];
      return copy === undefined ? [] : table.map((_, place) => cellOf(copy, place));
    },
    advance(until) {
      for (;;) {
        const pageHours = runHours(settings) / pages;
        const due = copies.map((copy) =>
          copy.run === undefined ? copy.next : copy.run.began + pageHours * (copy.run.page + 1),
        );
        const at = Math.min(nextChange, ...due);
        if (at > until) {
          pass(until);
          return undefined;
        }
        pass(Math.max(now, at));
        const copy = copies[due.indexOf(at)];
        if (copy === undefined || at === nextChange) {
          change();
          continue;
        }
        const event = copy.run === undefined ? begin(copy) : readPage(copy, copy.run);
        if (event !== undefined) return event;
      }
    },
    set(next) {
      const previous = settings;
      settings = next;
      if (next.copies !== previous.copies) startCopies(next.copies);
      else if (next.every !== previous.every) {
        for (const copy of copies) copy.next = Math.min(copy.next, now + next.every);
      }
      scheduleChange();
      Object.assign(mean, { since: now, outdated: 0, wrong: 0 });
    },
    wrongShare(index) {
      const copy = copies[index];
      return copy === undefined ? 0 : wrongShare(copy);
    },
    means() {
      const hours = now - mean.since;
      if (hours <= 0) return undefined;
      return { outdated: mean.outdated / hours, wrong: mean.wrong / hours };
    },
    disagreement() {
      const differs = (_: unknown, place: number): boolean =>
        new Set(copies.map(({ has }) => `${has[place]?.lot} ${has[place]?.version}`)).size > 1;
      return table.filter(differs).length / shownRows;
    },
  };
}
