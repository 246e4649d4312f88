// CRC-32C (Castagnoli), with which Kafka seals every record batch. Slicing by 8: eight bytes a
// step through eight tables.
const POLYNOMIAL = 0x82f63b78; // bits reversed
const TABLES = makeTables();

function makeTables(): Uint32Array {
  const tables = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    tables[byte] = crc;
  }
  for (let i = 256; i < tables.length; i++) {
    const before = tables[i - 256] ?? 0;
    tables[i] = (before >>> 8) ^ (tables[before & 0xff] ?? 0);
  }
  return tables;
}

/** The checksum of the bytes, as an unsigned 32-bit number. */
export function crc32c(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const t = (slice: number, byte: number) => TABLES[slice * 256 + (byte & 0xff)] ?? 0;
  const wholeSteps = bytes.length - (bytes.length % 8);
  let crc = -1;
  for (let at = 0; at < wholeSteps; at += 8) {
    const low = view.getUint32(at, true) ^ crc;
    const high = view.getUint32(at + 4, true);
    crc =
      t(7, low) ^
      t(6, low >>> 8) ^
      t(5, low >>> 16) ^
      t(4, low >>> 24) ^
      t(3, high) ^
      t(2, high >>> 8) ^
      t(1, high >>> 16) ^
      t(0, high >>> 24);
  }
  for (let at = wholeSteps; at < bytes.length; at++) {
    crc = (crc >>> 8) ^ t(0, crc ^ (bytes[at] ?? 0));
  }
  return ~crc >>> 0;
}
