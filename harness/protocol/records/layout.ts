// Where things stand in a record batch of magic 2, in bytes from its start.
export const MAGIC = 2;
/** Everything before the records. */
export const HEADER_SIZE = 61;
/** The batch's length counts the bytes from here on; before it: base offset and the length. */
export const LENGTH_COVERS_FROM = 12;
/** The checksum covers from the attributes to the end. */
export const CRC_COVERS_FROM = 21;

/** Where the fields of the header start. */
export const AT = {
  baseOffset: 0,
  length: 8,
  leaderEpoch: 12,
  magic: 16,
  crc: 17,
  attributes: 21,
  lastOffsetDelta: 23,
  baseTimestamp: 27,
  maxTimestamp: 35,
  producerId: 43,
  producerEpoch: 51,
  baseSequence: 53,
  recordCount: 57,
} as const;

/** Bits of a batch's attributes. */
export const ATTRIBUTES = {
  compression: 0x07,
  appendTime: 0x08,
  transactional: 0x10,
  control: 0x20,
} as const;
