// The log of *Tape and readers*: what happened, as a line, where it is worth one.
import type { Happening } from '../../../../harness/figure-world/happening.ts';
import type { Line } from '../frame/scene.ts';
import { isReader, type TapePicture } from './picture.ts';
import { said } from './words.ts';

type Told = Omit<Line, 'at'>;

/** @param picture as it is after the happening @param before as it was */
export function lineOf(
  happening: Happening,
  picture: TapePicture,
  before: TapePicture,
): Line | undefined {
  const told = toldOf(happening, picture, before);
  return told && { ...told, at: happening.at };
}

function toldOf(happening: Happening, picture: TapePicture, before: TapePicture): Told | undefined {
  switch (happening.type) {
    case 'begins': {
      const { who, place, why } = happening;
      const begins = {
        committed: said.beginsAtCommit,
        earliest: said.beginsEarliest,
        latest: said.beginsLatest,
      };
      return { sign: 'consumer', says: begins[why](who, place.offset) };
    }
    case 'received':
      return received(happening, picture);
    case 'written': {
      const { offset, value } = happening.record;
      return { sign: 'event', says: said.writes(offset, value) };
    }
    case 'broker': {
      const { change } = happening;
      const taker = picture.readers.some(({ state }) => state === 'taking');
      if (change.type !== 'log' || picture.low <= before.low || taker) return undefined;
      return { sign: 'stream', isBad: true, says: said.retained(before.low, picture.low - 1) };
    }
    case 'out-of-range': {
      const { who, asked, goesTo } = happening;
      const says = said.outOfRange(who, asked.offset, goesTo.offset);
      return { sign: 'consumer', isBad: true, says };
    }
    case 'sought': {
      const { who, from, to } = happening;
      return { sign: 'consumer', says: said.moved(who, from.offset, to.offset) };
    }
    case 'mark':
      if (happening.mark !== 'moved-from-outside') return undefined;
      return {
        sign: 'group',
        says: said.movedAbsent(happening.who, Number(happening.detail['to'])),
      };
    default:
      return undefined;
  }
}

function received(
  { who, record }: Extract<Happening, { type: 'received' | 'handled' }>,
  { readers }: TapePicture,
): Told | undefined {
  if (!isReader(who)) return undefined;
  const { offset, value } = record;
  const reader = readers.find(({ name }) => name === who);
  if (reader?.state === 'taking') {
    return { sign: 'consumer', says: said.takes(who, offset, value) };
  }
  const times = reader?.received[offset] ?? 1;
  return {
    sign: 'consumer',
    says:
      times > 1 ? said.receivesAgain(who, offset, value, times) : said.receives(who, offset, value),
  };
}
