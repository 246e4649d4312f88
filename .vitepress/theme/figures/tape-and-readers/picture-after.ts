// The picture as a fold over what happened in its world.
import type { Happening } from '../../../../harness/figure-world/happening.ts';
import { flightsAfter } from '../frame/flights.ts';
import { isReader, type ReaderPicture, type TapePicture } from './picture.ts';

/** Draws one happening more. */
export function pictureAfter(picture: TapePicture, happening: Happening): TapePicture {
  const flights = flightsAfter(picture.flights, happening);
  const now = flights === picture.flights ? picture : { ...picture, flights };
  switch (happening.type) {
    case 'written': {
      const { offset, value } = happening.record;
      const labels = [...now.labels];
      labels[offset] = value;
      return { ...now, labels };
    }
    case 'broker': {
      const { change } = happening;
      if (change.type === 'log') {
        return { ...now, low: Number(change.start), end: Number(change.end) };
      }
      if (change.type !== 'commit' || !isReader(change.group)) return now;
      return withReader(now, change.group, () => ({ next: Number(change.offset) }));
    }
    case 'begins':
      return withReader(now, happening.who, ({ state }) => ({
        state: state === 'left' ? state : 'reading',
        next: happening.place.offset,
      }));
    case 'out-of-range':
      return withReader(now, happening.who, () => ({ next: happening.goesTo.offset }));
    case 'received':
      return withReader(now, happening.who, ({ received }) => ({
        received: {
          ...received,
          [happening.record.offset]: (received[happening.record.offset] ?? 0) + 1,
        },
      }));
    case 'ended':
      // Who was not told to leave comes again, to read a log or to take from a queue.
      return withReader(now, happening.who, ({ state }) => ({
        state: state === 'left' ? state : 'coming',
      }));
    case 'mark':
      return happening.mark === 'takes'
        ? withReader(now, happening.who, ({ state }) => ({
            state: state === 'left' ? state : 'taking',
          }))
        : now;
    default:
      return now;
  }
}

export function withReader(
  picture: TapePicture,
  name: string,
  change: (reader: ReaderPicture) => Partial<ReaderPicture>,
): TapePicture {
  if (!picture.readers.some((reader) => reader.name === name)) return picture;
  const readers = picture.readers.map((reader) =>
    reader.name === name ? { ...reader, ...change(reader) } : reader,
  );
  return { ...picture, readers };
}
