import { describe, expect, it } from 'vitest';
import { errorCode } from '../../protocol/errors.ts';
import { withSize } from '../../protocol/frames.ts';
import { encodeRequest } from '../../protocol/messages.ts';
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

const code = errorCode;
const anyone = { correlationId: 1, clientId: 'test' };

describe('a first member', () => {
  it('leads generation 1 and gets what it assigned itself', () => {
    const client = drive().connect('milk');
    const joined = now(join(client));
    expect(joined).toMatchObject({ errorCode: 0, generationId: 1, protocolName: 'range' });
    expect(joined.leader).toBe(joined.memberId);
    expect(joined.memberId).toMatch(/^milk-[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-/);
    expect(joined.members.map((one) => text(one.metadata))).toEqual(['m']);
    const { memberId } = joined;
    const synced = sync(client, { memberId, assignments: [{ memberId, assignment: bytes('A') }] });
    expect(text(now(synced).assignment)).toBe('A');
    expect(describeGroup(client).groupState).toBe('Stable');
  });

  it('is given an id first from version 4 on, and takes a place with it', () => {
    const client = drive().connect();
    const first = now(join(client, {}, 5));
    expect(first).toMatchObject({ errorCode: code('MEMBER_ID_REQUIRED'), generationId: -1 });
    expect(describeGroup(client).groupState).toBe('Empty');
    const second = now(join(client, { memberId: first.memberId }, 5));
    expect(second).toMatchObject({ errorCode: 0, memberId: first.memberId, generationId: 1 });
  });

  it('cannot use an id that it was given too long ago', () => {
    const driven = drive();
    const client = driven.connect();
    const { memberId } = now(join(client, { sessionTimeoutMs: 1_000 }, 5));
    driven.advance(1_001);
    expect(now(join(client, { memberId }, 5)).errorCode).toBe(code('UNKNOWN_MEMBER_ID'));
  });

  it.each([
    [{ groupId: '' }, 'INVALID_GROUP_ID'],
    [{ sessionTimeoutMs: 99 }, 'INVALID_SESSION_TIMEOUT'],
    [{ sessionTimeoutMs: 1_800_001 }, 'INVALID_SESSION_TIMEOUT'],
    [{ protocols: [] }, 'INCONSISTENT_GROUP_PROTOCOL'],
    [{ protocolType: '' }, 'INCONSISTENT_GROUP_PROTOCOL'],
    [{ memberId: 'nobody' }, 'UNKNOWN_MEMBER_ID'],
  ] as const)('is refused with %j', (over, name) => {
    const memberId = 'memberId' in over ? over.memberId : '';
    expect(now(join(drive().connect(), over))).toMatchObject({ errorCode: code(name), memberId });
  });
});

describe('the join barrier', () => {
  it('does not hold the first of several that were given an id', () => {
    const driven = drive();
    const [a, b] = [driven.connect(), driven.connect()];
    const { memberId } = now(join(a, {}, 5));
    now(join(b, {}, 5));
    expect(now(join(a, { memberId }, 5)).generationId).toBe(1);
  });

  it('keeps who waits at it, however long its session is silent', () => {
    const driven = drive();
    const [a, b, c] = [driven.connect(), driven.connect(), driven.connect()];
    const first = stableGroup(a, { sessionTimeoutMs: 1_000 });
    now(join(b, {}, 5)); // an id that holds the barrier for ten seconds
    const again = join(a, { memberId: first, sessionTimeoutMs: 1_000 });
    driven.advance(5_000);
    expect(describeGroup(c).members).toHaveLength(1);
    driven.advance(5_000);
    expect(now(again)).toMatchObject({ errorCode: 0, generationId: 2 });
  });

  it('is as patient as the session if a client is too old to say', () => {
    const driven = drive();
    stableGroup(driven.connect(), { rebalanceTimeoutMs: 500 });
    const old = join(driven.connect(), { sessionTimeoutMs: 2_000 }, 0);
    driven.advance(1_999);
    expect(old.answer).toBeUndefined();
    driven.advance(1);
    expect(now(old).generationId).toBe(2);
  });

  it('holds a second member until the first has come again, which keeps the lead', () => {
    const driven = drive();
    const [a, b] = [driven.connect(), driven.connect()];
    const first = stableGroup(a);
    const second = join(b);
    expect(second.answer).toBeUndefined();
    expect(beat(a, first)).toBe(code('REBALANCE_IN_PROGRESS'));
    const again = now(join(a, { memberId: first }));
    expect(again).toMatchObject({ generationId: 2, leader: first });
    expect(again.members).toHaveLength(2);
    expect(now(second)).toMatchObject({ generationId: 2, leader: first, members: [] });
  });

  it('puts out who has not come within the rebalance timeout, and gives its lead away', () => {
    const driven = drive();
    const [a, b] = [driven.connect(), driven.connect()];
    const first = stableGroup(a, { rebalanceTimeoutMs: 5_000, sessionTimeoutMs: 60_000 });
    const second = join(b, { rebalanceTimeoutMs: 3_000 });
    driven.advance(4_999);
    expect(second.answer).toBeUndefined();
    driven.advance(1);
    const joined = now(second);
    expect(joined).toMatchObject({ generationId: 2, leader: joined.memberId });
    expect(beat(a, first, 2)).toBe(code('UNKNOWN_MEMBER_ID'));
  });

  it('waits for an id that was handed out, until the session timeout', () => {
    const driven = drive();
    const [a, b, c] = [driven.connect(), driven.connect(), driven.connect()];
    const first = stableGroup(a);
    now(join(c, { sessionTimeoutMs: 2_000 }, 5));
    const second = join(b);
    const again = join(a, { memberId: first });
    expect(again.answer).toBeUndefined();
    driven.advance(2_000);
    expect(now(again).generationId).toBe(2);
    expect(now(second).generationId).toBe(2);
  });

  it('opens when a member that is missing leaves', () => {
    const driven = drive();
    const [a, b] = [driven.connect(), driven.connect()];
    const first = stableGroup(a);
    const second = join(b);
    expect(leave(a, first)).toBe(0);
    expect(now(second)).toMatchObject({ generationId: 2, members: [{}] });
  });

  it('keeps a new member that waits longer than its session timeout', () => {
    const driven = drive();
    const [a, b] = [driven.connect(), driven.connect()];
    const first = stableGroup(a, { sessionTimeoutMs: 60_000, rebalanceTimeoutMs: 60_000 });
    const second = join(b, { sessionTimeoutMs: 1_000 });
    driven.advance(30_000);
    now(join(a, { memberId: first, sessionTimeoutMs: 60_000 }));
    expect(now(second).errorCode).toBe(0);
  });
});

describe('a member that joins again', () => {
  it('is told the same once more while its generation completes', () => {
    const client = drive().connect();
    const first = now(join(client));
    const again = now(join(client, { memberId: first.memberId }));
    expect(again).toEqual(first);
  });

  it('is told the same once more as a follower of a stable group', () => {
    const { follower, b } = twoMembers();
    expect(now(join(b, { memberId: follower }))).toMatchObject({ generationId: 2, members: [] });
    expect(describeGroup(b).groupState).toBe('Stable');
  });

  it.each([
    ['leads', (two: ReturnType<typeof twoMembers>) => join(two.a, { memberId: two.leader })],
    [
      'tells something else of itself',
      ({ b, follower }: ReturnType<typeof twoMembers>) =>
        join(b, { memberId: follower, protocols: [{ name: 'range', metadata: bytes('new') }] }),
    ],
  ])('begins a rebalance if it %s', (_case, act) => {
    const two = twoMembers();
    expect(act(two).answer).toBeUndefined();
    expect(describeGroup(two.c).groupState).toBe('PreparingRebalance');
  });
});

/** A stable group of two in generation 2. */
function twoMembers() {
  const driven = drive();
  const [a, b, c] = [driven.connect(), driven.connect(), driven.connect()];
  const leader = stableGroup(a);
  const second = join(b);
  now(join(a, { memberId: leader }));
  const follower = now(second).memberId;
  now(sync(a, { memberId: leader, generationId: 2 }));
  now(sync(b, { memberId: follower, generationId: 2 }));
  return { driven, a, b, c, leader, follower };
}

describe('the protocol', () => {
  const named = (...names: string[]) => names.map((name) => ({ name, metadata: bytes(name) }));

  it('is the one that most prefer of those that all support', () => {
    const driven = drive();
    const [a, b, c] = [driven.connect(), driven.connect(), driven.connect()];
    const first = stableGroup(a, { protocols: named('x', 'y', 'z') });
    join(b, { protocols: named('z', 'y', 'w') });
    join(c, { protocols: named('z', 'y') });
    const again = now(join(a, { memberId: first, protocols: named('x', 'y', 'z') }));
    expect(again.protocolName).toBe('z');
    expect(again.members.map((one) => text(one.metadata))).toEqual(['z', 'z', 'z']);
  });

  it('must be one that all others support', () => {
    const driven = drive();
    stableGroup(driven.connect(), { protocols: named('x', 'y') });
    const other = join(driven.connect(), { protocols: named('z') });
    expect(now(other).errorCode).toBe(code('INCONSISTENT_GROUP_PROTOCOL'));
    const otherType = join(driven.connect(), { protocols: named('x'), protocolType: 'connect' });
    expect(now(otherType).errorCode).toBe(code('INCONSISTENT_GROUP_PROTOCOL'));
  });
});

it('what a member said of itself is kept, whatever becomes of the bytes it came in', () => {
  const driven = drive();
  const body = {
    ...{ groupId: 'g', sessionTimeoutMs: 10_000, rebalanceTimeoutMs: 10_000, memberId: '' },
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata: bytes('m') }],
  };
  const frame = encodeRequest({ ...{ api: 'JoinGroup', version: 3, body }, ...anyone });
  const sent = withSize(frame);
  driven.broker.opened(99, '/127.0.0.1');
  driven.broker.received(99, sent, driven.now);
  sent.fill(0);
  const client = driven.connect();
  const [member] = describeGroup(client).members;
  const again = now(join(client, { memberId: member?.memberId ?? '' }));
  expect(again).toMatchObject({ errorCode: 0, generationId: 1 }); // as it said the same
});

