// Whole messages: header and body, without the 4-byte size that goes before them on a socket
// (`frames.ts`). Everything here follows from the declarations in `apis/`.
import { apis } from './apis.ts';
import { Reader } from './bytes/reader.ts';
import { Writer } from './bytes/writer.ts';
import type { Api } from './declaration/api.ts';
import type { Decoded, Encodable } from './declaration/fields.ts';
import { type Context, ProtocolError } from './errors.ts';
import { writeSize } from './frames.ts';
import { readHeaderStart, responseHeaderHasTags, skipTags, writeRequestHeader } from './headers.ts';

export type ApiName = keyof typeof apis;
/** A decoded body: every field is there; what its version lacks holds its default. */
export type RequestBody<N extends ApiName> = Decoded<(typeof apis)[N]['request']>;
export type ResponseBody<N extends ApiName> = Decoded<(typeof apis)[N]['response']>;

interface RequestOf<N, B> {
  api: N;
  version: number;
  correlationId: number;
  clientId: string | null;
  body: B;
}
interface ResponseOf<N, B> {
  api: N;
  version: number;
  correlationId: number;
  body: B;
}

export type Request = { [N in ApiName]: RequestOf<N, RequestBody<N>> }[ApiName];
export type Response = { [N in ApiName]: ResponseOf<N, ResponseBody<N>> }[ApiName];
/** As `Request`, but fields of the body that have a default may be left out. */
export type RequestInput = {
  [N in ApiName]: RequestOf<N, Encodable<(typeof apis)[N]['request']>>;
}[ApiName];
/** As `Response`, but fields of the body that have a default may be left out. */
export type ResponseInput = {
  [N in ApiName]: ResponseOf<N, Encodable<(typeof apis)[N]['response']>>;
}[ApiName];

export interface RequestHeader {
  apiKey: number;
  /** `undefined`: an API this codec does not know. */
  api: ApiName | undefined;
  version: number;
  correlationId: number;
  clientId: string | null;
}

// Object.keys loses the key type; `apis` is a literal, so its keys are exactly the names.
const names = new Map((Object.keys(apis) as ApiName[]).map((name) => [apis[name].key, name]));

/** Kafka's number for an API. */
export function apiKey(api: ApiName): number {
  return apis[api].key;
}

/** The API of a number; `undefined` if this codec does not know it. */
export function apiName(key: number): ApiName | undefined {
  return names.get(key);
}

/** The versions that Kafka 4.4 answers; `flexible` is the first flexible one, `null` if none is. */
export function versions(api: ApiName): { min: number; max: number; flexible: number | null } {
  const { versions: range, flexible } = apis[api];
  return { min: range[0], max: range[1], flexible };
}

/**
 * Reads the start of a request, also of an API or version that this codec does not know.
 * Throws ProtocolError if the frame is too short to be a request.
 */
export function peekRequestHeader(frame: Uint8Array): RequestHeader {
  const start = readHeaderStart(new Reader(frame, { api: 'request header', version: undefined }));
  return { ...start, api: apiName(start.apiKey) };
}

/**
 * Reads a request. Throws ProtocolError if the API or version is unknown or the bytes are bad.
 * Bytes in the body are views on the frame: copy what outlives it.
 */
export function decodeRequest(frame: Uint8Array): Request {
  const { api, apiKey: key, version, correlationId, clientId } = peekRequestHeader(frame);
  if (!api) throw new ProtocolError({ api: `API ${key}`, version }, 0, 'a known API key');
  const { context, codec, isFlexible } = lookUp(api, 'request', version);
  const reader = new Reader(frame, context);
  readHeaderStart(reader);
  if (isFlexible) skipTags(reader);
  const body = codec.read(reader);
  reader.end();
  // The codec was compiled from the declaration that the type is inferred from.
  return { api, version, correlationId, clientId, body } as Request;
}

/** Writes a request. Throws ProtocolError for an unknown version or a value that does not fit. */
export function encodeRequest(request: RequestInput): Uint8Array {
  const { api, version } = request;
  const { context, codec, isFlexible } = lookUp(api, 'request', version);
  const writer = new Writer(context);
  writeRequestHeader(writer, { ...request, apiKey: apiKey(api) }, isFlexible);
  codec.write(writer, request.body);
  return writer.finish();
}

/**
 * Reads the answer to a request of this API and version. Throws ProtocolError if the version is
 * unknown or the bytes are bad. Bytes in the body are views on the frame: copy what outlives it.
 * The answer to an ApiVersions request in too new a version is one of version 0.
 */
export function decodeResponse<N extends ApiName>(
  api: N,
  version: number,
  frame: Uint8Array,
): { api: N; version: number; correlationId: number; body: ResponseBody<N> } {
  const { context, codec, isFlexible } = lookUp(api, 'response', version);
  const reader = new Reader(frame, context);
  const correlationId = reader.int32();
  if (responseHeaderHasTags(apiKey(api), isFlexible)) skipTags(reader);
  // The codec was compiled from the declaration that the type is inferred from.
  const body = codec.read(reader) as ResponseBody<N>;
  reader.end();
  return { api, version, correlationId, body };
}

/** Writes a response. Throws ProtocolError for an unknown version or a value that does not fit. */
export function encodeResponse(response: ResponseInput): Uint8Array {
  return writeResponse(response).finish();
}

/**
 * As `encodeResponse`, with the size before it, ready for a socket. What is large in it comes as a part of its own, as
 * it was given and not copied: it must not change as long as the parts are used.
 */
export function encodeForSocket(response: ResponseInput): Uint8Array[] {
  const writer = writeResponse(response, LARGE);
  const parts = writer.finishParts();
  const [first] = parts;
  if (first !== undefined) writeSize(first, writer.position);
  return parts;
}

/** From so many bytes on, a further part costs less than to copy them. */
const LARGE = 32_768;

/** @param forSocket room for the size is left before it, and what has so many bytes is not copied */
function writeResponse(response: ResponseInput, forSocket?: number): Writer {
  const { api, version, correlationId, body } = response;
  const { context, codec, isFlexible } = lookUp(api, 'response', version);
  const writer = new Writer(context, undefined, forSocket);
  if (forSocket !== undefined) writer.int32(0);
  writer.int32(correlationId);
  if (responseHeaderHasTags(apiKey(api), isFlexible)) writer.unsignedVarint(0);
  codec.write(writer, body);
  return writer;
}

function lookUp(name: ApiName, direction: 'request' | 'response', version: number) {
  const api: Api = apis[name];
  const [min, max] = api.versions;
  const context: Context = { api: `${name} ${direction}`, version };
  if (version < min || version > max || !Number.isInteger(version)) {
    throw new ProtocolError(context, 0, `a version from ${min} to ${max}`);
  }
  const isFlexible = api.flexible !== null && version >= api.flexible;
  return { context, codec: api.codec(direction, version), isFlexible };
}
