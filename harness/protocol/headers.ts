// Request and response headers. Their shape follows from the API and its version alone, with one
// exception of Kafka's: the answer to ApiVersions always has the oldest header, so that a client
// that asked in too new a version can still read it.
import { Reader } from './bytes/reader.ts';
import type { Writer } from './bytes/writer.ts';
import { int16Length, primitiveCodec } from './declaration/primitives.ts';

const API_VERSIONS = 18;
const nullableString = primitiveCodec('string', false, true);

/** The part of a request header that stands in every version. */
export interface HeaderStart {
  apiKey: number;
  version: number;
  correlationId: number;
  clientId: string | null;
}

/** Reads what every request starts with, whatever its API. */
export function readHeaderStart(reader: Reader): HeaderStart {
  const apiKey = reader.int16();
  const version = reader.int16();
  const correlationId = reader.int32();
  const length = int16Length.read(reader);
  const clientId =
    length === -1 ? null : reader.text(length < 0 ? reader.fail('a client id') : length);
  return { apiKey, version, correlationId, clientId };
}

export function writeRequestHeader(writer: Writer, header: HeaderStart, isFlexible: boolean): void {
  writer.int16(header.apiKey);
  writer.int16(header.version);
  writer.int32(header.correlationId);
  nullableString.write(writer, header.clientId);
  if (isFlexible) writer.unsignedVarint(0);
}

/** Skips the tagged fields of a flexible header; Kafka 4.4 defines none. */
export function skipTags(reader: Reader): void {
  const count = reader.unsignedVarint();
  for (let i = 0; i < count; i++) {
    reader.unsignedVarint();
    reader.raw(reader.unsignedVarint(), 'a tagged field of the header');
  }
}

/** Whether a response header carries tagged fields. */
export function responseHeaderHasTags(apiKey: number, isFlexible: boolean): boolean {
  return isFlexible && apiKey !== API_VERSIONS;
}
