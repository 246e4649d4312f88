// What a producer sends: one batch is under way, and that one is sent again until it is answered.
import { encodeBatch } from '../../protocol/records/batches.ts';
import { add, end, ended, finishEnding } from './in-transaction.ts';
import { type Batch, identify, mayWrite, type Producer, reconnect, refused } from './producer.ts';
import { Broken, type Place } from './truth.ts';
import { type Loss, partitionOf, type World } from './world.ts';

/** Sends the next batch, or the one that was not answered. */
export function produce(
  world: World,
  producer: Producer,
  { place, keys, loss }: { place: Place; keys: readonly string[]; loss: Loss },
): void {
  if (!finishEnding(world, producer) || !identify(world, producer)) return;
  const to = producer.unanswered?.place ?? place;
  if (producer.kind === 'transactional' && !add(world, producer, to)) return;
  const batch = producer.unanswered ?? nextBatch(world, producer, place, keys);
  producer.unanswered = batch;
  if (loss === 'request') {
    reconnect(world, producer);
    return;
  }
  const code = send(world, producer, batch);
  if (code !== 0) {
    if (producer.kind !== 'transactional') {
      throw new Broken(`Produce of ${producer.name} got error ${code}`);
    }
    refused(world, producer, 'Produce', code);
  } else if (loss === 'answer') {
    reconnect(world, producer);
  } else {
    producer.unanswered = undefined;
    producer.sequences.set(to, batch.sequence + batch.records.length);
  }
}

function nextBatch(
  { driven }: World,
  producer: Producer,
  place: Place,
  keys: readonly string[],
): Batch {
  producer.batches += 1;
  const { name, batches, transaction } = producer;
  const records = keys.map((key, i) => ({
    ...{ key, value: `${name}.${batches}.${i}`, timestamp: driven.now, transaction },
  }));
  const sequence = producer.sequences.get(place) ?? 0;
  return { place, records, sequence, baseOffset: undefined };
}

function send(world: World, producer: Producer, batch: Batch): number {
  const { kind, identity, transactionalId, client, name } = producer;
  const { topic, partition } = partitionOf(batch.place);
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const records = encodeBatch({
    records: batch.records.map(({ key, value, timestamp }) => ({
      ...{ key: bytes(key), value: bytes(value), timestamp: BigInt(timestamp) },
    })),
    ...(identity ? { ...identity, baseSequence: batch.sequence } : {}),
    isTransactional: kind === 'transactional',
  });
  const mayWriteNow = kind !== 'transactional' || mayWrite(world, producer);
  const topicData = [{ name: topic, partitionData: [{ index: partition, records }] }];
  const body = { transactionalId, acks: -1, timeoutMs: 5_000, topicData };
  const answer = client.ask('Produce', 7, body).responses[0]?.partitionResponses[0];
  if (answer?.errorCode !== 0) return answer?.errorCode ?? -1;
  const { baseOffset } = answer;
  if (!mayWriteNow)
    throw new Broken(`${name} was shut out, and wrote ${batch.place}@${baseOffset}`);
  if (kind !== 'plain' && batch.baseOffset !== undefined && batch.baseOffset !== baseOffset) {
    throw new Broken(
      `${name} sent once more what was at ${batch.baseOffset}: now at ${baseOffset}`,
    );
  }
  batch.baseOffset = baseOffset;
  world.truth.appended(batch.place, baseOffset, batch.records);
  return 0;
}

/** Ends its transaction, once all that it sent is answered. */
export function endTransaction(
  world: World,
  producer: Producer,
  { outcome, loss }: { outcome: 'committed' | 'aborted'; loss: Loss },
): void {
  if (!finishEnding(world, producer)) return;
  const { unanswered } = producer;
  if (unanswered) produce(world, producer, { place: unanswered.place, keys: [], loss: 'none' });
  if (!producer.transaction || loss === 'request') return;
  if (!end(world, producer, outcome)) return;
  if (loss === 'none') {
    ended(producer);
  } else {
    producer.ending = outcome;
    reconnect(world, producer);
  }
}
