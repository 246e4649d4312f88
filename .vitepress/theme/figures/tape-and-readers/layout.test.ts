import { describe, expect, it } from 'vitest';
import { firstPicture } from './first-picture.ts';
import { edgeOf, endsOf, layouts, middleOf, producerAt } from './layout.ts';
import { capacity } from './picture.ts';

describe.each(layouts)('the $name drawing', (layout) => {
  it('has room for every offset and what stands behind the last one', () => {
    expect(edgeOf(layout, capacity)).toBeLessThanOrEqual(layout.width - layout.left);
    expect(layout.crate).toBeLessThan(layout.cell);
  });

  it('lets a record fall from its cell straight into the lane of who reads it', () => {
    const ends = endsOf(layout, firstPicture, { from: 'collection.pickups/0@4', to: 'trace' });
    expect(ends?.from).toEqual(middleOf(layout, 4));
    expect(ends?.to.x).toBe(ends?.from.x);
    expect(ends?.to.y).toBeGreaterThan(ends?.from.y ?? Infinity);
  });

  it('lets what is written go from the producer to the end', () => {
    const ends = endsOf(layout, firstPicture, {
      from: 'collection',
      to: 'collection.pickups/0@end',
    });
    expect(ends).toEqual({ from: producerAt(layout), to: middleOf(layout, 10) });
  });

  it('draws nothing on its way to somebody who has no lane', () => {
    expect(endsOf(layout, firstPicture, { from: 'collection.pickups/0@4', to: 'admin' })).toBe(
      undefined,
    );
  });
});
