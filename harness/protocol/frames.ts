// On a socket every message is preceded by its size: 4 bytes, big-endian.
import { ProtocolError } from './errors.ts';

/** Kafka's own default for `socket.request.max.bytes`. */
export const DEFAULT_LIMIT = 104_857_600;
const PREFIX = 4;

/** Cuts a stream of bytes into frames. Each byte is copied at most once, however it arrives. */
export class FrameSplitter {
  private readonly limit: number;
  private chunks: Uint8Array[] = [];
  /** Bytes held in `chunks`. */
  private held = 0;
  /** Size of the frame being waited for; `undefined` while its prefix is incomplete. */
  private size: number | undefined;

  /** Frames larger than `limit` bytes are refused. */
  constructor(limit: number = DEFAULT_LIMIT) {
    this.limit = limit;
  }

  /**
   * Takes the next bytes and gives the frames that they complete, without their size. Frames may
   * be views on the chunk, and the chunk is kept until its frames are whole: do not write to it.
   * Throws ProtocolError at a negative or too large size, and again whenever called after that.
   */
  push(chunk: Uint8Array): Uint8Array[] {
    // Subclasses (Node's Buffer) would leak into the frames through `subarray`.
    if (chunk.length > 0) {
      this.chunks.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      this.held += chunk.length;
    }
    const frames: Uint8Array[] = [];
    for (;;) {
      if (this.size === undefined) {
        if (this.held < PREFIX) return frames;
        this.size = this.checked(this.peekSize());
      }
      if (this.held < PREFIX + this.size) return frames;
      frames.push(this.takeBytes(PREFIX + this.size).subarray(PREFIX));
      this.size = undefined;
    }
  }

  /** Whether a frame has begun that is not whole yet. */
  get isPartial(): boolean {
    return this.held > 0;
  }

  private checked(size: number): number {
    if (size >= 0 && size <= this.limit) return size;
    const expected = `a size from 0 to ${this.limit}, not ${size},`;
    throw new ProtocolError({ api: 'frame', version: undefined }, 0, expected);
  }

  private peekSize(): number {
    let size = 0;
    let read = 0;
    for (const chunk of this.chunks) {
      for (let i = 0; i < chunk.length && read < PREFIX; i++, read++) {
        size = (size << 8) | (chunk[i] ?? 0);
      }
      if (read === PREFIX) break;
    }
    return size;
  }

  /** Takes bytes off the front: a view if they lie in one chunk, else a copy. */
  private takeBytes(count: number): Uint8Array {
    this.held -= count;
    const [first] = this.chunks;
    if (first && first.length >= count) {
      if (first.length === count) this.chunks.shift();
      else this.chunks[0] = first.subarray(count);
      return first.subarray(0, count);
    }
    const taken = new Uint8Array(count);
    let filled = 0;
    let used = 0;
    for (const chunk of this.chunks) {
      const part = chunk.subarray(0, count - filled);
      taken.set(part, filled);
      filled += part.length;
      if (part.length < chunk.length) {
        this.chunks[used] = chunk.subarray(part.length);
        break;
      }
      used++;
      if (filled === count) break;
    }
    this.chunks = this.chunks.slice(used);
    return taken;
  }
}

/** The frame with its size before it, ready for a socket. */
export function withSize(frame: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(PREFIX + frame.length);
  bytes.set(frame, PREFIX);
  writeSize(bytes, bytes.length);
  return bytes;
}

/**
 * Writes a frame's size where room was left for it.
 * @param start the room, and what comes after it
 * @param length of all, the room too
 */
export function writeSize(start: Uint8Array, length: number): void {
  new DataView(start.buffer, start.byteOffset).setInt32(0, length - PREFIX);
}
