// What frames are broken from: every request that was captured from kafkajs, and for every version that is
// served some that hold random values.
import fc from 'fast-check';
import { apis } from '../../protocol/apis.ts';
import { arbitraryBody } from '../../protocol/declaration/arbitrary.ts';
import type { Api } from '../../protocol/declaration/api.ts';
import { encodeRequest, type RequestInput } from '../../protocol/messages.ts';
import { readVectors } from '../../protocol/vectors/read-vectors.node.ts';
import { table } from '../table.ts';

/** @param perVersion how many with random values there are of each version */
export function fuzzBases(seed: number, perVersion = 10): Uint8Array[] {
  const bases = readVectors().map(({ request }) => request);
  for (const { api, min, max } of table.values()) {
    const declared: Api = apis[api];
    for (let version = min; version <= Math.min(max, declared.versions[1]); version += 1) {
      if (version < declared.versions[0]) continue;
      const bodies = fc.sample(arbitraryBody(declared.request, version), {
        seed,
        numRuns: perVersion,
      });
      for (const body of bodies) {
        // The body was made from the very declaration that the type is inferred from.
        const input = { api, version, correlationId: 1, clientId: 'fuzz', body } as RequestInput;
        bases.push(encodeRequest(input));
      }
    }
  }
  return bases;
}
