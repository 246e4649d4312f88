// *Tape and readers*, moved by the practice broker and scripted clients. Loaded at the first interaction.
import { type Happening, since } from '../../../../harness/figure-world/happening.ts';
import type { From } from '../../../../harness/figure-world/offsets.ts';
import { createWorld } from '../../../../harness/figure-world/world.ts';
import type { Line, Scene } from '../frame/scene.ts';
import { lineOf } from './lines.ts';
import { capacity, type ReaderName, readerNames, type TapePicture } from './picture.ts';
import { pictureAfter, withReader } from './picture-after.ts';
import { beginStory } from './story.ts';
import { said } from './words.ts';

export type TapeMove =
  | { do: 'add'; from: From }
  | { do: 'leave' | 'come-back'; reader: ReaderName }
  | { do: 'place'; reader: ReaderName; offset: number }
  | { do: 'retain'; offset: number }
  | { do: 'write' }
  | { do: 'queue'; on: boolean };

export function createScene(seed: number): Scene<TapePicture, TapeMove> {
  const world = createWorld({ seed });
  const story = beginStory(world);
  let picture: TapePicture = {
    ...{ low: 0, end: 0, labels: [], isQueue: false, flights: [] },
    readers: [newReader('settlement', 'earliest')],
  };
  for (const happening of story.past) picture = pictureAfter(picture, happening);
  // Trace is expected: its lane is there before it is.
  picture = {
    ...picture,
    flights: [],
    readers: [...picture.readers, newReader('trace', 'earliest')],
  };
  const began = world.now;
  let hasAnswered = false;
  /** Records that may still be written by hand. */
  let room = capacity - picture.end - story.writesByItself;

  function hear(happenings: readonly Happening[]): Line[] {
    return happenings.flatMap((told) => {
      const before = picture;
      const happening = since(began, told);
      picture = pictureAfter(picture, happening);
      story.heard(happening);
      const line = lineOf(happening, picture, before);
      return line === undefined ? [] : [{ ...line, ...answer() }];
    });
  }

  /** Trace has got what it was asked about first. */
  function answer(): { answersGuess?: true } {
    const trace = picture.readers.find(({ name }) => name === 'trace');
    const has = [2, 3, 4, 5, 6, 7, 8, 9].every((offset) => trace?.received[offset] !== undefined);
    if (hasAnswered || !has) return {};
    hasAnswered = true;
    return { answersGuess: true };
  }

  function line(says: Line['says'], sign: Line['sign']): Line {
    return { at: world.now - began, says, sign };
  }

  return {
    get now() {
      return world.now - began;
    },
    picture: () => picture,
    settingOf: (move) => (move.do === 'queue' ? 'queue' : undefined),
    advance(until) {
      for (;;) {
        const happenings = world.advance(until + began);
        const lines = hear(happenings);
        if (lines.length > 0 || happenings.length === 0) return lines;
      }
    },
    isAtRest() {
      const { readers, end, low, flights, isQueue } = picture;
      if (flights.length > 0 || !story.isSettled()) return false;
      const rests = (next: number | undefined): boolean => (isQueue ? low === end : next === end);
      return readers.every(({ state, next }) => {
        if (state === 'left') return true;
        return state === (isQueue ? 'taking' : 'reading') && rests(next);
      });
    },
    move(move) {
      switch (move.do) {
        case 'add': {
          const name = readerNames.find((one) => !picture.readers.some((has) => has.name === one));
          if (name === undefined) return [];
          picture = { ...picture, readers: [...picture.readers, newReader(name, move.from)] };
          story.add(name, move.from);
          return hear(world.advance(world.now));
        }
        case 'leave': {
          const reader = picture.readers.find(({ name }) => name === move.reader);
          story.leave(move.reader);
          picture = withReader(picture, move.reader, () => ({ state: 'left' }));
          return [line(said.leaves(move.reader, reader?.next), 'consumer')];
        }
        case 'come-back':
          picture = withReader(picture, move.reader, () => ({ state: 'coming' }));
          story.comeBack(move.reader);
          return [];
        case 'place':
          story.place(move.reader, move.offset);
          picture = withReader(picture, move.reader, () => ({ next: move.offset }));
          return [];
        case 'retain':
          if (move.offset > picture.low) story.retain(Math.min(move.offset, picture.end));
          return [];
        case 'write':
          if (room === 0) return [line(said.full, 'stream')];
          room -= 1;
          story.write();
          return [];
        case 'queue':
          if (move.on === picture.isQueue) return [];
          picture = { ...picture, isQueue: move.on };
          story.setQueue(move.on);
          return [line(move.on ? said.toQueue : said.toLog, 'stream')];
      }
    },
  };
}

function newReader(name: ReaderName, from: From): TapePicture['readers'][number] {
  return { name, from, state: 'coming', next: undefined, received: {} };
}
