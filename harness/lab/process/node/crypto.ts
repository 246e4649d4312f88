// What answers take of `node:crypto`: what a browser has under other names.
import { Buffer } from 'buffer';

/** In no secure context (http, but for this machine's own) the browser has none. */
export function randomUUID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const randomBytes = (size: number): Buffer =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(size)));

export function randomInt(...range: [max: number] | [min: number, max: number]): number {
  const [min, max] = range.length === 1 ? [0, range[0]] : range;
  return min + Math.floor(Math.random() * (max - min));
}

export const getRandomValues = <T extends Uint8Array<ArrayBuffer>>(bytes: T): T =>
  crypto.getRandomValues(bytes);
export const webcrypto = globalThis.crypto;
export const { subtle } = globalThis.crypto as Partial<Crypto>;

export default { randomUUID, randomBytes, randomInt, getRandomValues, webcrypto, subtle };
