// What no exercise needs and a whole broker would suffer from: topics by the thousand. A broker that has
// such a policy refuses them in the same way.
import type { Request, Response } from '../protocol/messages.ts';
import { decodeResponse, encodeResponse } from '../protocol/messages.ts';
import type { NameTable } from './names.ts';

/** Topics of one run, those of its check included. */
const maximumTopics = 100;
/** Partitions of one topic. */
const maximumPartitions = 100;
const policyViolation = 44;

/** The refusal of a request that goes too far; `undefined` for all others. */
export function beyondLimits(request: Request, names: NameTable): Response | undefined {
  const { version, correlationId } = request;
  if (request.api === 'CreateTopics') {
    const { topics } = request.body;
    const tooMany = names.used('topic').length + topics.length > maximumTopics;
    if (!tooMany && topics.every((one) => one.numPartitions <= maximumPartitions)) return undefined;
    const body = { topics: topics.map(({ name }) => ({ name, errorCode: policyViolation })) };
    // Read back, so that fields this has no opinion on have their defaults.
    return decodeResponse(
      'CreateTopics',
      version,
      encodeResponse({ api: 'CreateTopics', version, correlationId, body }),
    );
  }
  if (request.api === 'CreatePartitions') {
    const { topics } = request.body;
    if (topics.every((one) => one.count <= maximumPartitions)) return undefined;
    const results = topics.map(({ name }) => ({
      name,
      errorCode: policyViolation,
      errorMessage: '',
    }));
    const body = { throttleTimeMs: 0, results };
    return decodeResponse(
      'CreatePartitions',
      version,
      encodeResponse({ api: 'CreatePartitions', version, correlationId, body }),
    );
  }
  return undefined;
}
