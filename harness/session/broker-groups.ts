// What the harness itself asks of a broker about groups, apart from the learner: their commits are
// read, members of the dead sent home, what is left removed. Names here are the broker's.
import { BrokerRefused, refuse } from './broker-refused.ts';
import type { Cluster } from './cluster.ts';

/** Committed offsets of a group: partition → offset; partitions without a commit are absent. */
export async function readCommits(
  cluster: Cluster,
  group: string,
  topic: string,
  partitions: number,
): Promise<Map<number, number>> {
  const partitionIndexes = Array.from({ length: partitions }, (_, i) => i);
  const answer = await onceCoordinated(
    async () =>
      (await cluster.coordinator(group)).request('OffsetFetch', 5, {
        groupId: group,
        topics: [{ name: topic, partitionIndexes }],
      }),
    (one) => [one.errorCode],
  );
  refuse(`OffsetFetch ${group}`, answer.errorCode);
  for (const part of answer.topics.flatMap((one) => one.partitions)) {
    refuse(`OffsetFetch ${group}`, part.errorCode);
  }
  return new Map(
    answer.topics
      .flatMap((one) => one.partitions)
      .filter((part) => part.committedOffset >= 0n)
      .map((part) => [part.partitionIndex, Number(part.committedOffset)]),
  );
}

/** Removes groups; one that still has members stays. */
export async function deleteGroups(cluster: Cluster, names: string[]): Promise<void> {
  await Promise.all(
    names.map((name) =>
      onceCoordinated(
        async () =>
          (await cluster.coordinator(name)).request('DeleteGroups', 1, { groupsNames: [name] }),
        (answer) => answer.results.map((one) => one.errorCode),
      ),
    ),
  );
}

/** As long as the broker still loads its groups, which takes a moment after it has started. */
const notCoordinatedYet = new Set([14, 15, 16]);
const coordinatorDeadlineMs = 10_000;

/** Asks again while the broker cannot say yet; gives its last answer when that goes on too long. */
async function onceCoordinated<T>(
  ask: () => Promise<T>,
  errorsOf: (answer: T) => number[],
): Promise<T> {
  const deadline = Date.now() + coordinatorDeadlineMs;
  for (;;) {
    const answer = await ask();
    if (!errorsOf(answer).some((code) => notCoordinatedYet.has(code)) || Date.now() > deadline) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Says goodbye for a member that was killed, so that its group need not wait for its session. */
export async function leaveGroup(cluster: Cluster, group: string, memberId: string): Promise<void> {
  const node = await cluster.coordinator(group);
  await node.request('LeaveGroup', 3, { groupId: group, members: [{ memberId }] });
}

const unknownMemberId = 25;

/**
 * Sets what an empty group has committed, as its operator does.
 * @throws {BrokerRefused} while it has members
 */
export async function commitFor(
  cluster: Cluster,
  group: string,
  topic: string,
  offsets: ReadonlyMap<number, number>,
): Promise<void> {
  const answer = await onceCoordinated(
    async () =>
      (await cluster.coordinator(group)).request('OffsetCommit', 5, {
        groupId: group,
        generationIdOrMemberEpoch: -1,
        memberId: '',
        topics: [
          {
            name: topic,
            partitions: [...offsets].map(([partitionIndex, offset]) => ({
              partitionIndex,
              committedOffset: BigInt(offset),
              committedMetadata: '',
            })),
          },
        ],
      }),
    (one) => one.topics.flatMap(({ partitions }) => partitions.map((part) => part.errorCode)),
  );
  for (const { errorCode } of answer.topics.flatMap((one) => one.partitions)) {
    if (errorCode === unknownMemberId) {
      throw new BrokerRefused(`OffsetCommit ${group}: the group still has members`);
    }
    refuse(`OffsetCommit ${group}`, errorCode);
  }
}
