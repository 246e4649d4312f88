// Kafka writes its 16-byte ids as URL-safe base64 without padding; so do we, as strings compare
// and key maps more easily than bytes.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The id that means "none": 16 zero bytes. */
export const ZERO_UUID = 'A'.repeat(22);

/** 16 bytes as Kafka's 22 characters. */
export function bytesToUuid(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < 16; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    if (i < 15) text += ALPHABET.charAt((group >> 6) & 63) + ALPHABET.charAt(group & 63);
  }
  return text;
}

/** Kafka's 22 characters as 16 bytes; `undefined` if the text is no such id. */
export function uuidToBytes(text: string): Uint8Array | undefined {
  if (text.length !== 22) return undefined;
  const bytes = new Uint8Array(16);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) bytes[at++] = bits >> (held -= 8);
  }
  return (bits & 0x0f) === 0 ? bytes : undefined; // 22 × 6 = 132 bits: the last 4 carry nothing
}
