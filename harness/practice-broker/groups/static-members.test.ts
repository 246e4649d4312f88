import { describe, expect, it } from 'vitest';
import { errorCode } from '../../protocol/errors.ts';
import { drive } from '../testing/drive.ts';
import { bytes, describeGroup, join, now, sync, text } from './testing/ask.ts';

const FENCED = errorCode('FENCED_INSTANCE_ID');
const groupInstanceId = 'i1';

/** A stable group of one static member. */
function stable(over: Parameters<typeof join>[1] = {}) {
  const driven = drive();
  const client = driven.connect();
  const { memberId } = now(join(client, { groupInstanceId, ...over }, 5));
  const assignments = [{ memberId, assignment: bytes('A') }];
  now(sync(client, { memberId, groupInstanceId, assignments }));
  return { driven, client, memberId };
}

function beatAs(client: ReturnType<typeof stable>['client'], memberId: string): number {
  const body = { groupId: 'g', generationId: 1, memberId, groupInstanceId };
  return client.ask('Heartbeat', 3, body).errorCode;
}

describe('a static member', () => {
  it('joins without an id first, and is called after its instance', () => {
    expect(stable().memberId).toMatch(/^i1-/);
  });

  it('comes back under a new id, in the same generation, and shuts its former self out', () => {
    const { client, memberId } = stable();
    const back = now(join(client, { groupInstanceId }, 5));
    // Told who led before, it does not take itself for the leader and shares nothing out anew.
    expect(back).toMatchObject({ generationId: 1, leader: memberId, members: [] });
    expect(back.memberId).not.toBe(memberId);
    expect(beatAs(client, memberId)).toBe(FENCED);
    expect(beatAs(client, back.memberId)).toBe(0);
    const fetched = sync(client, { memberId: back.memberId, groupInstanceId });
    expect(text(now(fetched).assignment)).toBe('A');
    expect(now(join(client, { groupInstanceId, memberId }, 5)).errorCode).toBe(FENCED);
  });

  it('that leads is told to leave the assignment as it is, if it can understand that', () => {
    const { client } = stable();
    const back = now(join(client, { groupInstanceId }, 9));
    expect(back).toMatchObject({ leader: back.memberId, skipAssignment: true, members: [{}] });
  });

  it('brings a rebalance if its protocols change the one that is followed', () => {
    const { client } = stable();
    const protocols = [{ name: 'other', metadata: bytes('') }];
    // Nobody else is there to support another protocol than it does.
    const back = now(join(client, { groupInstanceId, protocols }, 5));
    expect(back.errorCode).toBe(errorCode('INCONSISTENT_GROUP_PROTOCOL'));
    const both = [...protocols, { name: 'range', metadata: bytes('') }];
    expect(now(join(client, { groupInstanceId, protocols: both }, 5))).toMatchObject({
      ...{ errorCode: 0, generationId: 2, protocolName: 'other' },
    });
  });

  it('that comes back begins a session, and keeps the lead of others', () => {
    const { driven, client, memberId } = stable({ sessionTimeoutMs: 60_000 });
    const other = driven.connect();
    const joining = join(other, { sessionTimeoutMs: 60_000 });
    now(join(client, { groupInstanceId, memberId, sessionTimeoutMs: 60_000 }, 5));
    now(sync(client, { memberId, groupInstanceId, generationId: 2 }));
    now(sync(other, { memberId: now(joining).memberId, generationId: 2 }));
    const back = now(join(client, { groupInstanceId, sessionTimeoutMs: 2_000 }, 9));
    expect(back).toMatchObject({ leader: back.memberId, generationId: 2 });
    driven.advance(2_000);
    expect(describeGroup(client).members).toHaveLength(1);
  });

  it('that comes back still has to fetch what it did not fetch before', () => {
    const { driven, client, memberId } = stable({ rebalanceTimeoutMs: 3_000 });
    const late = driven.connect();
    const second = { groupInstanceId: 'i2', rebalanceTimeoutMs: 3_000, sessionTimeoutMs: 60_000 };
    const joining = join(late, second, 5);
    now(join(client, { groupInstanceId, memberId, rebalanceTimeoutMs: 3_000 }, 5));
    now(sync(client, { memberId, groupInstanceId, generationId: 2 }));
    expect(now(joining).generationId).toBe(2);
    now(join(late, second, 5));
    driven.advance(2_999);
    expect(describeGroup(client).members).toHaveLength(2);
    driven.advance(1);
    expect(describeGroup(client).members).toHaveLength(1);
  });

  it('fences a former self that waits at a barrier', () => {
    const { driven, client } = stable();
    const [b, again] = [driven.connect(), driven.connect()];
    const waiting = join(b, { groupInstanceId: 'i2' }, 5);
    expect(waiting.answer).toBeUndefined();
    const second = join(again, { groupInstanceId: 'i2' }, 5);
    expect(now(waiting).errorCode).toBe(FENCED);
    expect(second.answer).toBeUndefined();
    expect(describeGroup(client).members).toHaveLength(2);
  });

  it('keeps its place when it misses the join barrier, but not the lead, and goes if it does not sync', () => {
    const { driven, client, memberId } = stable({ rebalanceTimeoutMs: 1_000 });
    const over = { rebalanceTimeoutMs: 1_000, sessionTimeoutMs: 60_000 };
    const joining = join(driven.connect(), over);
    driven.advance(1_000);
    const joined = now(joining);
    expect(joined.leader).toBe(joined.memberId);
    expect(joined.members.map((member) => member.memberId)).toEqual([memberId, joined.memberId]);
    now(sync(driven.connect(), { memberId: joined.memberId, generationId: 2 }));
    driven.advance(1_000);
    expect(describeGroup(client).members).toHaveLength(1); // it did not fetch its assignment either
  });

  it('can be put out by its instance id alone', () => {
    const { client, memberId } = stable();
    const members = [
      { memberId: '', groupInstanceId: 'i2' },
      { memberId: `${memberId}x`, groupInstanceId },
      { memberId: '', groupInstanceId },
    ];
    const answer = client.ask('LeaveGroup', 3, { groupId: 'g', members });
    const codes = answer.members.map((one) => one.errorCode);
    expect(codes).toEqual([errorCode('UNKNOWN_MEMBER_ID'), FENCED, 0]);
    expect(describeGroup(client).groupState).toBe('Empty');
  });
});
