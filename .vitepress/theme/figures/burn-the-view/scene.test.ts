import { describe, expect, it } from 'vitest';
import type { Line, Scene } from '../frame/scene.ts';
import { firstPicture, usualSeed } from './first-picture.ts';
import { endsOf, layouts, middleOf } from './layout.ts';
import { type BurnPicture, capacity, viewOf } from './picture.ts';
import { secondsToRebuild } from './rebuild.ts';
import { type BurnMove, createScene } from './scene.ts';

type Burn = Scene<BurnPicture, BurnMove>;

describe('burn the view', () => {
  it('begins with the picture that is in the page', () => {
    expect(createScene(usualSeed).picture()).toEqual(firstPicture);
  });

  it.each([7, 42])('burns Trace and brings it back from the stream alone (seed %i)', (seed) => {
    const burn = createScene(seed);
    const lines = toRest(burn);
    expect(lines[0]?.says.en).toContain('Trace burns');
    expect(lines.filter(({ answersGuess }) => answersGuess === true)).toHaveLength(1);
    expect(viewOf(burn.picture(), 'trace')).toMatchObject({
      ...{ state: 'live', answers: { fold: 'count', known: 12, value: 12 } },
    });
    expect(burn.picture().edits).toBe(0);
    expect(toRest(createScene(seed))).toEqual(lines);
  });

  it('answers by the old fold until the new one has caught up', () => {
    const burn = rested();
    const before = viewOf(burn.picture(), 'dashboard')?.answers;
    burn.move({ do: 'change', view: 'dashboard' });
    expect(viewOf(burn.picture(), 'dashboard')).toMatchObject({
      state: 'building',
      answers: before,
    });
    while (viewOf(burn.picture(), 'dashboard')?.building?.known !== 5) burn.advance(burn.now + 20);
    expect(viewOf(burn.picture(), 'dashboard')?.answers).toEqual(before);
    toRest(burn);
    const large = burn.picture().litres.filter((litres) => litres >= 500);
    expect(viewOf(burn.picture(), 'dashboard')?.answers).toMatchObject({
      ...{ fold: 'large', value: large.reduce((sum, litres) => sum + litres, 0) },
    });
  });

  it('lets a third reader come without a change to the producer, where an API would need one', () => {
    const burn = rested();
    burn.move({ do: 'third' });
    toRest(burn);
    const { litres, edits, apiEdits } = burn.picture();
    expect(viewOf(burn.picture(), 'report')?.answers?.value).toBe(Math.max(...litres));
    expect({ edits, apiEdits }).toEqual({ edits: 0, apiEdits: 1 });
  });

  it('remembers the fold of a view that burns, and comes to rest whatever is moved', () => {
    const burn = rested();
    burn.move({ do: 'change', view: 'dashboard' });
    burn.advance(burn.now + 1_500);
    burn.move({ do: 'burn', view: 'dashboard' });
    burn.move({ do: 'write' });
    toRest(burn);
    expect(viewOf(burn.picture(), 'dashboard')?.state).toBe('burnt');
    burn.move({ do: 'rebuild', view: 'dashboard' });
    toRest(burn);
    expect(viewOf(burn.picture(), 'dashboard')?.answers).toMatchObject({
      fold: 'large',
      known: 13,
    });
  });
});

describe('a rebuilding', () => {
  it('of two million events at twenty thousand a second takes 100 s', () => {
    expect(secondsToRebuild({ events: 2_000_000, reads: 20_000, comes: 0 })).toBe(100);
    expect(secondsToRebuild({ events: 1, reads: 10, comes: 10 })).toBe(Infinity);
  });

  it.each([0, 1_000, 15_000])(
    'takes as long as counting second by second says, with %i coming',
    (comes) => {
      const asked = { events: 2_000_000, reads: 20_000, comes };
      let behind = asked.events;
      let seconds = 0;
      while (behind > 0) {
        behind += (comes - asked.reads) / 1_000;
        seconds += 1 / 1_000;
      }
      expect(secondsToRebuild(asked)).toBeCloseTo(seconds, 1);
    },
  );
});

it.each(layouts)(
  'the $name drawing has room for every event, and lets it fall into its view',
  (layout) => {
    expect(middleOf(layout, capacity).x).toBeLessThanOrEqual(layout.width + layout.cell);
    const ends = endsOf(layout, firstPicture, {
      from: 'collection.pickups/0@4',
      to: 'dashboard#2',
    });
    expect(ends?.from).toEqual(middleOf(layout, 4));
    expect(ends?.to.y).toBeGreaterThan(ends?.from.y ?? Infinity);
    expect(endsOf(layout, firstPicture, { from: 'collection.pickups/0@4', to: 'report#9' })).toBe(
      undefined,
    );
  },
);

function rested(): Burn {
  const burn = createScene(usualSeed);
  toRest(burn);
  return burn;
}

function toRest(burn: Burn): Line[] {
  const lines: Line[] = [];
  while (!burn.isAtRest() && burn.now < 200_000) lines.push(...burn.advance(burn.now + 100));
  return lines;
}
