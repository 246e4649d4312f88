// How a translation names the text that it was made from.
import { createHash } from 'node:crypto';

/** The first 12 digits of the SHA-256, whatever line ends the file came with. */
export function hashOf(source: string): string {
  return createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex').slice(0, 12);
}
