// The last thing between the harness and somebody else's topics: on a cluster that is not the workbook's
// own, no request of the harness that names anything outside the prefix is sent.
import type { BodyFor } from '../brokers/connection.ts';
import {
  type ApiName,
  decodeRequest,
  encodeRequest,
  type RequestInput,
} from '../protocol/messages.ts';
import type { NameTable } from '../wire-tap/names.ts';
import { rewriteRequest } from '../wire-tap/rewrite.ts';

/** @throws when the request names a topic, group or transactional id that does not begin with the prefix */
export function refuseOutside<N extends ApiName>(
  prefix: string,
  api: N,
  version: number,
  body: BodyFor<N>,
): void {
  if (prefix === '') return;
  // The type pairs every api with its own body, which TypeScript cannot follow through N.
  const input = { api, version, correlationId: 0, clientId: null, body } as RequestInput;
  rewriteRequest(decodeRequest(encodeRequest(input)), {
    toBroker(kind, name) {
      if (name.startsWith(prefix)) return name;
      throw new Error(`The harness does not touch the ${kind} ${name}: it is outside ${prefix}`);
    },
  } satisfies Pick<NameTable, 'toBroker'>);
}
