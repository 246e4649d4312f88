// Answers by which a request is refused, as a broker would give them: an error code for each part.
import {
  decodeResponse,
  encodeResponse,
  type Request,
  type Response,
} from '../protocol/messages.ts';

/** What can be refused: an exercise asks for each. */
export type Refusable = 'Produce' | 'OffsetCommit' | 'TxnOffsetCommit' | 'EndTxn';

/**
 * The answer to a request that is refused with this error.
 * @throws for an API whose refusal no exercise needs yet
 */
export function refusalOf(request: Request, errorCode: number): Response {
  const { version, correlationId } = request;
  // Read back, so that fields this has no opinion on have their defaults.
  const given = (bytes: Uint8Array): Response =>
    decodeResponse(request.api, version, bytes) as Response;
  switch (request.api) {
    case 'Produce': {
      const responses = request.body.topicData.map(({ name, partitionData }) => ({
        name,
        partitionResponses: partitionData.map(({ index }) => ({
          index,
          errorCode,
          baseOffset: -1n,
        })),
      }));
      return given(encodeResponse({ api: 'Produce', version, correlationId, body: { responses } }));
    }
    case 'OffsetCommit':
    case 'TxnOffsetCommit': {
      const { api } = request;
      const topics = request.body.topics.map(({ name, partitions }) => ({
        name,
        partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode })),
      }));
      const body = { throttleTimeMs: 0, topics };
      return given(
        api === 'OffsetCommit'
          ? encodeResponse({ api, version, correlationId, body })
          : encodeResponse({ api, version, correlationId, body }),
      );
    }
    case 'EndTxn': {
      const body = { throttleTimeMs: 0, errorCode };
      return given(encodeResponse({ api: 'EndTxn', version, correlationId, body }));
    }
    default:
      throw new Error(`A refusal of ${request.api} is not written yet`);
  }
}
