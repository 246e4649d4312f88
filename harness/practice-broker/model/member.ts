// A consumer in the group: it joins, shares out what the group reads if it is the leader, reads what is committed, and
// commits. One step at a time, so that everything else may happen in between.
import { errorCode } from '../../protocol/errors.ts';
import { decodeBatches } from '../../protocol/records/batches.ts';
import type { Client, Sent } from '../testing/drive.ts';
import { Broken, type Place } from './truth.ts';
import { groupId, type Loss, partitionOf, places, type World } from './world.ts';

type Waiting =
  | { for: 'join'; sent: Sent<'JoinGroup'> }
  | { for: 'sync'; sent: Sent<'SyncGroup'>; generation: number };

export interface Member {
  readonly name: string;
  client: Client;
  memberId: string;
  waiting: Waiting | undefined;
  /** −1: it is in no generation. */
  generation: number;
  readonly positions: Map<Place, bigint>;
}

export function createMember({ driven }: World, name: string): Member {
  return {
    ...{ name, client: driven.connect(name), memberId: '', waiting: undefined, generation: -1 },
    positions: new Map(),
  };
}

/** How members share out: each place to one of them, in turn. */
export type Assign = (members: readonly string[]) => Map<string, Place[]>;

export const takeTurns: Assign = (members) => {
  const shares = new Map<string, Place[]>(members.map((member) => [member, []]));
  for (const [i, place] of places.entries()) {
    shares.get(members[i % members.length] ?? '')?.push(place);
  }
  return shares;
};

export function crash({ driven }: World, member: Member): void {
  member.client.close();
  member.client = driven.connect(member.name);
  member.memberId = '';
  out(member);
}

export function leave(world: World, member: Member): void {
  if (member.waiting) return;
  member.client.ask('LeaveGroup', 1, { groupId, memberId: member.memberId });
  member.memberId = '';
  out(member);
}

function out(member: Member): void {
  member.waiting = undefined;
  member.generation = -1;
  member.positions.clear();
}

/** Does what comes next for it. */
export function step(world: World, member: Member, assign: Assign): void {
  const { waiting } = member;
  if (waiting?.for === 'join') joined(world, member, waiting.sent, assign);
  else if (waiting?.for === 'sync') synced(world, member, waiting);
  else if (member.generation < 0) join(member);
  else if (isStillIn(member)) readOn(member);
}

function join(member: Member): void {
  const protocols = [{ name: 'turns', metadata: new Uint8Array() }];
  const { memberId } = member;
  const sent = member.client.send('JoinGroup', 5, {
    ...{ groupId, sessionTimeoutMs: 10_000, rebalanceTimeoutMs: 15_000 },
    ...{ memberId, protocolType: 'consumer', protocols },
  });
  member.waiting = { for: 'join', sent };
}

function joined(world: World, member: Member, { answer }: Sent<'JoinGroup'>, assign: Assign): void {
  if (answer === undefined) return;
  out(member);
  if (answer.errorCode === errorCode('MEMBER_ID_REQUIRED')) member.memberId = answer.memberId;
  else if (answer.errorCode !== 0) refused(member, answer.errorCode);
  if (answer.errorCode !== 0) {
    join(member);
    return;
  }
  const { memberId, generationId, leader } = answer;
  member.memberId = memberId;
  world.latestGeneration = Math.max(world.latestGeneration, generationId);
  const shares = leader === memberId ? assign(answer.members.map((one) => one.memberId)) : [];
  const assignments = [...shares].map(([id, share]) => ({
    ...{ memberId: id, assignment: new TextEncoder().encode(share.join(',')) },
  }));
  const body = { groupId, generationId, memberId, assignments };
  const sent = member.client.send('SyncGroup', 3, body);
  member.waiting = { for: 'sync', sent, generation: generationId };
}

