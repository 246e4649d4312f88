// How a member comes into its group: it joins, the leader shares out, each gets its share. What the broker
// is asked is the same as a real client asks it.
import { errorCode } from '../protocol/errors.ts';
import {
  decodeAssignment,
  encodeAssignment,
  encodeSubscription,
} from '../protocol/groups/consumer-protocol.ts';
import type { ResponseBody } from '../protocol/messages.ts';
import { expectNone } from './admin.ts';
import type { Process } from './process.ts';
import type { Script } from './script.ts';

export interface Membership {
  group: string;
  memberId: string;
  generation: number;
}

export interface Share {
  topic: string;
  partition: number;
}

export interface GroupOptions {
  group: string;
  topics: readonly string[];
  /** Virtual ms after which the broker takes a silent member for dead. */
  sessionMs: number;
}

/**
 * Joins, as often as it takes, and gives the share.
 * @param memberId of an earlier generation; empty for a newcomer
 */
export function* joinGroup(
  me: Process,
  options: GroupOptions,
  memberId: string,
): Script<{ membership: Membership; shares: Share[] }> {
  let id = memberId;
  for (;;) {
    const joined = yield* me.ask('JoinGroup', 5, joinBody(options, id));
    if (joined.errorCode === errorCode('UNKNOWN_MEMBER_ID')) id = '';
    else if (joined.errorCode === errorCode('MEMBER_ID_REQUIRED')) id = joined.memberId;
    else {
      expectNone('JoinGroup', joined.errorCode);
      id = joined.memberId;
      const membership = { group: options.group, memberId: id, generation: joined.generationId };
      const assignments =
        joined.leader === id ? yield* shareOut(me, options.topics, joined.members) : [];
      const { group: groupId, generation: generationId } = membership;
      const body = { groupId, generationId, memberId: id, assignments };
      const synced = yield* me.ask('SyncGroup', 3, body);
      if (synced.errorCode === 0) return { membership, shares: sharesIn(synced.assignment) };
      if (!isOver(synced.errorCode)) expectNone('SyncGroup', synced.errorCode);
    }
  }
}

export function* leaveGroup(me: Process, { group, memberId }: Membership): Script {
  yield* me.ask('LeaveGroup', 1, { groupId: group, memberId });
}

/** Whether an error says that this generation is over for the member. */
export function isOver(code: number): boolean {
  return ['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID'].some(
    (name) => code === errorCode(name as 'UNKNOWN_MEMBER_ID'),
  );
}

function joinBody({ group, topics, sessionMs }: GroupOptions, memberId: string) {
  const metadata = encodeSubscription({ version: 0, topics: [...topics], userData: null });
  return {
    ...{ groupId: group, memberId, protocolType: 'consumer' },
    ...{ sessionTimeoutMs: sessionMs, rebalanceTimeoutMs: 10 * sessionMs },
    protocols: [{ name: 'turns', metadata }],
  };
}

/** Partitions in turn to the members, in the order of their ids, which begin with their names. */
function* shareOut(
  me: Process,
  topics: readonly string[],
  members: ResponseBody<'JoinGroup'>['members'],
): Script<{ memberId: string; assignment: Uint8Array }[]> {
  const asked = topics.map((name) => ({ name }));
  const { topics: known } = yield* me.ask('Metadata', 4, { topics: asked });
  const partitions = known.flatMap(({ name, partitions }) =>
    partitions.map(({ partitionIndex }) => ({ topic: name ?? '', partition: partitionIndex })),
  );
  partitions.sort((a, b) => a.topic.localeCompare(b.topic, 'en') || a.partition - b.partition);
  const ids = members.map(({ memberId }) => memberId).sort();
  return ids.map((memberId, turn) => {
    const mine = partitions.filter((_, index) => index % ids.length === turn);
    const assignedPartitions = topics.map((topic) => ({
      topic,
      partitions: mine.filter((one) => one.topic === topic).map(({ partition }) => partition),
    }));
    const assignment = encodeAssignment({ version: 0, assignedPartitions, userData: null });
    return { memberId, assignment };
  });
}

function sharesIn(bytes: Uint8Array): Share[] {
  return (decodeAssignment(bytes)?.assignedPartitions ?? []).flatMap(({ topic, partitions }) =>
    partitions.map((partition) => ({ topic, partition })),
  );
}