describe('limits', () => {
  it('a group takes only so many members', () => {
    const driven = drive({ limits: { groupMembers: 1 } });
    stableGroup(driven.connect());
    const second = now(join(driven.connect()));
    expect(second).toMatchObject({ errorCode: code('GROUP_MAX_SIZE_REACHED'), memberId: '' });
  });

  it('an id that was handed out keeps its place', () => {
    const driven = drive({ limits: { groupMembers: 1 } });
    const client = driven.connect();
    const { memberId } = now(join(client, {}, 5));
    const other = now(join(driven.connect(), {}, 5));
    expect(other.errorCode).toBe(code('GROUP_MAX_SIZE_REACHED'));
    expect(now(join(client, { memberId }, 5)).errorCode).toBe(0);
  });

  it('there are only so many groups', () => {
    const driven = drive({ limits: { groups: 1 } });
    stableGroup(driven.connect());
    const other = now(join(driven.connect(), { groupId: 'other' }));
    expect(other.errorCode).toBe(code('COORDINATOR_NOT_AVAILABLE'));
  });

  it('what members say takes only so much memory, and is given back when they leave', () => {
    const driven = drive({ limits: { groupBytes: 4_000 } });
    const client = driven.connect();
    const large = { protocols: [{ name: 'range', metadata: new Uint8Array(3_000) }] };
    const first = now(join(client, large)).memberId;
    const refused = now(join(driven.connect(), large));
    expect(refused.errorCode).toBe(code('GROUP_MAX_SIZE_REACHED'));
    expect(leave(client, first)).toBe(0);
    expect(now(join(client, large)).errorCode).toBe(0);
  });
});
