// A member of a group that does no work: it joins, takes its share of the partitions, stays through
// rebalances, and leaves when it is told to. To the group's other members it is a colleague.
import type { Connection } from '../brokers/connection.ts';
import { errorName } from '../protocol/errors.ts';
import {
  decodeSubscription,
  encodeAssignment,
  encodeSubscription,
} from '../protocol/groups/consumer-protocol.ts';
import type { ResponseBody } from '../protocol/messages.ts';
import { leaveGroup } from './broker-groups.ts';
import type { Cluster } from './cluster.ts';
import { BrokerRefused } from './broker-refused.ts';

export interface RunningGhost {
  /**
   * Ends once it has partitions (or is told that there are none for it).
   * @throws {BrokerRefused} when the broker does not let it in
   */
  readonly joined: Promise<void>;
  /** Says goodbye, also while it still joins, and ends its connection. */
  leave(): Promise<void>;
}

export interface GhostSpec {
  /** Its own: a broker keeps a member that joins waiting, and with it the connection. */
  connection: Connection;
  /** Another, by which it leaves: its own may be waiting. */
  leaveBy: Cluster;
  /** The broker's names. */
  group: string;
  topics: readonly string[];
}

/** The only assigner that kafkajs has, and so what its members speak. */
const protocol = 'RoundRobinAssigner';
const sessionTimeoutMs = 10_000;
const heartbeatMs = 25;
const joinLimitMs = 10_000;
/** Between two tries to join. */
const againMs = 10;

/** Joins, and stays until it is told to leave. */
export function haunt({ connection, leaveBy, group, topics }: GhostSpec): RunningGhost {
  let memberId = '';
  let leaving = false;
  const metadata = encodeSubscription({
    version: 1,
    topics: [...topics],
    userData: null,
    rest: new Uint8Array(4), // it owns no partitions yet
  });

  /** One generation, from joining to having partitions; `undefined` where it has to begin again. */
  async function takePart(): Promise<{ generationId: number } | undefined> {
    const joined = await connection.request('JoinGroup', 5, {
      groupId: group,
      sessionTimeoutMs,
      rebalanceTimeoutMs: sessionTimeoutMs,
      memberId,
      protocolType: 'consumer',
      protocols: [{ name: protocol, metadata }],
    });
    if (joined.memberId !== '') memberId = joined.memberId;
    // The group has forgotten it: it comes as somebody new.
    if (joined.errorCode === unknownMemberId) memberId = '';
    if (!isIn('JoinGroup', joined.errorCode)) return undefined;
    const { generationId } = joined;
    const synced = await connection.request('SyncGroup', 3, {
      groupId: group,
      generationId,
      memberId,
      assignments: joined.leader === memberId ? await shareOut(joined, connection) : [],
    });
    return isIn('SyncGroup', synced.errorCode) ? { generationId } : undefined;
  }

  async function join(): Promise<number | undefined> {
    const deadline = performance.now() + joinLimitMs;
    for (;;) {
      if (isLeaving()) return undefined;
      const taken = await takePart();
      if (taken !== undefined) return taken.generationId;
      if (performance.now() > deadline) {
        throw new BrokerRefused(`JoinGroup ${group}: not let in within ${joinLimitMs / 1000} s`);
      }
      await pause(againMs);
    }
  }

  async function stay(first: number | undefined): Promise<void> {
    for (let generationId = first; generationId !== undefined;) {
      await pause(heartbeatMs);
      if (isLeaving()) return;
      const beat = await connection.request('Heartbeat', 3, {
        groupId: group,
        generationId,
        memberId,
      });
      if (beat.errorCode !== 0) generationId = await join();
    }
  }
  // A function, so that the compiler does not take `leaving` for unchanged across an await.
  const isLeaving = (): boolean => leaving;

  const joining = join();
  const staying = joining.then(stay);
  // Whoever leaves hears of it; until then nobody may listen.
  staying.catch(() => undefined);
  return {
    joined: joining.then(() => undefined),
    async leave() {
      leaving = true;
      try {
        // A join that waits for others ends by this as well.
        if (memberId !== '') await leaveGroup(leaveBy, group, memberId);
        await staying;
      } finally {
        connection.close();
      }
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

const unknownMemberId = 25;
/** A member id is required first, the group is rebalancing, its coordinator is not there yet. */
const again = new Set([14, 15, 16, 22, 25, 27, 79]);

function isIn(what: string, code: number): boolean {
  if (code !== 0 && !again.has(code)) {
    throw new BrokerRefused(`${what} of a ghost: ${errorName(code)}`);
  }
  return code === 0;
}

/** Deals the partitions of all that anybody wants out in turn, as a leader does. */
async function shareOut(
  { members }: ResponseBody<'JoinGroup'>,
  connection: Connection,
): Promise<{ memberId: string; assignment: Uint8Array }[]> {
  const everybody = members.map(({ memberId, metadata }) => ({
    memberId,
    wants: new Set(decodeSubscription(metadata).topics),
    gets: new Map<string, number[]>(),
  }));
  const wanted = [...new Set(everybody.flatMap(({ wants }) => [...wants]))].sort();
  const { topics } = await connection.request('Metadata', 6, {
    topics: wanted.map((name) => ({ name })),
    allowAutoTopicCreation: false,
  });
  let turn = 0;
  for (const { name, partitions } of topics) {
    const topic = name ?? '';
    const takers = everybody.filter(({ wants }) => wants.has(topic));
    for (const partition of partitions.map((one) => one.partitionIndex).sort((a, b) => a - b)) {
      const gets = takers[turn++ % takers.length]?.gets;
      gets?.set(topic, [...(gets.get(topic) ?? []), partition]);
    }
  }
  return everybody.map(({ memberId, gets }) => ({
    memberId,
    assignment: encodeAssignment({
      version: 0,
      assignedPartitions: [...gets].map(([topic, partitions]) => ({ topic, partitions })),
      userData: null,
    }),
  }));
}
