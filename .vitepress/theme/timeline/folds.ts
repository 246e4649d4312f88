// What of a run is shown and what is folded: a fold stands for a stretch in which nothing happened that was
// asked for, says how many events it holds, and opens.
import type { Mark } from './marks.ts';

export type Show = 'named' | 'everything';

export type Item =
  | { type: 'mark'; id: number; mark: Mark }
  /** `id` is that of the first mark folded. */
  | { type: 'fold'; id: number; marks: Mark[]; events: number };

/** So many marks of a long stretch are shown at its ends, and so many more come at a time. */
const ends = 40;
const atATime = 60;

/** @param opened ids of marks that were folded and are to be shown */
export function itemsOf(marks: readonly Mark[], show: Show, opened: ReadonlySet<number>): Item[] {
  const wanted = show === 'named' ? besideNamed(marks) : notIdle(marks);
  const items: Item[] = [];
  let folded: Mark[] = [];
  const endFold = (): void => {
    const [first] = folded;
    if (first === undefined) return;
    // A fold of one mark would hide it and save nothing.
    items.push(
      folded.length === 1
        ? { type: 'mark', id: first.id, mark: first }
        : { type: 'fold', id: first.id, marks: folded, events: countEvents(folded) },
    );
    folded = [];
  };
  for (const mark of marks) {
    if (!wanted.has(mark.id) && !opened.has(mark.id)) {
      folded.push(mark);
      continue;
    }
    endFold();
    items.push({ type: 'mark', id: mark.id, mark });
  }
  endFold();
  return items;
}

/** The ids that opening a fold shows: all of it, or a piece of a long one. */
export function openedBy(fold: Extract<Item, { type: 'fold' }>): number[] {
  const piece = fold.marks.length <= atATime * 1.5 ? fold.marks : fold.marks.slice(0, atATime);
  return piece.map(({ id }) => id);
}

/** Marks that findings name, and on each of their lanes what came right before and after. */
function besideNamed(marks: readonly Mark[]): Set<number> {
  const wanted = new Set<number>();
  const byLane = new Map<string, Mark[]>();
  for (const mark of marks) {
    for (const lane of mark.lanes) {
      const onLane = byLane.get(lane);
      if (onLane === undefined) byLane.set(lane, [mark]);
      else onLane.push(mark);
    }
  }
  for (const onLane of byLane.values()) {
    onLane.forEach((mark, index) => {
      if (!mark.named) return;
      wanted.add(mark.id);
      const near = [onLane[index - 1], onLane[index + 1]];
      for (const one of near) if (one !== undefined && !one.idle) wanted.add(one.id);
    });
  }
  return wanted;
}

/** All that is not idle; of a very long run without anything named, the middle is folded too. */
function notIdle(marks: readonly Mark[]): Set<number> {
  const wanted = new Set<number>();
  let stretch: Mark[] = [];
  const endStretch = (): void => {
    const long = stretch.length > atATime * 3;
    const shown = long ? [...stretch.slice(0, ends), ...stretch.slice(-ends)] : stretch;
    for (const { id } of shown) wanted.add(id);
    stretch = [];
  };
  for (const mark of marks) {
    if (mark.named) {
      endStretch();
      wanted.add(mark.id);
    } else if (!mark.idle) stretch.push(mark);
  }
  endStretch();
  return wanted;
}

function countEvents(marks: readonly Mark[]): number {
  return marks.reduce((count, { events }) => count + events.length, 0);
}
