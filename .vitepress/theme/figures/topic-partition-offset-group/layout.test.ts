import { describe, expect, it } from 'vitest';
import { firstPicture } from './first-picture.ts';
import { edgeOf, endsOf, height, layouts, middleOf, producerAt, rowMiddle } from './layout.ts';
import { capacity, partitions } from './picture.ts';

describe.each(layouts)('the $name drawing', (layout) => {
  it('has room for every offset, and for both groups below every partition', () => {
    expect(edgeOf(layout, capacity)).toBeLessThanOrEqual(layout.width - 4);
    expect(layout.crate).toBeLessThan(layout.cell);
    expect(rowMiddle(partitions - 1, 1)).toBeLessThan(height - 10);
    expect(rowMiddle(0, 1)).toBeLessThan(middleOf(layout, 1, 0).y - 10);
  });

  it('lets a record fall from its cell into the row of the group whose member reads it', () => {
    const from = 'membership.farms/2@1';
    const [calls, lab] = ['roll-call-1', 'lab-3'].map((to) =>
      endsOf(layout, firstPicture, { from, to }),
    );
    expect(calls).toEqual({
      from: middleOf(layout, 2, 1),
      to: { x: middleOf(layout, 2, 1).x, y: rowMiddle(2, 0) },
    });
    expect(lab?.to.y).toBe(rowMiddle(2, 1));
  });

  it('lets what is written go from the producer to its partition’s end', () => {
    const ends = endsOf(layout, firstPicture, { from: 'membership', to: 'membership.farms/1@end' });
    expect(ends).toEqual({ from: producerAt(layout), to: middleOf(layout, 1, 2) });
  });

  it('draws nothing on its way to somebody who has no row', () => {
    const flight = { from: 'membership.farms/1@0', to: 'admin' };
    expect(endsOf(layout, firstPicture, flight)).toBe(undefined);
  });
});
