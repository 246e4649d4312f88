// The captured bytes, for tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiName } from '../messages.ts';
import { decodeRequest, decodeResponse } from '../messages.ts';
import type { RequestBody, ResponseBody } from '../messages.ts';

export interface Vector {
  readonly api: ApiName;
  readonly version: number;
  readonly when: string;
  readonly request: Uint8Array;
  readonly response: Uint8Array | null;
}

interface Stored {
  when: string;
  version: number;
  request: string;
  response: string | null;
}

/** Every vector, API by API in the order of the capture. */
export function readVectors(): Vector[] {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => {
    const api = file.slice(0, -'.json'.length) as ApiName; // `capture.node.ts` names them so
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    const stored = JSON.parse(text) as Stored[]; // and writes this shape
    return stored.map(({ when, version, request, response }) => {
      const answer = response === null ? null : fromHex(response);
      return { api, version, when, request: fromHex(request), response: answer };
    });
  });
}

/** The decoded bodies of the vectors of one API and step; throws if there are none. */
export function bodiesOf<N extends ApiName>(
  vectors: readonly Vector[],
  api: N,
  when: string,
): { request: RequestBody<N>; response: ResponseBody<N> | null }[] {
  const found = vectors.filter((vector) => vector.api === api && vector.when === when);
  if (found.length === 0) throw new Error(`no vector of ${api} in "${when}"`);
  return found.map(({ version, request, response }) => ({
    // The frame is one of this API: the test of all vectors holds it to that.
    request: decodeRequest(request).body as RequestBody<N>,
    response: response && decodeResponse(api, version, response).body,
  }));
}

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
