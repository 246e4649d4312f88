import { describe, expect, it } from 'vitest';
import { errorCode } from '../../protocol/errors.ts';
import { drive } from '../testing/drive.ts';
import { beat, describeGroup, join, leave, now, stableGroup, sync } from './testing/ask.ts';

describe('a session', () => {
  it('ends when nothing was heard for its timeout', () => {
    const driven = drive();
    const client = driven.connect();
    const memberId = stableGroup(client, { sessionTimeoutMs: 1_000 });
    driven.advance(999);
    expect(describeGroup(client).members).toHaveLength(1);
    driven.advance(1);
    expect(describeGroup(client)).toMatchObject({ groupState: 'Empty', members: [] });
    expect(beat(client, memberId)).toBe(errorCode('UNKNOWN_MEMBER_ID'));
  });

  it('goes on with each heartbeat', () => {
    const driven = drive();
    const client = driven.connect();
    const memberId = stableGroup(client, { sessionTimeoutMs: 1_000 });
    for (let i = 0; i < 5; i++) {
      driven.advance(900);
      expect(beat(client, memberId)).toBe(0);
    }
  });

  it('outlives the connection', () => {
    const driven = drive();
    const crashed = driven.connect();
    stableGroup(crashed, { sessionTimeoutMs: 1_000 });
    crashed.close();
    const other = driven.connect();
    const joining = join(other);
    driven.advance(999);
    expect(joining.answer).toBeUndefined();
    driven.advance(1);
    expect(now(joining)).toMatchObject({ generationId: 2, members: [{}] });
  });

  it('lets a heartbeat before the sync pass', () => {
    const client = drive().connect();
    const { memberId } = now(join(client));
    expect(beat(client, memberId)).toBe(0);
    expect(beat(client, memberId, 2)).toBe(errorCode('ILLEGAL_GENERATION'));
    expect(beat(client, 'nobody')).toBe(errorCode('UNKNOWN_MEMBER_ID'));
  });

  it('ends for who joined and then fell silent', () => {
    const driven = drive();
    const client = driven.connect();
    now(join(client, { sessionTimeoutMs: 1_000 }));
    driven.advance(1_000);
    expect(describeGroup(client).groupState).toBe('Empty');
  });
});

describe('leaving', () => {
  it('empties a group, which counts a generation and keeps its type', () => {
    const client = drive().connect();
    const memberId = stableGroup(client);
    expect(leave(client, memberId)).toBe(0);
    expect(describeGroup(client)).toMatchObject({ groupState: 'Empty', protocolType: 'consumer' });
    expect(now(join(client)).generationId).toBe(3);
    expect(leave(client, memberId)).toBe(errorCode('UNKNOWN_MEMBER_ID'));
  });

  it('ends a session for good', () => {
    const driven = drive();
    const [a, b] = [driven.connect(), driven.connect()];
    const first = stableGroup(a, { sessionTimeoutMs: 60_000 });
    const second = join(b, { sessionTimeoutMs: 5_000 });
    now(join(a, { memberId: first, sessionTimeoutMs: 60_000 }));
    leave(b, now(second).memberId);
    now(join(a, { memberId: first, sessionTimeoutMs: 60_000 }));
    now(sync(a, { memberId: first, generationId: 3 }));
    driven.advance(6_000);
    expect(describeGroup(a)).toMatchObject({
      groupState: 'Stable',
      members: [{ memberId: first }],
    });
  });

  it('takes several at once, and tells each its own error', () => {
    const driven = drive();
    const [a, b] = [driven.connect(), driven.connect()];
    const first = stableGroup(a);
    const second = join(b);
    now(join(a, { memberId: first }));
    const members = [
      { memberId: 'nobody' },
      { memberId: now(second).memberId },
      { memberId: first, groupInstanceId: 'unheard of' },
      { memberId: '' },
    ];
    const answer = a.ask('LeaveGroup', 3, { groupId: 'g', members });
    expect(answer.errorCode).toBe(0);
    const unknown = errorCode('UNKNOWN_MEMBER_ID');
    expect(answer.members.map((one) => one.errorCode)).toEqual([unknown, 0, unknown, unknown]);
    expect(describeGroup(a).members.map((one) => one.memberId)).toEqual([first]);
  });

  it('gives back an id that was handed out', () => {
    const driven = drive();
    const [a, b, c] = [driven.connect(), driven.connect(), driven.connect()];
    const first = stableGroup(a);
    const pending = now(join(c, {}, 5)).memberId;
    const second = join(b);
    const again = join(a, { memberId: first });
    expect(leave(c, pending)).toBe(0);
    expect(now(again).generationId).toBe(2);
    expect(now(second).generationId).toBe(2);
  });
});
