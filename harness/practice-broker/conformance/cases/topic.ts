// What most cases need before they begin: a topic whose partitions have leaders, and records in it.
import { encodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import { type BatchInput, encodeBatch } from '../../../protocol/records/batches.ts';
import type { BodyFor, Script, Speaker } from '../case.ts';

/** Makes a topic and waits for its leaders. @returns its name */
export async function makeTopic(
  script: Script,
  name: string,
  { partitions = 1, configs = {} }: { partitions?: number; configs?: Record<string, string> } = {},
): Promise<string> {
  const topic = {
    ...{ name, numPartitions: partitions, replicationFactor: 1, assignments: [] },
    configs: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
  };
  const { topics } = await script.quietly('CreateTopics', 4, {
    topics: [topic],
    timeoutMs: 10_000,
  });
  if (topics[0]?.errorCode !== 0) throw new Error(`${name}: error ${topics[0]?.errorCode ?? '?'}`);
  await untilLed(script, name, partitions);
  return name;
}

/** Waits until all partitions have leaders that answer. */
export async function untilLed(script: Script, name: string, partitions: number): Promise<void> {
  await script.until(`${name} has ${partitions} leaders`, async () => {
    const { topics } = await script.quietly('Metadata', 6, { topics: [{ name }] });
    const led = topics[0]?.partitions.filter(
      ({ errorCode, leaderId }) => errorCode === 0 && leaderId >= 0,
    );
    if (led?.length !== partitions) return false;
    const wanted = led.map(({ partitionIndex }) => ({ partitionIndex, timestamp: -1n }));
    const ends = await script.quietly('ListOffsets', 2, {
      ...{ replicaId: -1, topics: [{ name, partitions: wanted }] },
    });
    return ends.topics.every((topic) => topic.partitions.every(({ errorCode }) => errorCode === 0));
  });
}

/** A batch of records with these values; `more` says the rest. */
export function batch(values: readonly (string | null)[], more: BatchInput = {}): Uint8Array {
  const records = values.map((value) => ({
    key: null,
    value: value === null ? null : encodeUtf8(value),
  }));
  return encodeBatch({ baseTimestamp: 1_600_000_000_000n, records, ...more });
}

/** A batch of an idempotent or transactional producer. */
export function batchOf(
  producer: { producerId: bigint; producerEpoch: number },
  baseSequence: number,
  values: readonly string[],
  more: BatchInput = {},
): Uint8Array {
  return batch(values, { ...producer, baseSequence, ...more });
}

/** Produce to one partition. */
export function produceTo(
  name: string,
  records: Uint8Array | null,
  {
    index = 0,
    acks = -1,
    transactionalId = null,
  }: { index?: number; acks?: number; transactionalId?: string | null } = {},
): BodyFor<'Produce'> {
  return {
    ...{ transactionalId, acks, timeoutMs: 10_000 },
    topicData: [{ name, partitionData: [{ index, records }] }],
  };
}

/** Fetch of one partition that waits for nothing. */
export function fetchFrom(
  topic: string,
  fetchOffset: bigint,
  more: Partial<BodyFor<'Fetch'>> & { partition?: number; partitionMaxBytes?: number } = {},
): BodyFor<'Fetch'> {
  const { partition = 0, partitionMaxBytes = 1_048_576, ...rest } = more;
  return {
    ...{ maxWaitMs: 0, minBytes: 1, maxBytes: 10_485_760 },
    topics: [{ topic, partitions: [{ partition, fetchOffset, partitionMaxBytes }] }],
    ...rest,
  };
}

/** From this version on Fetch asks for topics by their ids. */
const BY_ID = 13;

/** A Fetch of one topic, by its id in the versions that take nothing else. */
export function asVersionAsks(
  version: number,
  body: BodyFor<'Fetch'>,
  topicId: string,
): BodyFor<'Fetch'> {
  if (version < BY_ID) return body;
  return {
    ...body,
    topics: body.topics.map(({ partitions }) => ({ topicId, partitions })),
  };
}

export async function idOf(script: Script, name: string): Promise<string> {
  const { topics } = await script.quietly('Metadata', 12, { topics: [{ name }] });
  const [topic] = topics;
  if (topic?.errorCode !== 0) throw new Error(`${name} is not there`);
  return topic.topicId;
}

/** ListOffsets of one partition. */
export function offsetsAt(
  name: string,
  timestamp: bigint,
  { partitionIndex = 0, isolationLevel = 0 } = {},
): BodyFor<'ListOffsets'> {
  const topics = [{ name, partitions: [{ partitionIndex, timestamp }] }];
  return { replicaId: -1, isolationLevel, topics };
}

/** A producer id of its own, without transactions. */
export async function idempotentProducer(
  speaker: Speaker,
): Promise<{ producerId: bigint; producerEpoch: number }> {
  const { producerId, producerEpoch } = await speaker.quietly('InitProducerId', 1, {
    ...{ transactionalId: null, transactionTimeoutMs: 60_000 },
  });
  return { producerId, producerEpoch };
}
