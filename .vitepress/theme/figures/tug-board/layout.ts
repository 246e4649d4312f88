// Where things stand: in a column the five stand around the store, on a phone they stand below each other and pull
// to the right.
import type { Stakeholder } from './board.ts';
import type { Place } from './spring.ts';

export const card = { width: 156, height: 66 };

export const wide = {
  ...{ width: 560, height: 292 },
  store: { x: 280, y: 147 },
  ways: { y: 20, width: 44, gap: 4, height: 34 },
  cards: {
    dispatch: { x: 0, y: 1 },
    accounting: { x: 404, y: 1 },
    quality: { x: 404, y: 225 },
    product: { x: 0, y: 225 },
    owner: { x: 202, y: 225 },
  } satisfies Record<Stakeholder, Place>,
  /** Where the spring is tied to the card. */
  ties: {
    dispatch: { x: 112, y: 67 },
    accounting: { x: 448, y: 67 },
    quality: { x: 448, y: 225 },
    product: { x: 112, y: 225 },
    owner: { x: 280, y: 225 },
  } satisfies Record<Stakeholder, Place>,
};

/** How far the store is pulled aside: half a store at the most. */
const mostAside = { x: 40, y: 10 };

/** Where the store stands, with so much tension on each spring. */
export function pulledTo(tensions: Readonly<Record<Stakeholder, number>>): Place {
  let [x, y] = [0, 0];
  for (const [who, tie] of Object.entries(wide.ties)) {
    // The ties are of stakeholders.
    const tension = Math.min(3, tensions[who as Stakeholder]);
    const [dx, dy] = [tie.x - wide.store.x, tie.y - wide.store.y];
    const length = Math.hypot(dx, dy);
    x += (dx / length) * tension * 15;
    y += (dy / length) * tension * 7;
  }
  const within = (most: number, by: number): number => Math.min(most, Math.max(-most, by));
  return { x: wide.store.x + within(mostAside.x, x), y: wide.store.y + within(mostAside.y, y) };
}

export const narrow = {
  ...{ width: 340, height: 412 },
  ways: { y: 56, width: 62, gap: 7.5, height: 36 },
  rows: { top: 112, height: 59 },
  /** The spring begins at the wall, and at 1 it is taut. */
  spring: { left: 8, one: 104, most: 3 },
};
