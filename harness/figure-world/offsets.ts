// A group's places: where it begins, and what it commits.
import { expectNone } from './admin.ts';
import type { Membership, Share } from './membership.ts';
import type { Process } from './process.ts';
import type { Script } from './script.ts';

export type From = 'earliest' | 'latest';

/** What the group has committed; `undefined`: nothing. */
export function* committedOffset(
  me: Process,
  group: string,
  { topic, partition }: Share,
): Script<number | undefined> {
  const topics = [{ name: topic, partitionIndexes: [partition] }];
  const answer = yield* me.ask('OffsetFetch', 3, { groupId: group, topics });
  const found = answer.topics[0]?.partitions[0];
  expectNone('OffsetFetch', found?.errorCode);
  const offset = Number(found?.committedOffset ?? -1n);
  return offset < 0 ? undefined : offset;
}

/** Where the log begins, or which offset the next record will get. */
export function* logOffset(me: Process, which: From, { topic, partition }: Share): Script<number> {
  const timestamp = which === 'earliest' ? -2n : -1n;
  const partitions = [{ partitionIndex: partition, timestamp }];
  const body = { replicaId: -1, isolationLevel: 0, topics: [{ name: topic, partitions }] };
  const answer = yield* me.ask('ListOffsets', 3, body);
  const found = answer.topics[0]?.partitions[0];
  expectNone('ListOffsets', found?.errorCode);
  return Number(found?.offset);
}

/** Commits the next offset that is wanted. Gives Kafka's error code; 0: it is taken. */
export function* commitOffset(
  me: Process,
  { group, generation, memberId }: Membership,
  { topic, partition }: Share,
  next: number,
): Script<number> {
  const committed = { committedOffset: BigInt(next), committedMetadata: '' };
  const partitions = [{ partitionIndex: partition, ...committed }];
  const body = {
    ...{ groupId: group, generationIdOrMemberEpoch: generation, memberId },
    topics: [{ name: topic, partitions }],
  };
  const answer = yield* me.ask('OffsetCommit', 5, body);
  return answer.topics[0]?.partitions[0]?.errorCode ?? -1;
}
