// Empty Fetch answers: those the tap gives itself while the broker is to seem slow, and those of
// the broker, of which only the first at each position is news.
import {
  decodeResponse,
  encodeResponse,
  type Request,
  type Response,
} from '../protocol/messages.ts';
import type { Observed } from './observed.ts';

/** As a broker answers that has nothing yet for any of the partitions asked for. */
export function emptyFetchAnswer(request: Extract<Request, { api: 'Fetch' }>): Response {
  const { version, correlationId } = request;
  const bytes = encodeResponse({
    api: 'Fetch',
    version,
    correlationId,
    body: {
      throttleTimeMs: 0,
      errorCode: 0,
      sessionId: 0,
      responses: request.body.topics.map((one) => ({
        topic: one.topic,
        topicId: one.topicId,
        partitions: one.partitions.map((part) => ({
          partitionIndex: part.partition,
          errorCode: 0,
          highWatermark: -1n,
          lastStableOffset: -1n,
          logStartOffset: -1n,
          abortedTransactions: null,
          records: new Uint8Array(),
        })),
      })),
    },
  });
  // Read back, so that fields this has no opinion on have their defaults.
  return decodeResponse('Fetch', version, bytes);
}

export interface EmptyFetches {
  /** @param connection two readers of one process ask for the same partition, each where it stands */
  isNews(process: string, event: Observed, connection?: number): boolean;
}

export function createEmptyFetches(): EmptyFetches {
  const last = new Map<string, Map<string, string>>();
  return {
    isNews(process, event, connection = 0) {
      // Who has just been given partitions is news again wherever it asks.
      if (event.type === 'assigned') last.delete(process);
      if (event.type !== 'fetch') return true;
      const positions = last.get(process) ?? new Map<string, string>();
      last.set(process, positions);
      const partition = `${connection} ${event.topic}/${event.partition}`;
      const position = `${event.from} ${event.logEnd} ${event.error ?? ''}`;
      const news = event.records.length > 0 || positions.get(partition) !== position;
      positions.set(partition, event.records.length > 0 ? '' : position);
      return news;
    },
  };
}
