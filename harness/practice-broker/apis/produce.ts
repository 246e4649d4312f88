// Appends batches to partitions. Kafka answers what a partition refuses beside what another took.
import { errorCode } from '../../protocol/errors.ts';
import { AT, ATTRIBUTES } from '../../protocol/records/layout.ts';
import { type AnswerBody, defineHandler } from '../handler.ts';
import { appendBatch } from '../log/append.ts';
import type { State } from '../state.ts';

type Responses = NonNullable<AnswerBody<'Produce'>['responses']>;
type PartitionResponse = NonNullable<Responses[number]['partitionResponses']>[number];

export const produce = defineHandler({
  api: 'Produce',
  // Kafka says 0 as well, for old librdkafka, and closes on 0 to 2 as the codec does.
  min: 0,
  max: 11,
  handle(state, { version, body }, reply) {
    const { acks } = body;
    const topics = latest(body.topicData);
    const refusal = problemOf(body, topics);
    const responses = topics.map(([name, partitions]) => ({
      name,
      partitionResponses: [...partitions].map(([index, records]) =>
        refusal === 0
          ? produceTo(state, version, name, index, records)
          : { index, errorCode: refusal, baseOffset: -1n },
      ),
    }));
    const isRefused = responses.some(({ partitionResponses }) =>
      partitionResponses.some((partition) => partition.errorCode !== 0),
    );
    if (acks !== 0) reply.send({ responses });
    // Who wants no answer learns of a refusal by the closed connection, as on a real Kafka.
    else if (isRefused) reply.close();
    else reply.skip();
  },
});

type Sent = [topic: string, partitions: Map<number, Uint8Array | null>];

/** What is wrong with the request as a whole. */
function problemOf(
  { acks, transactionalId }: { acks: number; transactionalId: string | null },
  topics: readonly Sent[],
): number {
  if (acks < -1 || acks > 1) return errorCode('INVALID_REQUIRED_ACKS');
  const isTransactional = topics.some(([, partitions]) =>
    [...partitions.values()].some((records) => records !== null && saysTransactional(records)),
  );
  const isNamed = transactionalId !== null;
  return isTransactional && !isNamed ? errorCode('TRANSACTIONAL_ID_AUTHORIZATION_FAILED') : 0;
}

function saysTransactional(records: Uint8Array): boolean {
  // The lower byte of the attributes.
  return ((records[AT.attributes + 1] ?? 0) & ATTRIBUTES.transactional) !== 0;
}

/** Each partition once, with what was sent for it last, as Kafka reads it. */
function latest(
  topicData: readonly {
    name: string;
    partitionData: readonly { index: number; records: Uint8Array | null }[];
  }[],
): Sent[] {
  const topics = new Map<string, Map<number, Uint8Array | null>>();
  for (const { name, partitionData } of topicData) {
    const partitions = topics.get(name) ?? new Map<number, Uint8Array | null>();
    topics.set(name, partitions);
    for (const { index, records } of partitionData) partitions.set(index, records);
  }
  return [...topics];
}

function produceTo(
  state: State,
  version: number,
  topic: string,
  index: number,
  records: Uint8Array | null,
): PartitionResponse {
  const partition = state.topics.partition(topic, index);
  if (!partition) {
    return { index, errorCode: errorCode('UNKNOWN_TOPIC_OR_PARTITION'), baseOffset: -1n };
  }
  const result = appendBatch(state, partition, records);
  const logStartOffset = partition.log.start;
  if (
    result.errorCode === errorCode('INVALID_TXN_STATE') &&
    'isByLog' in result &&
    !result.isByLog
  ) {
    return { index, baseOffset: -1n, ...notInTransaction(version) };
  }
  if ('baseOffset' in result) {
    const { baseOffset, appendTime } = result;
    return { index, errorCode: 0, baseOffset, logAppendTimeMs: appendTime, logStartOffset };
  }
  return {
    ...{ index, errorCode: result.errorCode, baseOffset: -1n },
    ...(result.isByLog ? { logStartOffset } : {}),
    ...(version >= 8 && result.recordErrors ? { recordErrors: result.recordErrors } : {}),
    ...(version >= 8 ? { errorMessage: result.errorMessage ?? null } : {}),
  };
}

/** How a version tells that a partition was not added: to newer clients, that aborting helps. */
function notInTransaction(version: number): { errorCode: number; errorMessage?: string } {
  if (version >= 11) return { errorCode: errorCode('TRANSACTION_ABORTABLE') };
  const invalid = errorCode('INVALID_TXN_STATE');
  if (version < 8) return { errorCode: invalid };
  return { errorCode: invalid, errorMessage: 'Partition was not added to the transaction' };
}
