import { describe, expect, it } from 'vitest';
import { layoutMap, type MapLayout, type Place } from './map-layout.ts';

const five = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, count: 5 }));
const far = (one: Place, other: Place): number => Math.hypot(one.x - other.x, one.y - other.y);

function nearest({ regions }: MapLayout): number {
  const seats = regions.flatMap((region) => region.seats);
  return Math.min(
    ...seats.flatMap((one, index) => seats.slice(index + 1).map((other) => far(one, other))),
  );
}

describe('the map', () => {
  it.each([300, 326, 520, 900])(
    'fits into %i px, with a thumb’s room between sentences',
    (width) => {
      for (const contexts of [five, [{ id: 'all', count: 24 }], [...five, { id: 'f', count: 0 }]]) {
        const layout = layoutMap(contexts, width);
        for (const { x, y, seats, ...region } of layout.regions) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + region.width).toBeLessThanOrEqual(width + 0.001);
          expect(y + region.height).toBeLessThanOrEqual(layout.height + 0.001);
          for (const seat of seats) {
            expect(seat.x - 22).toBeGreaterThanOrEqual(x);
            expect(seat.x + 22).toBeLessThanOrEqual(x + region.width);
            expect(seat.y + 22).toBeLessThanOrEqual(y + region.height);
          }
        }
        expect(nearest(layout)).toBeGreaterThanOrEqual(44);
      }
    },
  );

  it('does not move a region when the first sentences come', () => {
    const at = (count: number): MapLayout =>
      layoutMap(
        five.map(({ id }) => ({ id, count: id === 'a' ? count : 0 })),
        326,
      );
    const outlines = (layout: MapLayout) => layout.regions.map(({ seats: _, ...region }) => region);
    expect(outlines(at(4))).toEqual(outlines(at(0)));
  });

  it('shares rows out evenly', () => {
    const { regions } = layoutMap(five, 720);
    const rows = Map.groupBy(regions, ({ y }) => y);
    expect([...rows.values()].map((row) => row.length)).toEqual([3, 2]);
  });
});