function synced(
  world: World,
  member: Member,
  { sent: { answer }, generation }: Extract<Waiting, { for: 'sync' }>,
): void {
  if (answer === undefined) return;
  out(member);
  if (answer.errorCode !== 0) {
    refused(member, answer.errorCode);
    return;
  }
  member.generation = generation;
  const share = new TextDecoder().decode(answer.assignment);
  for (const place of share === '' ? [] : share.split(',')) {
    const key = `${generation} ${place}`;
    const owner = world.ownerOf.get(key);
    if (owner !== undefined && owner !== member.memberId) {
      throw new Broken(`${place} has two owners in generation ${generation}`);
    }
    world.ownerOf.set(key, member.memberId);
    member.positions.set(place, world.truth.committed.get(place)?.offset ?? 0n);
  }
}

/** Who is not known any more comes as a new member; the others join again as who they are. */
function refused(member: Member, code: number): void {
  const isUnknown = code === errorCode('UNKNOWN_MEMBER_ID');
  const isOld = code === errorCode('ILLEGAL_GENERATION');
  if (!isUnknown && !isOld && code !== errorCode('REBALANCE_IN_PROGRESS')) {
    throw new Broken(`${member.name} got error ${code}`);
  }
  if (isUnknown) member.memberId = '';
  out(member);
}

function isStillIn(member: Member): boolean {
  const { generation, memberId, client } = member;
  const body = { groupId, generationId: generation, memberId };
  const code = client.ask('Heartbeat', 3, body).errorCode;
  if (code !== 0) refused(member, code);
  return code === 0;
}

/** Reads on in each of its partitions. */
function readOn({ client, positions }: Member): void {
  for (const [place, fetchOffset] of positions) {
    const { topic, partition } = partitionOf(place);
    const partitions = [{ partition, fetchOffset, partitionMaxBytes: 200 }];
    const answer = client.ask('Fetch', 11, {
      ...{ maxWaitMs: 0, minBytes: 1, maxBytes: 200, isolationLevel: 1 },
      topics: [{ topic, partitions }],
    }).responses[0]?.partitions[0];
    if (answer?.errorCode === errorCode('OFFSET_OUT_OF_RANGE')) {
      const earliest = client.ask('ListOffsets', 3, {
        ...{ replicaId: -1, isolationLevel: 1 },
        topics: [{ name: topic, partitions: [{ partitionIndex: partition, timestamp: -2n }] }],
      });
      positions.set(place, earliest.topics[0]?.partitions[0]?.offset ?? -1n);
    } else if (answer?.errorCode !== 0) {
      throw new Broken(`Fetch from ${place} got error ${answer?.errorCode ?? 'none'}`);
    } else {
      const last = decodeBatches(answer.records ?? new Uint8Array()).at(-1);
      if (last) positions.set(place, last.lastOffset + 1n);
    }
  }
}

/** Commits how far it has read. A commit from an old generation must not be taken. */
export function commit(world: World, member: Member, loss: Loss): void {
  const { generation, memberId, client, positions } = member;
  if (generation < 0 || member.waiting || positions.size === 0 || loss === 'request') return;
  const topics = [...positions].map(([place, committedOffset]) => {
    const { topic, partition } = partitionOf(place);
    const partitions = [{ partitionIndex: partition, committedOffset, committedMetadata: '' }];
    return { name: topic, partitions };
  });
  const body = { groupId, generationIdOrMemberEpoch: generation, memberId, topics };
  const answer = client.ask('OffsetCommit', 5, body);
  const code = answer.topics[0]?.partitions[0]?.errorCode ?? -1;
  if (code !== 0) {
    refused(member, code);
    return;
  }
  if (generation < world.latestGeneration) {
    throw new Broken(`a commit of generation ${generation} was taken in ${world.latestGeneration}`);
  }
  for (const [place, offset] of positions) world.truth.commit(place, offset);
  if (loss === 'answer') {
    client.close();
    member.client = world.driven.connect(member.name);
  }
}
