// The lines on the map: from one sentence to another that a change of it may ask.
import type { MapLayout, Place } from './map-layout.ts';
import { areLinked, areTied, pairsOf, type Cut } from './measure.ts';
import type { WordId } from './lexicon.ts';

export interface MapLine {
  id: string;
  /** Ids of its two sentences. */
  ends: [string, string];
  from: Place;
  to: Place;
  /** `kept` inside, `cut` by a border, `forced`: tied by a shared class, without meaning the same. */
  kind: 'kept' | 'cut' | 'forced';
}

export function linesOn(cut: Cut, layout: MapLayout, shared: WordId | undefined): MapLine[] {
  const placed = layout.regions.flatMap(({ id: context, seats }) =>
    (cut.get(context) ?? []).flatMap((sentence, index) => {
      const seat = seats[index];
      return seat === undefined ? [] : [{ context, sentence, seat }];
    }),
  );
  return pairsOf(placed).flatMap(([a, b]): MapLine[] => {
    const isInside = a.context === b.context;
    const isMeant = areLinked(a.sentence, b.sentence);
    if (!isMeant && (isInside || !areTied(a.sentence, b.sentence, shared))) return [];
    const ends: [string, string] = [a.sentence.id, b.sentence.id];
    const kind = isInside ? 'kept' : isMeant ? 'cut' : 'forced';
    return [{ id: ends.join(' '), ends, from: a.seat, to: b.seat, kind }];
  });
}

/** A line; one across a border bends a little, so that it does not run along others. */
export function pathOf({ from, to, kind }: MapLine): string {
  if (kind === 'kept') return `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const [across, down] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(across, down) || 1;
  const bend = Math.min(26, length / 7);
  return `M${from.x} ${from.y}Q${x - (down / length) * bend} ${y + (across / length) * bend} ${to.x} ${to.y}`;
}
