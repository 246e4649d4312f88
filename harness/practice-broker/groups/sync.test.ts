import { describe, expect, it } from 'vitest';
import { errorCode } from '../../protocol/errors.ts';
import { drive } from '../testing/drive.ts';
import {
  beat,
  bytes,
  describeGroup,
  join,
  leave,
  now,
  stableGroup,
  sync,
  text,
} from './testing/ask.ts';

/** Two members that have joined generation 2 and not synced. */
function twoJoined(over: Parameters<typeof join>[1] = {}) {
  const driven = drive();
  const [a, b] = [driven.connect(), driven.connect()];
  const leader = stableGroup(a, over);
  const second = join(b, over);
  now(join(a, { ...over, memberId: leader }));
  return { driven, a, b, leader, follower: now(second).memberId };
}

describe('the sync barrier', () => {
  it('holds a follower until the leader has brought the assignments', () => {
    const { a, b, leader, follower } = twoJoined();
    const fetched = sync(b, { memberId: follower, generationId: 2 });
    expect(fetched.answer).toBeUndefined();
    const assignments = [
      { memberId: follower, assignment: bytes('F') },
      { memberId: 'nobody', assignment: bytes('N') },
    ];
    expect(
      now(sync(a, { memberId: leader, generationId: 2, assignments })).assignment,
    ).toHaveLength(0);
    expect(text(now(fetched).assignment)).toBe('F');
    const again = sync(b, { memberId: follower, generationId: 2 });
    expect(text(now(again).assignment)).toBe('F');
  });

  it('sends who waits at it to join anew when the group changes', () => {
    const { driven, b, follower } = twoJoined();
    const fetched = sync(b, { memberId: follower, generationId: 2 });
    join(driven.connect());
    expect(now(fetched).errorCode).toBe(errorCode('REBALANCE_IN_PROGRESS'));
  });

  it('puts out who does not come within the rebalance timeout', () => {
    const { driven, a, b, leader, follower } = twoJoined({
      ...{ rebalanceTimeoutMs: 5_000, sessionTimeoutMs: 60_000 },
    });
    now(sync(a, { memberId: leader, generationId: 2 }));
    driven.advance(5_000);
    expect(beat(b, follower, 2)).toBe(errorCode('UNKNOWN_MEMBER_ID'));
    expect(beat(a, leader, 2)).toBe(errorCode('REBALANCE_IN_PROGRESS'));
  });

  it('waits for no longer once all have come', () => {
    const { driven, a, b, leader, follower } = twoJoined({
      ...{ rebalanceTimeoutMs: 5_000, sessionTimeoutMs: 60_000 },
    });
    now(sync(a, { memberId: leader, generationId: 2 }));
    now(sync(b, { memberId: follower, generationId: 2 }));
    driven.advance(30_000);
    expect(describeGroup(a)).toMatchObject({ groupState: 'Stable', members: [{}, {}] });
  });

  it('does not count on the rebalance that comes next', () => {
    const { driven, a, b, leader, follower } = twoJoined({
      ...{ rebalanceTimeoutMs: 5_000, sessionTimeoutMs: 60_000 },
    });
    now(sync(a, { memberId: leader, generationId: 2 }));
    driven.advance(4_000);
    join(driven.connect(), { rebalanceTimeoutMs: 5_000 });
    driven.advance(4_000); // beyond the time for the sync, within that for the join
    expect(describeGroup(b).members).toHaveLength(3);
    expect(beat(b, follower, 2)).toBe(errorCode('REBALANCE_IN_PROGRESS'));
  });

  it('does not wait for who left', () => {
    const { driven, a, leader, follower } = twoJoined({
      ...{ rebalanceTimeoutMs: 5_000, sessionTimeoutMs: 60_000 },
    });
    expect(leave(driven.connect(), follower)).toBe(0);
    now(join(a, { memberId: leader, rebalanceTimeoutMs: 5_000, sessionTimeoutMs: 60_000 }));
    now(sync(a, { memberId: leader, generationId: 3 }));
    driven.advance(10_000);
    expect(describeGroup(a)).toMatchObject({ groupState: 'Stable', members: [{}] });
  });

  it('shows nothing of a protocol or an assignment before it opens', () => {
    const { driven, a, b, leader, follower } = twoJoined();
    expect(describeGroup(a)).toMatchObject({
      ...{ groupState: 'CompletingRebalance', protocolData: '' },
      members: [{ memberMetadata: bytes('') }, { memberMetadata: bytes('') }],
    });
    sync(b, { memberId: follower, generationId: 2 });
    join(driven.connect());
    const [first] = describeGroup(a).members;
    expect(first).toMatchObject({ memberId: leader, memberAssignment: bytes('') });
  });

  it('answers a member that leaves while it waits', () => {
    const { driven, b, follower } = twoJoined();
    const fetched = sync(b, { memberId: follower, generationId: 2 });
    expect(leave(driven.connect(), follower)).toBe(0);
    expect(now(fetched).errorCode).toBe(errorCode('UNKNOWN_MEMBER_ID'));
  });
});

it.each([
  [{ generationId: 9 }, 'ILLEGAL_GENERATION'],
  [{ groupInstanceId: 'unheard of' }, 'UNKNOWN_MEMBER_ID'],
  [{ memberId: 'nobody' }, 'UNKNOWN_MEMBER_ID'],
  [{ groupId: 'other' }, 'UNKNOWN_MEMBER_ID'],
  [{ groupId: '' }, 'INVALID_GROUP_ID'],
  [{ protocolName: 'other' }, 'INCONSISTENT_GROUP_PROTOCOL'],
  [{ protocolType: 'other' }, 'INCONSISTENT_GROUP_PROTOCOL'],
  [{ protocolType: null }, 'INCONSISTENT_GROUP_PROTOCOL'],
] as const)('a sync with %j is refused', (over, name) => {
  const client = drive().connect();
  const { memberId } = now(join(client));
  const right = { memberId, protocolType: 'consumer', protocolName: 'range' };
  expect(now(sync(client, { ...right, ...over }, 5)).errorCode).toBe(errorCode(name));
});

it('an assignment for which there is no memory is refused, and the group goes on', () => {
  const driven = drive({ limits: { groupBytes: 4_000 } });
  const client = driven.connect();
  const { memberId } = now(join(client));
  const assignments = [{ memberId, assignment: new Uint8Array(5_000) }];
  const refused = now(sync(client, { memberId, assignments }));
  expect(refused.errorCode).toBe(errorCode('UNKNOWN_SERVER_ERROR'));
  expect(now(join(client, { memberId })).generationId).toBe(2);
});
