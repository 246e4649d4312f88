// Reads batches, and waits for them: a request that finds less than it asked for stays with the
// partitions that it asked about, until one of them has more or its time is over.
import { ZERO_UUID } from '../../protocol/bytes/uuid.ts';
import { errorCode } from '../../protocol/errors.ts';
import type { RequestBody } from '../../protocol/messages.ts';
import { type AnswerBody, defineHandler } from '../handler.ts';
import type { Partition } from '../log/partition.ts';
import type { State } from '../state.ts';
import type { Topic } from '../topics/topic.ts';

type Body = RequestBody<'Fetch'>;
type Wanted = Body['topics'][number]['partitions'][number];
type PartitionAnswer = NonNullable<
  NonNullable<AnswerBody<'Fetch'>['responses']>[number]['partitions']
>[number];

const COMMITTED = 1;
/** Kafka's `fetch.max.bytes`. */
const MAX_BYTES = 57_671_680;
const NOTHING = new Uint8Array();

export const fetch = defineHandler({
  api: 'Fetch',
  min: 4,
  max: 13,
  handle(state, { version, body }, reply) {
    // Sessions are never granted: the answer's session id 0 tells a client to ask in full each time.
    if (version >= 7 && body.sessionEpoch > 0) {
      reply.send({ errorCode: errorCode('FETCH_SESSION_ID_NOT_FOUND'), responses: [] });
      return;
    }
    const first = read(state, body);
    const isAsked = body.topics.some(({ partitions }) => partitions.length > 0);
    if (!isAsked || body.maxWaitMs <= 0 || first.isError || first.bytes >= body.minBytes) {
      reply.send(first.answer);
      return;
    }
    const forget = park(state, body, () => reply.send(read(state, body).answer));
    reply.onGone(forget);
  },
});

/** Calls `done` once there is enough, or the time is over. Gives how to call it off. */
function park(state: State, body: Body, done: () => void): () => void {
  const name = `fetch-${++state.parked.last}`;
  const watched: { partition: Partition; waiter: () => void }[] = [];
  const forget = (): void => {
    state.timers.clear(name);
    for (const { partition, waiter } of watched) partition.waiters.delete(waiter);
  };
  const finish = (): void => {
    forget();
    done();
  };
  let total = 0;
  for (const topic of body.topics) {
    for (const wanted of topic.partitions) {
      const partition = topicOf(state, topic)?.partitions[wanted.partition];
      if (!partition) continue;
      let bytes = readable(partition, wanted, body.isolationLevel);
      total += bytes;
      const waiter = (): void => {
        const now = readable(partition, wanted, body.isolationLevel);
        total += now - bytes;
        bytes = now;
        if (total >= body.minBytes || partition.isDeleted) finish();
      };
      partition.waiters.add(waiter);
      watched.push({ partition, waiter });
    }
  }
  state.timers.set(name, state.now + body.maxWaitMs, finish);
  return forget;
}

/** About how many bytes a partition would give. */
function readable(partition: Partition, wanted: Wanted, isolation: number): number {
  const until = isolation === COMMITTED ? partition.lastStable : partition.log.end;
  const there = partition.log.distance(wanted.fetchOffset, until);
  return Math.min(there, wanted.partitionMaxBytes);
}

/** By its name, or from version 13 on by its id. */
function topicOf(
  { topics }: State,
  { topic, topicId }: { topic: string; topicId: string },
): Topic | undefined {
  return topicId === ZERO_UUID ? topics.get(topic) : topics.byId(topicId);
}

function read(
  state: State,
  body: Body,
): { answer: AnswerBody<'Fetch'>; bytes: number; isError: boolean } {
  let left = Math.min(body.maxBytes, MAX_BYTES);
  let bytes = 0;
  let isError = false;
  const responses = body.topics.map((asked) => ({
    ...{ topic: asked.topic, topicId: asked.topicId },
    partitions: asked.partitions.map((wanted): PartitionAnswer => {
      const topic = topicOf(state, asked);
      const partition = topic?.partitions[wanted.partition];
      const isUnknownId = topic === undefined && asked.topicId !== ZERO_UUID;
      const code = isUnknownId ? errorCode('UNKNOWN_TOPIC_ID') : problemOf(partition, body, wanted);
      if (!partition || code !== 0) {
        isError = true;
        return refused(wanted.partition, code);
      }
      const answer = readPartition(partition, body, wanted, left, bytes === 0);
      const size = answer.records?.length ?? 0;
      left = Math.max(0, left - size);
      bytes += size;
      return answer;
    }),
  }));
  return { answer: { throttleTimeMs: 0, errorCode: 0, responses }, bytes, isError };
}

function problemOf(partition: Partition | undefined, body: Body, wanted: Wanted): number {
  if (!partition) return errorCode('UNKNOWN_TOPIC_OR_PARTITION');
  if (body.replicaId >= 0) return errorCode('NOT_LEADER_OR_FOLLOWER');
  // There is one epoch only: a partition has never had another leader.
  if (wanted.currentLeaderEpoch > 0) return errorCode('UNKNOWN_LEADER_EPOCH');
  const { start, end } = partition.log;
  const isOut = wanted.fetchOffset < start || wanted.fetchOffset > end;
  return isOut && !isDiverging(partition, wanted) ? errorCode('OFFSET_OUT_OF_RANGE') : 0;
}

/** Whether a client has read, in this epoch, what this log never had. */
function isDiverging({ log }: Partition, { lastFetchedEpoch, fetchOffset }: Wanted): boolean {
  return lastFetchedEpoch >= 0 && fetchOffset > log.end;
}

function readPartition(
  partition: Partition,
  body: Body,
  wanted: Wanted,
  left: number,
  atLeastOne: boolean,
): PartitionAnswer {
  const { log, lastStable, aborted } = partition;
  const isCommitted = body.isolationLevel === COMMITTED;
  const until = isCommitted ? lastStable : log.end;
  const offset = wanted.fetchOffset;
  const maxBytes = Math.min(wanted.partitionMaxBytes, left);
  const isDiverged = isDiverging(partition, wanted);
  const records = isDiverged ? NOTHING : log.read(offset, until, maxBytes, atLeastOne);
  return {
    partitionIndex: wanted.partition,
    errorCode: 0,
    highWatermark: log.end,
    lastStableOffset: lastStable,
    logStartOffset: log.start,
    ...(isDiverged ? { divergingEpoch: { epoch: 0, endOffset: log.end } } : {}),
    abortedTransactions: !isCommitted
      ? null
      : records.length === 0
        ? []
        : aborted.between(offset, log.endOf(records)),
    records,
  };
}

function refused(partitionIndex: number, code: number): PartitionAnswer {
  const isUnknown =
    code === errorCode('UNKNOWN_TOPIC_OR_PARTITION') || code === errorCode('UNKNOWN_TOPIC_ID');
  return {
    ...{ partitionIndex, errorCode: code, highWatermark: -1n },
    abortedTransactions: isUnknown ? [] : null,
    records: NOTHING,
  };
}
