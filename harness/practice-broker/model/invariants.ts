// What must hold after every step, whatever happened: asked from outside, as any client could.
import { decodeBatches, type RecordBatch } from '../../protocol/records/batches.ts';
import { Broken, type Place, type Promised } from './truth.ts';
import { groupId, isCompacted, partitionOf, places, retentionMs, type World } from './world.ts';

/** @throws Broken with what does not hold */
export function check(world: World): void {
  for (const place of places) {
    const log = readAll(world, place, 0);
    checkOffsets(place, log);
    checkRecords(world, place, log);
    checkOrder(place, log);
    checkCommittedRead(world, place, log);
  }
  checkCommits(world);
}

interface Read {
  start: bigint;
  end: bigint;
  lastStable: bigint;
  batches: RecordBatch[];
  aborted: { producerId: bigint; firstOffset: bigint }[];
}

function readAll({ observer }: World, place: Place, isolationLevel: 0 | 1): Read {
  const { topic, partition } = partitionOf(place);
  const listed = observer.ask('ListOffsets', 3, {
    ...{ replicaId: -1, isolationLevel },
    topics: [{ name: topic, partitions: [{ partitionIndex: partition, timestamp: -2n }] }],
  });
  const start = listed.topics[0]?.partitions[0]?.offset ?? -1n;
  const answer = observer.ask('Fetch', 11, {
    ...{ maxWaitMs: 0, minBytes: 1, maxBytes: 50_000_000, isolationLevel },
    topics: [
      { topic, partitions: [{ partition, fetchOffset: start, partitionMaxBytes: 50_000_000 }] },
    ],
  }).responses[0]?.partitions[0];
  if (answer?.errorCode !== 0) throw new Broken(`${place} cannot be read from its start ${start}`);
  return {
    ...{ start, end: answer.highWatermark, lastStable: answer.lastStableOffset },
    batches: decodeBatches(answer.records ?? new Uint8Array()),
    aborted: answer.abortedTransactions ?? [],
  };
}

const decode = (bytes: Uint8Array | null): string => new TextDecoder().decode(bytes ?? undefined);

/** Offsets go up; where nothing is compacted, one by one, markers counted. */
function checkOffsets(place: Place, { start, end, batches }: Read): void {
  let expected = start;
  for (const { baseOffset, lastOffset, records, crcOk } of batches) {
    if (!crcOk || records === null) throw new Broken(`${place}@${baseOffset} cannot be read`);
    const isNext = isCompacted(place) ? baseOffset >= expected : baseOffset === expected;
    // A segment begins with a whole batch, but who asks may start within one.
    const isWithin = expected === start && baseOffset <= start && lastOffset >= start;
    if (!isNext && !isWithin) throw new Broken(`${place}: ${baseOffset} follows ${expected - 1n}`);
    expected = lastOffset + 1n;
  }
  if (isCompacted(place) ? expected > end : expected !== end) {
    throw new Broken(`${place} ends at ${end}, its last batch at ${expected}`);
  }
}

/** Every record that was promised is there and nothing else, but for what retention and compaction take away. */
function checkRecords({ truth, driven }: World, place: Place, { start, batches }: Read): void {
  const there = new Map<bigint, string>();
  for (const { records, isControl } of batches) {
    if (isControl) continue;
    for (const { offset, value } of records ?? []) there.set(offset, decode(value));
  }
  const promised = truth.logOf(place);
  for (const [offset, value] of there) {
    const { value: was } = promised.get(offset) ?? {};
    if (was !== value) throw new Broken(`${place}@${offset} is ${value}, promised was ${was}`);
  }
  const mustStay = isCompacted(place) ? lastOfKeys(promised) : promised;
  for (const [offset, { value, timestamp }] of mustStay) {
    const mayBeGone = offset < start && driven.now - timestamp > retentionMs && !isCompacted(place);
    if (!there.has(offset) && !mayBeGone) throw new Broken(`${place}@${offset} (${value}) is lost`);
  }
}

