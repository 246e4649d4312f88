import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from './errors.ts';
import { FrameSplitter, withSize } from './frames.ts';

describe('FrameSplitter', () => {
  it('gives the same frames however the stream is cut', () => {
    const frames = fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 8 });
    const cuts = fc.array(fc.nat(300), { maxLength: 40 });
    fc.assert(
      fc.property(frames, cuts, (sent, at) => {
        const stream = new Uint8Array(sent.flatMap((frame) => [...withSize(frame)]));
        const bounds = [0, ...at.map((cut) => cut % (stream.length + 1)), stream.length];
        bounds.sort((a, b) => a - b);
        const splitter = new FrameSplitter();
        const got = bounds.flatMap((from, i) =>
          splitter.push(stream.subarray(from, bounds[i + 1])),
        );
        expect(got).toEqual(sent);
      }),
    );
  });

  it('gives plain Uint8Arrays, also for the buffers of a Node socket', () => {
    const [frame] = new FrameSplitter().push(Buffer.from([0, 0, 0, 1, 7]));
    expect(frame?.constructor).toBe(Uint8Array);
  });

  it('gives nothing while a size or a frame is incomplete', () => {
    const splitter = new FrameSplitter();
    for (const byte of [0, 0, 0, 2, 5]) expect(splitter.push(new Uint8Array([byte]))).toEqual([]);
    expect(splitter.push(new Uint8Array([6]))).toEqual([new Uint8Array([5, 6])]);
  });

  it('refuses negative sizes and those over the limit, for good', () => {
    const bad = [
      new Uint8Array([0xff, 0xff, 0xff, 0xff]),
      new Uint8Array([0x7f, 0xff, 0xff, 0xff]),
      new Uint8Array([0, 0, 0, 11]),
    ];
    for (const size of bad) {
      const splitter = new FrameSplitter(10);
      expect(() => splitter.push(size)).toThrow(ProtocolError);
      expect(() => splitter.push(withSize(new Uint8Array(1)))).toThrow(ProtocolError);
    }
    expect(new FrameSplitter(10).push(withSize(new Uint8Array(10)))).toHaveLength(1);
  });

  it('copies each byte once: a frame in many pieces costs no more than its length', () => {
    // Copying all that is held for each piece would move 125 thousand million bytes and time out.
    const frame = withSize(new Uint8Array(500_000).fill(1));
    const splitter = new FrameSplitter();
    const pieces = Array.from(frame, (_, i) => frame.subarray(i, i + 1));
    expect(pieces.flatMap((piece) => splitter.push(piece))).toEqual([frame.subarray(4)]);
  });
});

it('withSize puts the size in front, big-endian', () => {
  expect([...withSize(new Uint8Array(258)).subarray(0, 5)]).toEqual([0, 0, 1, 2, 0]);
});
