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
import { BrokerRefused } from './broker-refused.ts';

export interface RunningGhost {
  /** Says goodbye, and ends the connection. */
  leave(): Promise<void>;
}

export interface GhostSpec {
  /** The broker's names. */
  group: string;
  /** Topic → how many partitions it has. */
  topics: ReadonlyMap<string, number>;
}

/** The only assigner that kafkajs has, and so what its members speak. */
const protocol = 'RoundRobinAssigner';
const sessionTimeoutMs = 10_000;
const heartbeatMs = 25;
const joinLimitMs = 10_000;

/**
 * Joins and stays; resolves once it has partitions (or is told that there are none for it).
 * @param connection its own: a broker keeps a member that joins waiting, and with it the connection
 * @throws {BrokerRefused} when the broker does not let it in
 */
export async function haunt(
  connection: Connection,
  { group, topics }: GhostSpec,
): Promise<RunningGhost> {
  let memberId = '';
  let leaving = false;
  const metadata = encodeSubscription({
    version: 1,
    topics: [...topics.keys()],
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
    if (!isIn('JoinGroup', joined.errorCode)) return undefined;
    const { generationId } = joined;
    const synced = await connection.request('SyncGroup', 3, {
      groupId: group,
      generationId,
      memberId,
      assignments: joined.leader === memberId ? shareOut(joined, topics) : [],
    });
    return isIn('SyncGroup', synced.errorCode) ? { generationId } : undefined;
  }

  async function join(): Promise<number> {
    const deadline = performance.now() + joinLimitMs;
    for (;;) {
      const taken = await takePart();
      if (taken !== undefined) return taken.generationId;
      if (performance.now() > deadline) {
        throw new BrokerRefused(`JoinGroup ${group}: not let in within ${joinLimitMs / 1000} s`);
      }
    }
  }

  async function stay(first: number): Promise<void> {
    for (let generationId = first; !leaving;) {
      await new Promise((resolve) => setTimeout(resolve, heartbeatMs));
      if (isLeaving()) return;
      const beat = await connection.request('Heartbeat', 3, {
        groupId: group,
        generationId,
        memberId,
      });
      if (beat.errorCode !== 0 && !isLeaving()) generationId = await join();
    }
  }
  // A function, so that the compiler does not take `leaving` for unchanged across an await.
  const isLeaving = (): boolean => leaving;

  const staying = stay(await join());
  // Whoever leaves hears of it; until then nobody may listen.
  staying.catch(() => undefined);
  return {
    async leave() {
      leaving = true;
      await staying;
      await connection.request('LeaveGroup', 3, { groupId: group, members: [{ memberId }] });
      connection.close();
    },
  };
}

/** A member id is required first, the group is rebalancing, its coordinator is not there yet. */
const again = new Set([14, 15, 16, 22, 25, 27, 79]);

function isIn(what: string, code: number): boolean {
  if (code !== 0 && !again.has(code)) {
    throw new BrokerRefused(`${what} of a ghost: ${errorName(code)}`);
  }
  return code === 0;
}

/** Deals the partitions out in turn, as a leader does. */
function shareOut(
  { members }: ResponseBody<'JoinGroup'>,
  topics: ReadonlyMap<string, number>,
): { memberId: string; assignment: Uint8Array }[] {
  const everybody = members.map(({ memberId, metadata }) => ({
    memberId,
    wants: new Set(decodeSubscription(metadata).topics),
    gets: new Map<string, number[]>(),
  }));
  let turn = 0;
  for (const [topic, count] of topics) {
    const takers = everybody.filter(({ wants }) => wants.has(topic));
    for (let partition = 0; partition < count; partition += 1) {
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
