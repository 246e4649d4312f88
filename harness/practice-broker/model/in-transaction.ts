// What a producer does in its transaction beside sending: it says what the transaction touches, commits offsets, and
// ends it.
import { identify, mayWrite, type Producer, refused } from './producer.ts';
import { Broken, type Place } from './truth.ts';
import { groupId, partitionOf, type World } from './world.ts';

/** Says that its transaction will touch a partition. Gives whether it may. */
export function add(world: World, producer: Producer, place: Place): boolean {
  if (producer.added.has(place)) return true;
  const { topic, partition } = partitionOf(place);
  const { identity, transactionalId, client } = producer;
  const answer = client.ask('AddPartitionsToTxn', 1, {
    v3AndBelowTransactionalId: transactionalId ?? '',
    v3AndBelowProducerId: identity?.producerId ?? -1n,
    v3AndBelowProducerEpoch: identity?.producerEpoch ?? -1,
    v3AndBelowTopics: [{ name: topic, partitions: [partition] }],
  });
  const [result] = answer.resultsByTopicV3AndBelow[0]?.resultsByPartition ?? [];
  return entered(world, producer, place, result?.partitionErrorCode ?? -1);
}

/** Commits an offset for the group in its transaction. */
export function commitOffset(
  world: World,
  producer: Producer,
  { place, offset }: { place: Place; offset: bigint },
): void {
  if (!finishEnding(world, producer) || !identify(world, producer)) return;
  const { identity, transactionalId, client } = producer;
  if (identity === undefined || transactionalId === null) return;
  const who = { transactionalId, ...identity, groupId };
  if (!producer.added.has('offsets')) {
    const code = client.ask('AddOffsetsToTxn', 1, who).errorCode;
    if (!entered(world, producer, 'offsets', code)) return;
  }
  const { topic, partition } = partitionOf(place);
  const partitions = [
    { partitionIndex: partition, committedOffset: offset, committedMetadata: null },
  ];
  const topics = [{ name: topic, partitions }];
  const mayWriteNow = mayWrite(world, producer);
  const answer = client.ask('TxnOffsetCommit', 1, { ...who, topics });
  const code = answer.topics[0]?.partitions[0]?.errorCode ?? -1;
  if (code !== 0) refused(world, producer, 'TxnOffsetCommit', code);
  else if (!mayWriteNow) throw new Broken(`${producer.name} was shut out, and committed an offset`);
  else if (producer.transaction) world.truth.commitIn(producer.transaction, place, offset);
}

function entered(world: World, producer: Producer, what: Place, code: number): boolean {
  if (code !== 0) {
    refused(world, producer, 'adding to the transaction', code);
    return false;
  }
  const { transactionalId } = producer;
  if (transactionalId !== null) {
    producer.transaction ??= world.truth.begin(transactionalId, world.driven.now);
  }
  producer.added.add(what);
  return true;
}

/** Asks again for an end that was not answered. Gives whether it goes on as the producer that it was. */
export function finishEnding(world: World, producer: Producer): boolean {
  if (producer.ending === undefined) return true;
  const isStill = end(world, producer, producer.ending);
  if (isStill) ended(producer);
  return isStill;
}

export function ended(producer: Producer): void {
  producer.ending = undefined;
  producer.transaction = undefined;
  producer.added.clear();
}

/** Asks for the end of its transaction. Gives whether it was ended. */
export function end(world: World, producer: Producer, outcome: 'committed' | 'aborted'): boolean {
  const { identity, transactionalId, transaction, client } = producer;
  if (!identity || !transaction || transactionalId === null) return false;
  const body = { transactionalId, ...identity, committed: outcome === 'committed' };
  const { errorCode: code } = client.ask('EndTxn', 1, body);
  if (code !== 0) {
    refused(world, producer, 'EndTxn', code);
    return false;
  }
  if (transaction.state === 'open') world.truth.end(transaction, outcome);
  else if (transaction.state !== outcome) {
    throw new Broken(`a transaction of ${producer.name} was ${transaction.state}, then ${outcome}`);
  }
  return true;
}
