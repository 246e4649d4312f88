// What the cases of transactions share: a producer with an id, and what it does in its transactions.
import { type Script, type Speaker } from '../case.ts';
import { batchOf, fetchFrom, offsetsAt, produceTo } from './topic.ts';

export interface Transactional {
  transactionalId: string;
  producerId: bigint;
  producerEpoch: number;
}

export const CONCURRENT = 51;

export const settled = ({ errorCode }: { errorCode: number }): boolean => errorCode !== CONCURRENT;

/** Starts a producer with this id, once nothing of an earlier one is under way; nothing is written down. */
export async function begin(
  script: Script,
  transactionalId: string,
  transactionTimeoutMs = 60_000,
): Promise<Transactional> {
  let found: Transactional | undefined;
  await script.until(`${transactionalId} has a producer`, async () => {
    const body = { transactionalId, transactionTimeoutMs };
    const { errorCode, producerId, producerEpoch } = await script.quietly(
      'InitProducerId',
      1,
      body,
    );
    if (errorCode === 0) found = { transactionalId, producerId, producerEpoch };
    return errorCode === 0;
  });
  if (found === undefined) throw new Error('unreachable');
  return found;
}

export const adding = (of: Transactional, name: string, partitions = [0]) => ({
  v3AndBelowTransactionalId: of.transactionalId,
  v3AndBelowProducerId: of.producerId,
  v3AndBelowProducerEpoch: of.producerEpoch,
  v3AndBelowTopics: [{ name, partitions }],
});

/** Of an hour ago, not of long ago: else the marker would begin a new segment, and a Fetch ends with a segment. */
export const recent = (script: Script) => ({ baseTimestamp: script.time(0) });

export const sending = (
  script: Script,
  of: Transactional,
  topic: string,
  sequence: number,
  values: readonly string[],
) =>
  produceTo(topic, batchOf(of, sequence, values, { isTransactional: true, ...recent(script) }), {
    transactionalId: of.transactionalId,
  });

export const ending = (of: Transactional, committed: boolean) => ({ ...of, committed });

export const committingIn = (
  of: Transactional,
  groupId: string,
  topic: string,
  offset: bigint,
) => ({
  ...{ ...of, groupId },
  topics: [
    {
      name: topic,
      partitions: [{ partitionIndex: 0, committedOffset: offset, committedMetadata: null }],
    },
  ],
});

/** Adds partition 0 of the topic, also while an earlier end is still being written. */
export async function add(script: Script, of: Transactional, topic: string): Promise<void> {
  await script.until(`${topic} is part of the transaction`, async () => {
    const { resultsByTopicV3AndBelow } = await script.quietly(
      'AddPartitionsToTxn',
      1,
      adding(of, topic),
    );
    const code = resultsByTopicV3AndBelow[0]?.resultsByPartition[0]?.partitionErrorCode;
    if (code !== 0 && code !== CONCURRENT) throw new Error(`error ${code ?? '?'}`);
    return code === 0;
  });
}

/** Waits until nothing of a transaction is open in partition 0: all are decided there. */
export async function untilDecided(script: Script, topic: string): Promise<void> {
  await script.until(`all is decided in ${topic}`, async () => {
    const { responses } = await script.quietly('Fetch', 11, fetchFrom(topic, 0n));
    const partition = responses[0]?.partitions[0];
    return partition !== undefined && partition.lastStableOffset === partition.highWatermark;
  });
}

/** What readers of both kinds see. */
export async function look(script: Script, topic: string, note: string): Promise<void> {
  await script.ask(
    'Fetch',
    11,
    fetchFrom(topic, 0n, { isolationLevel: 1 }),
    `${note}: read committed`,
  );
  await script.ask('Fetch', 11, fetchFrom(topic, 0n), `${note}: read all`);
  const committed = offsetsAt(topic, -1n, { isolationLevel: 1 });
  await script.ask('ListOffsets', 2, committed, `${note}: the end for read committed`);
  await script.ask('ListOffsets', 2, offsetsAt(topic, -1n), `${note}: the end`);
}

export async function end(
  script: Speaker,
  of: Transactional,
  committed: boolean,
  note?: string,
): Promise<void> {
  await script.ask('EndTxn', 1, ending(of, committed), note);
}
