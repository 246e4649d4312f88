import { describe, expect, it } from 'vitest';
import type { Line, Scene } from '../frame/scene.ts';
import { firstPicture, usualSeed } from './first-picture.ts';
import type { ReaderName, TapePicture } from './picture.ts';
import { createScene, type TapeMove } from './scene.ts';

type Tape = Scene<TapePicture, TapeMove>;

describe('tape and readers', () => {
  it('begins with the picture that is in the page', () => {
    expect(createScene(usualSeed).picture()).toEqual(firstPicture);
  });

  it('tells the same for the same seed, and comes to rest', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => toRest(createScene(seed)));
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
  });

  it('gives Trace everything that retention left, and says so once', () => {
    const tape = createScene(usualSeed);
    const lines = toRest(tape);
    expect(offsetsOf(tape, 'trace')).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(lines.filter(({ answersGuess }) => answersGuess === true)).toHaveLength(1);
  });

  it('gives a reader from the latest only what is written after it came', () => {
    const tape = rested();
    tape.move({ do: 'add', from: 'latest' });
    toRest(tape);
    expect(offsetsOf(tape, 'quality')).toEqual([]);
    tape.move({ do: 'write' });
    toRest(tape);
    expect(offsetsOf(tape, 'quality')).toEqual([12]);
  });

  it('gives a reader from the earliest 6 to 9 where retention has reached 6 and the end is 10', () => {
    const tape = createScene(usualSeed);
    tape.move({ do: 'retain', offset: 6 });
    const lines = untilLine(tape, ({ says }) => says.en.startsWith('trace joins'));
    expect(lines.at(-1)?.says.en).toContain('the earliest, 6');
    toRest(tape);
    expect(offsetsOf(tape, 'trace').filter((offset) => offset < 10)).toEqual([6, 7, 8, 9]);
  });

  it('lets a reader that is put back read again, and takes nothing from the others', () => {
    const tape = rested();
    tape.move({ do: 'place', reader: 'trace', offset: 9 });
    const lines = toRest(tape);
    expect(readerOf(tape, 'trace').received).toMatchObject({ 8: 1, 9: 2, 10: 2, 11: 2 });
    expect(lines.map(({ says }) => says.en)).toContain(
      'You move trace back from 12 to 9: it reads again from there.',
    );
    expect(offsetsOf(tape, 'settlement')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('puts a reader that asks for what is gone where its subscription says', () => {
    const tape = rested();
    tape.move({ do: 'place', reader: 'trace', offset: 0 });
    expect(toRest(tape).some(({ says }) => says.en.includes('asks for 0, which is gone'))).toBe(
      true,
    );
    expect(readerOf(tape, 'trace').next).toBe(12);
  });

  it('does not bring back what retention has taken', () => {
    const tape = rested();
    tape.move({ do: 'retain', offset: 6 });
    toRest(tape);
    expect(tape.picture().low).toBe(6);
    tape.move({ do: 'retain', offset: 3 });
    toRest(tape);
    expect(tape.picture().low).toBe(6);
  });

  it('lets readers take records from each other as a queue, each record once', () => {
    const tape = rested();
    tape.move({ do: 'queue', on: true });
    toRest(tape);
    const { readers, low, end } = tape.picture();
    expect([low, end]).toEqual([12, 12]);
    const taken = readers.map((reader) => tally(reader.received) - before(reader.name));
    expect(taken.every((count) => count > 0)).toBe(true);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(10);
  });

  it('takes nothing away once it is a log again, and what was taken stays gone', () => {
    const tape = rested();
    tape.move({ do: 'queue', on: true });
    toRest(tape);
    tape.move({ do: 'queue', on: false });
    tape.move({ do: 'write' });
    tape.move({ do: 'place', reader: 'trace', offset: 4 });
    toRest(tape);
    expect(tape.picture()).toMatchObject({ low: 12, end: 13 });
    for (const reader of ['settlement', 'trace'] as const) {
      expect(readerOf(tape, reader)).toMatchObject({ state: 'reading', next: 13 });
      expect(offsetsOf(tape, reader)).toContain(12);
    }
  });

  it('keeps the place of a reader that leaves, and lets it be moved from outside', () => {
    const tape = rested();
    tape.move({ do: 'leave', reader: 'trace' });
    toRest(tape);
    tape.move({ do: 'place', reader: 'trace', offset: 11 });
    expect(toRest(tape).at(-1)?.says.en).toContain('may be moved from outside: 11');
    tape.move({ do: 'come-back', reader: 'trace' });
    expect(toRest(tape)[0]?.says.en).toBe(
      'trace joins. Its group has committed 11, so it goes on there.',
    );
    expect(readerOf(tape, 'trace').received[11]).toBe(2);
  });

  it('has room for four records more and says so', () => {
    const tape = rested();
    for (let more = 0; more < 4; more += 1) expect(tape.move({ do: 'write' })).toEqual([]);
    expect(tape.move({ do: 'write' })[0]?.says.en).toContain('no room');
    toRest(tape);
    expect(tape.picture().end).toBe(16);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'comes to rest with moves in the middle of it (seed %i)',
    (seed) => {
      const tape = createScene(seed);
      const moves: TapeMove[] = [
        { do: 'add', from: 'earliest' },
        { do: 'queue', on: true },
        { do: 'leave', reader: 'trace' },
        { do: 'write' },
        { do: 'come-back', reader: 'trace' },
        { do: 'queue', on: false },
        { do: 'place', reader: 'quality', offset: 0 },
        { do: 'retain', offset: 9 },
        { do: 'add', from: 'latest' },
        { do: 'leave', reader: 'settlement' },
      ];
      for (const move of moves) {
        tape.advance(tape.now + seed * 97);
        tape.move(move);
      }
      toRest(tape);
      expect(tape.isAtRest()).toBe(true);
    },
  );
});

/** What settlement and trace had before the queue. */
function before(reader: ReaderName): number {
  return { settlement: 12, trace: 10, quality: 0, processing: 0 }[reader];
}

function tally(received: Record<number, number>): number {
  return Object.values(received).reduce((sum, times) => sum + times, 0);
}

function rested(): Tape {
  const tape = createScene(usualSeed);
  toRest(tape);
  return tape;
}

function toRest(tape: Tape): Line[] {
  const lines: Line[] = [];
  const until = tape.now + 120_000;
  while (!tape.isAtRest() && tape.now < until) lines.push(...tape.advance(tape.now + 200));
  if (!tape.isAtRest()) throw new Error(`never at rest: ${JSON.stringify(tape.picture())}`);
  return lines;
}

function untilLine(tape: Tape, isIt: (line: Line) => boolean): Line[] {
  const lines: Line[] = [];
  while (!lines.some(isIt)) lines.push(...tape.advance(tape.now + 200));
  return lines;
}

function readerOf(tape: Tape, name: ReaderName): TapePicture['readers'][number] {
  const reader = tape.picture().readers.find((one) => one.name === name);
  if (reader === undefined) throw new Error(`no reader ${name}`);
  return reader;
}

function offsetsOf(tape: Tape, name: ReaderName): number[] {
  return Object.keys(readerOf(tape, name).received).map(Number);
}