function lastOfKeys(promised: ReadonlyMap<bigint, Promised>): Map<bigint, Promised> {
  const last = new Map<string, [bigint, Promised]>();
  for (const [offset, record] of promised) {
    if (record.transaction !== undefined && record.transaction.state !== 'committed') continue;
    if (offset > (last.get(record.key)?.[0] ?? -1n)) last.set(record.key, [offset, record]);
  }
  return new Map(last.values());
}

/** Each producer's batches are in the order of its sending; only a plain one's may be there twice. */
function checkOrder(place: Place, { batches }: Read): void {
  const last = new Map<string, number>();
  for (const { records, isControl, baseOffset, producerId } of batches) {
    if (isControl) continue;
    const [name = '', number = ''] = decode(records?.[0]?.value ?? null).split('.');
    const before = last.get(name) ?? 0;
    const isInOrder = producerId < 0n ? Number(number) >= before : Number(number) > before;
    if (!isInOrder) throw new Broken(`${place}@${baseOffset}: ${name}.${number} after ${before}`);
    last.set(name, Number(number));
  }
}

/** Who reads what is committed gets all that is decided, none of what was aborted, and nothing beyond. */
function checkCommittedRead(world: World, place: Place, log: Read): void {
  const { truth } = world;
  const read = readAll(world, place, 1);
  const lastStable = truth.lastStable(place, log.end);
  if (read.lastStable !== lastStable) {
    throw new Broken(
      `${place} is said to be stable up to ${read.lastStable}, is up to ${lastStable}`,
    );
  }
  const beyond = read.batches.find((batch) => batch.lastOffset >= lastStable);
  if (beyond) throw new Broken(`${place}@${beyond.baseOffset} is read, stable is ${lastStable}`);
  const seen = visible(read);
  const promised = truth.logOf(place);
  const isCommitted = (offset: bigint): boolean =>
    (promised.get(offset)?.transaction?.state ?? 'committed') === 'committed';
  const wanted = log.batches
    .filter(({ isControl }) => !isControl)
    .flatMap(({ records }) => records?.map(({ offset }) => offset) ?? [])
    .filter((offset) => offset < lastStable && isCommitted(offset));
  if (seen.join() !== wanted.join()) {
    throw new Broken(`${place}: committed are ${wanted.join()}, read were ${seen.join()}`);
  }
}

/** What a consumer makes of it: it leaves out those that it is told were aborted, up to their markers. */
function visible({ batches, aborted }: Read): bigint[] {
  const coming = [...aborted].sort((a, b) => Number(a.firstOffset - b.firstOffset));
  const leftOut = new Set<bigint>();
  const offsets: bigint[] = [];
  for (const { isControl, control, producerId, lastOffset, isTransactional, records } of batches) {
    while (coming[0] && coming[0].firstOffset <= lastOffset) {
      leftOut.add(coming.shift()?.producerId ?? -1n);
    }
    if (isControl) {
      if (control === 'abort') leftOut.delete(producerId);
    } else if (!isTransactional || !leftOut.has(producerId)) {
      offsets.push(...(records ?? []).map(({ offset }) => offset));
    }
  }
  return offsets;
}

/** The group has committed what it was told it had, and nowhere beyond the end of a log. */
function checkCommits(world: World): void {
  const { observer, truth } = world;
  for (const place of places) {
    const { topic, partition } = partitionOf(place);
    const topics = [{ name: topic, partitionIndexes: [partition] }];
    const answer = observer.ask('OffsetFetch', 5, { groupId, topics });
    const committed = answer.topics[0]?.partitions[0]?.committedOffset;
    const { end } = readAll(world, place, 0);
    if (committed === undefined || committed > end) {
      throw new Broken(`${committed} is committed on ${place}, which ends at ${end}`);
    }
    const wanted = truth.committed.get(place)?.offset ?? -1n;
    if (committed !== wanted) {
      throw new Broken(`${committed} is committed on ${place}, promised was ${wanted}`);
    }
  }
}
