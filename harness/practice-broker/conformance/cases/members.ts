// What the cases of groups share: members that join, in the words of the protocol's newest or oldest version.
import { encodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import type { BodyFor, Pending, Script, Speaker } from '../case.ts';

export interface Wanted {
  memberId?: string;
  groupInstanceId?: string | null;
  sessionTimeoutMs?: number;
  rebalanceTimeoutMs?: number;
  protocolType?: string;
  /** Names of its protocols; its metadata is `<name> of <who>`. */
  protocols?: readonly string[];
  who?: string;
}

export function joining(groupId: string, wanted: Wanted = {}): BodyFor<'JoinGroup'> {
  const { protocols = ['range'], who = 'a', ...rest } = wanted;
  return {
    ...{ groupId, sessionTimeoutMs: 10_000, rebalanceTimeoutMs: 10_000, memberId: '' },
    ...{ protocolType: 'consumer', ...rest },
    protocols: protocols.map((name) => ({ name, metadata: encodeUtf8(`${name} of ${who}`) })),
  };
}

export interface Member {
  speaker: Speaker;
  groupId: string;
  memberId: string;
  generationId: number;
}

/** A member alone in a new group, with its assignment; nothing of it is written down. */
export async function lonelyMember(
  script: Script,
  groupId: string,
  wanted: Wanted = {},
): Promise<Member> {
  const speaker = await script.connect('a');
  const joined = await speaker.quietly('JoinGroup', 3, joining(groupId, wanted));
  const { memberId, generationId } = joined;
  const assignments = [{ memberId, assignment: encodeUtf8('all to a') }];
  await speaker.quietly('SyncGroup', 2, { groupId, generationId, memberId, assignments });
  return { speaker, groupId, memberId, generationId };
}

/** Waits until the group is in this state. */
export async function untilState(script: Script, groupId: string, state: string): Promise<void> {
  await script.until(`${groupId} is ${state}`, async () => {
    const { groups } = await script.quietly('DescribeGroups', 2, { groups: [groupId] });
    return groups[0]?.groupState === state;
  });
}

/** Starts to join and waits until the group has seen it: it prepares a rebalance. */
export async function startJoin(
  script: Script,
  speaker: Speaker,
  groupId: string,
  wanted: Wanted,
  note: string,
): Promise<Pending<'JoinGroup'>> {
  const pending = speaker.start('JoinGroup', 3, joining(groupId, wanted), note);
  await untilState(script, groupId, 'PreparingRebalance');
  return pending;
}

/** OffsetCommit of one partition. */
export function committing(
  groupId: string,
  topic: string,
  offset: bigint,
  { memberId = '', generation = -1, metadata = null as string | null, partition = 0 } = {},
): BodyFor<'OffsetCommit'> {
  const at = { partitionIndex: partition, committedOffset: offset, committedMetadata: metadata };
  return {
    ...{ groupId, memberId, generationIdOrMemberEpoch: generation },
    topics: [{ name: topic, partitions: [at] }],
  };
}

/** OffsetFetch of one group, in the words of the version. */
export function fetchingOffsets(
  version: number,
  groupId: string,
  topics: readonly { name: string; partitionIndexes: number[] }[] | null,
  requireStable = false,
): BodyFor<'OffsetFetch'> {
  return version < 8
    ? { groupId, topics, requireStable }
    : { groupId: '', topics: [], groups: [{ groupId, topics }], requireStable };
}

/** Asks for one group. */
export const describing = (groupId: string) => ({ groups: [groupId] });

/** Two members `a` (the leader) and `b` who share a group, by the usual dance. Nothing is written down. */
export async function pair(script: Script, groupId: string): Promise<{ a: Member; b: Member }> {
  const a = await lonelyMember(script, groupId);
  const speaker = await script.connect('b');
  const joiningB = await startJoin(script, speaker, groupId, { who: 'b' }, 'b joins');
  const again = { memberId: a.memberId };
  const { generationId, members } = await a.speaker.quietly(
    'JoinGroup',
    3,
    joining(groupId, again),
  );
  const { memberId } = await joiningB.answer();
  const b = { speaker, groupId, memberId, generationId };
  const assignments = members.map((one) => ({
    memberId: one.memberId,
    assignment: encodeUtf8(one.memberId === memberId ? 'half to b' : 'half to a'),
  }));
  const [first, second] = [{ ...a, generationId }, b];
  await a.speaker.quietly('SyncGroup', 2, {
    groupId,
    generationId,
    memberId: a.memberId,
    assignments,
  });
  await speaker.quietly('SyncGroup', 2, { groupId, generationId, memberId, assignments: [] });
  return { a: first, b: second };
}

/** Who a member says that it is. */
export const member = ({ groupId, generationId, memberId }: Member) => ({
  groupId,
  generationId,
  memberId,
});
