import { expect, it } from 'vitest';
import { firstBoard, stakeholders, tensionsOf, ways, type Stakeholder } from './board.ts';
import { card, narrow, pulledTo, wide } from './layout.ts';
import { springPath } from './spring.ts';

it('every card of the column has its place in the drawing, and none lies over another', () => {
  const cards = stakeholders.map((who) => wide.cards[who]);
  for (const { x, y } of cards) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + card.width).toBeLessThanOrEqual(wide.width);
    expect(y + card.height).toBeLessThanOrEqual(wide.height);
  }
  const meet = cards.flatMap((one, at) =>
    cards
      .slice(at + 1)
      .filter(
        (other) =>
          Math.abs(one.x - other.x) < card.width && Math.abs(one.y - other.y) < card.height,
      ),
  );
  expect(meet).toEqual([]);
});

it('on a phone the five rows and the ways have room', () => {
  expect(narrow.rows.top + stakeholders.length * narrow.rows.height).toBeLessThan(narrow.height);
  const across = ways.length * narrow.ways.width + (ways.length - 1) * narrow.ways.gap;
  expect(across).toBeLessThanOrEqual(narrow.width);
  const { left, one, most } = narrow.spring;
  expect(left + one * most).toBeLessThan(narrow.width - 8);
});

it('the store is drawn to whoever pulls hardest, and never under a card', () => {
  const only = (who: Stakeholder, tension: number) =>
    pulledTo({
      ...{ dispatch: 0, accounting: 0, quality: 0, product: 0, owner: 0 },
      [who]: tension,
    });
  expect(only('dispatch', 3).x).toBeLessThan(wide.store.x);
  expect(only('quality', 3).x).toBeGreaterThan(wide.store.x);
  expect(only('owner', Infinity)).toEqual(only('owner', 3));
  expect(only('owner', 3).y + 34).toBeLessThan(wide.cards.owner.y);
  expect(pulledTo(tensionsOf(firstBoard)).y - 34).toBeGreaterThan(wide.ways.y + wide.ways.height);
});

it('a loose spring sags, a taut one has coils, and a tearing one flatter coils', () => {
  const [from, to] = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ];
  expect(springPath(from, to, 0.4)).toContain('Q');
  const high = (tension: number): number =>
    Math.max(
      ...[...springPath(from, to, tension).matchAll(/ (-?[\d.]+)/g)].map(([, y]) => Number(y)),
    );
  expect(high(1.5)).toBeGreaterThan(high(2.5));
  expect(high(2.5)).toBeGreaterThan(0);
});
