// Every API in every version, with messages made at random from its own declaration.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apis } from './apis.ts';
import type { Api } from './declaration/api.ts';
import { arbitraryBody } from './declaration/arbitrary.ts';
import { ProtocolError } from './errors.ts';
import { withSize } from './frames.ts';
import type { ApiName, Request, Response } from './messages.ts';
import { decodeRequest, decodeResponse, encodeRequest } from './messages.ts';
import { encodeResponse, encodeForSocket, versions } from './messages.ts';

const names = Object.keys(apis) as ApiName[]; // the keys of a literal
const RUNS = { numRuns: 15 };

function versionsOf(api: ApiName): number[] {
  const { min, max } = versions(api);
  return Array.from({ length: max - min + 1 }, (_, i) => min + i);
}

function arbitraryRequest(api: ApiName, version: number): fc.Arbitrary<Request> {
  const declaration: Api = apis[api];
  return fc.record({
    api: fc.constant(api),
    version: fc.constant(version),
    correlationId: fc.integer(),
    clientId: fc.option(fc.string({ unit: 'binary', maxLength: 9 })),
    body: arbitraryBody(declaration.request, version),
  }) as fc.Arbitrary<Request>; // made from the declaration that the type is inferred from
}

function arbitraryResponse(api: ApiName, version: number): fc.Arbitrary<Response> {
  const declaration: Api = apis[api];
  return fc.record({
    api: fc.constant(api),
    version: fc.constant(version),
    correlationId: fc.integer(),
    body: arbitraryBody(declaration.response, version),
  }) as fc.Arbitrary<Response>; // made from the declaration that the type is inferred from
}

describe.each(names)('%s', (api) => {
  it.each(versionsOf(api))(
    'v%i: a request comes back as it was, and so do its bytes',
    (version) => {
      fc.assert(
        fc.property(arbitraryRequest(api, version), (request) => {
          const bytes = encodeRequest(request);
          const decoded = decodeRequest(bytes);
          expect(decoded).toEqual(request);
          expect(encodeRequest(decoded)).toEqual(bytes);
        }),
        RUNS,
      );
    },
  );

  it.each(versionsOf(api))(
    'v%i: a response comes back as it was, and so do its bytes',
    (version) => {
      fc.assert(
        fc.property(arbitraryResponse(api, version), (response) => {
          const bytes = encodeResponse(response);
          const decoded = decodeResponse(api, version, bytes) as Response;
          expect(decoded).toEqual(response);
          expect(encodeResponse(decoded)).toEqual(bytes);
          expect(Buffer.concat(encodeForSocket(response))).toEqual(Buffer.from(withSize(bytes)));
        }),
        RUNS,
      );
    },
  );

  it('cut off at any byte is refused', () => {
    for (const version of versionsOf(api)) {
      fc.assert(
        fc.property(
          arbitraryRequest(api, version),
          arbitraryResponse(api, version),
          (request, response) => {
            everyPrefixFails(encodeRequest(request), decodeRequest);
            everyPrefixFails(encodeResponse(response), (frame) =>
              decodeResponse(api, version, frame),
            );
          },
        ),
        { numRuns: 3 },
      );
    }
  });

  it('with any byte changed is read or refused, and nothing else', () => {
    const position = fc.nat();
    for (const version of versionsOf(api)) {
      fc.assert(
        fc.property(
          arbitraryResponse(api, version),
          position,
          fc.nat(255),
          (response, at, byte) => {
            const frame = encodeResponse(response);
            frame[at % frame.length] = byte;
            readOrRefused(() => decodeResponse(api, version, frame));
          },
        ),
        RUNS,
      );
    }
  });
});

function everyPrefixFails(frame: Uint8Array, decode: (frame: Uint8Array) => unknown): void {
  for (let length = 0; length < frame.length; length++) {
    expect(() => decode(frame.subarray(0, length))).toThrow(ProtocolError);
  }
}

function readOrRefused(decode: () => unknown): void {
  try {
    decode();
  } catch (error) {
    expect(error).toBeInstanceOf(ProtocolError);
  }
}
