// What a batch's records are packed with. Only gzip is read: kafkajs brings no other codec, so no
// other arrives from a learner; the rest are named.
import { gunzipSync, gzipSync } from 'fflate';

export type Compression = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';

/** By the number that a batch's attributes carry. */
const BY_NUMBER: readonly Compression[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];
/** Deflate cannot shrink further than this, so a larger claim is false. */
const MAX_RATIO = 1032;
/** Nor is more unpacked than a whole frame may hold: Kafka's `socket.request.max.bytes`. */
const MAX_UNPACKED = 104_857_600;
const GZIP_OVERHEAD = 18;

/** The compression of a number; `undefined` if there is none. */
export function compressionOf(number: number): Compression | undefined {
  return BY_NUMBER[number];
}

export function compressionNumber(compression: Compression): number {
  return BY_NUMBER.indexOf(compression);
}

/** Unpacks one gzip member; `undefined` if the bytes are not one, or one of over 100 MiB. */
export function gunzip(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < GZIP_OVERHEAD) return undefined;
  // fflate allocates what the last four bytes claim: hold the claim against what is possible.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const claimed = view.getUint32(bytes.length - 4, true);
  if (claimed > Math.min(bytes.length * MAX_RATIO, MAX_UNPACKED)) return undefined;
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

/** Packs as one gzip member, the same bytes each time. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { mtime: 0 });
}
