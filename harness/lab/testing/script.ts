// Clients whose every step and byte comes from a seed, on a practice broker under a clock that only the script
// moves: producers, a transaction, members of a group that come, crash and go. What they saw is written down.
import { createRandom, type Random } from '../../grading/random.ts';
import { encodeAssignment, encodeSubscription } from '../../protocol/groups/consumer-protocol.ts';
import { encodeBatch } from '../../protocol/records/encode-batch.ts';
import type { Client, Driven } from '../../practice-broker/testing/drive.ts';
import { drive } from '../../practice-broker/testing/drive.ts';

const topic = 'pickups';
const partitions = [0, 1, 2];
const group = 'settlement';
const steps = 300;

interface Member {
  client: Client;
  memberId: string;
  generationId: number;
}

/** @returns a line for each thing that was seen, in order: what was asked and answered, and every change */
export function runScript(seed: number): string[] {
  const random = createRandom(seed);
  const driven = drive({ seed, startAt: Date.UTC(2026, 3, 1) });
  const seen: string[] = [];
  const see = (what: string, value: unknown): void => void seen.push(`${what} ${written(value)}`);
  const admin = driven.connect('admin');
  see(
    'CreateTopics',
    admin.ask('CreateTopics', 4, {
      topics: [
        { name: topic, numPartitions: 3, replicationFactor: 1, assignments: [], configs: [] },
      ],
      ...{ timeoutMs: 1_000, validateOnly: false },
    }),
  );
  const members: Member[] = [];
  for (let step = 0; step < steps; step += 1) {
    takeStep({ random, driven, admin, members, see });
    driven.advance(random.whole(0, 700));
  }
  see('ListOffsets', offsetsOf(admin));
  return [...seen, ...driven.changes.map((change) => `change ${written(change)}`)];
}

interface Scene {
  random: Random;
  driven: Driven;
  admin: Client;
  members: Member[];
  see(what: string, value: unknown): void;
}

function takeStep(scene: Scene): void {
  const { random, driven, admin, members, see } = scene;
  const member = members[random.whole(0, Math.max(0, members.length - 1))];
  switch (random.whole(0, 6)) {
    case 0:
      join(scene, { client: driven.connect('member'), memberId: '', generationId: -1 });
      return;
    case 1:
      if (member !== undefined) beat(scene, member);
      return;
    case 2:
      if (member !== undefined && random.next() < 0.3) {
        // It crashes: only its session tells the group.
        member.client.close();
        members.splice(members.indexOf(member), 1);
      }
      return;
    case 3:
      transact(scene);
      return;
    case 4: {
      const partition = random.whole(0, 2);
      const body = {
        ...{ replicaId: -1, maxWaitMs: 50, minBytes: 1, maxBytes: 1e6, isolationLevel: 1 },
        topics: [{ topic, partitions: [{ partition, fetchOffset: 0n, partitionMaxBytes: 1e6 }] }],
      };
      const sent = admin.send('Fetch', 11, body);
      driven.advance(60);
      see('Fetch', sent.answer);
      return;
    }
    default:
      see('Produce', admin.ask('Produce', 7, batch(random, driven.now)));
  }
}

function batch(random: Random, now: number, more: Parameters<typeof encodeBatch>[0] | object = {}) {
  const text = new TextEncoder();
  const records = Array.from({ length: random.whole(1, 5) }, (_, index) => ({
    key: text.encode(`farm-${random.whole(1, 9)}`),
    value: text.encode(JSON.stringify({ litres: random.whole(1, 900), index })),
    timestamp: BigInt(now + index),
    headers: [],
  }));
  const index = random.whole(0, 2);
  const transactionalId = 'transactionalId' in more ? String(more.transactionalId) : null;
  return {
    ...{ transactionalId, acks: -1, timeoutMs: 1_000 },
    topicData: [
      { name: topic, partitionData: [{ index, records: encodeBatch({ ...more, records }) }] },
    ],
  };
}

function transact({ random, driven, see }: Scene): void {
  const client = driven.connect('writer');
  const transactionalId = `writer-${random.whole(1, 2)}`;
  const begun = client.ask('InitProducerId', 1, { transactionalId, transactionTimeoutMs: 5_000 });
  see('InitProducerId', begun);
  const { producerId, producerEpoch } = begun;
  if (begun.errorCode !== 0) return;
  const who = { transactionalId, producerId, producerEpoch };
  see(
    'AddPartitionsToTxn',
    client.ask('AddPartitionsToTxn', 1, {
      ...{ v3AndBelowTransactionalId: transactionalId, v3AndBelowProducerId: producerId },
      v3AndBelowProducerEpoch: producerEpoch,
      v3AndBelowTopics: [{ name: topic, partitions }],
    }),
  );
  const identity = { producerId, producerEpoch, baseSequence: 0, isTransactional: true };
  see(
    'Produce',
    client.ask('Produce', 7, batch(random, driven.now, { ...identity, transactionalId })),
  );
  // Sometimes it is left open, until its time is out.
  if (random.next() < 0.8)
    see('EndTxn', client.ask('EndTxn', 1, { ...who, committed: random.next() < 0.5 }));
  client.close();
}

function join(scene: Scene, member: Member): void {
  const { driven, members, see } = scene;
  const metadata = encodeSubscription({
    ...{ version: 1, topics: [topic], userData: null, rest: new Uint8Array(4) },
  });
  const sent = member.client.send('JoinGroup', 5, {
    ...{ groupId: group, sessionTimeoutMs: 2_000, rebalanceTimeoutMs: 1_000 },
    ...{ memberId: member.memberId, protocolType: 'consumer' },
    protocols: [{ name: 'RoundRobinAssigner', metadata }],
  });
  for (let waited = 0; sent.answer === undefined && waited < 1_500; waited += 50)
    driven.advance(50);
  see('JoinGroup', sent.answer);
  if (sent.answer === undefined) return;
  const { memberId, generationId, leader, errorCode } = sent.answer;
  if (errorCode === 79 && member.memberId === '') {
    join(scene, { ...member, memberId });
    return;
  }
  if (errorCode !== 0) return;
  const assignment = encodeAssignment({
    ...{ version: 0, assignedPartitions: [{ topic, partitions }], userData: null },
  });
  const assignments = leader === memberId ? [{ memberId, assignment }] : [];
  const synced = member.client.send('SyncGroup', 3, {
    groupId: group,
    generationId,
    memberId,
    assignments,
  });
  driven.advance(10);
  see('SyncGroup', synced.answer);
  members.push({ ...member, memberId, generationId });
}

function beat({ see }: Scene, { client, memberId, generationId }: Member): void {
  const who = { groupId: group, memberId };
  see('Heartbeat', client.send('Heartbeat', 3, { ...who, generationId }).answer);
  see(
    'OffsetCommit',
    client.send('OffsetCommit', 5, {
      ...{ ...who, generationIdOrMemberEpoch: generationId },
      topics: [
        {
          name: topic,
          partitions: [{ partitionIndex: 0, committedOffset: 3n, committedMetadata: '' }],
        },
      ],
    }).answer,
  );
}

function offsetsOf(client: Client) {
  return client.ask('ListOffsets', 3, {
    ...{ replicaId: -1, isolationLevel: 1 },
    topics: [
      {
        name: topic,
        partitions: partitions.map((partitionIndex) => ({ partitionIndex, timestamp: -1n })),
      },
    ],
  });
}

/** Bytes as hexadecimal digits, so that each of them counts. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'bigint'
      ? `${field}n`
      : field instanceof Uint8Array
        ? [...field].map((byte) => byte.toString(16).padStart(2, '0')).join('')
        : field,
  );
}
