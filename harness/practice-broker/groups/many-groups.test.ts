import { expect, it } from 'vitest';
import { drive, type Client, type Driven, type Sent } from '../testing/drive.ts';
import { describeGroup, join, now, sync } from './testing/ask.ts';

interface Consumer {
  client: Client;
  groupId: string;
  memberId: string;
  joining: Sent<'JoinGroup'>;
  syncing: Sent<'SyncGroup'> | undefined;
}

function consumer(driven: Driven, i: number, groupId: string): Consumer {
  const client = driven.connect(`c${i}`);
  const { memberId } = now(join(client, { groupId }, 5));
  const joining = join(client, { groupId, memberId }, 5);
  return { client, groupId, memberId, joining, syncing: undefined };
}

/** Does what a client does next. Gives whether it waits for nothing and has an assignment. */
function goOn(one: Consumer): boolean {
  const { client, groupId, memberId, joining } = one;
  const joined = joining.answer;
  if (joined === undefined) return false;
  const { generationId } = joined;
  const assignments = joined.members.map((member) => ({
    ...{ memberId: member.memberId, assignment: new Uint8Array([1]) },
  }));
  one.syncing ??= sync(client, { groupId, memberId, generationId, assignments });
  const synced = one.syncing.answer;
  if (synced === undefined) return false;
  const { errorCode } =
    synced.errorCode === 0
      ? client.ask('Heartbeat', 3, { groupId, memberId, generationId })
      : synced;
  if (errorCode === 0) return true;
  one.joining = join(client, { groupId, memberId }, 5);
  one.syncing = undefined;
  return false;
}

it('two hundred consumers of fifty groups join at once, and each group becomes whole', () => {
  const driven = drive();
  const consumers = Array.from({ length: 200 }, (_, i) => consumer(driven, i, `g${i % 50}`));
  let rounds = 0;
  while (!consumers.map(goOn).every(Boolean)) {
    expect(++rounds).toBeLessThan(10);
  }
  const looker = driven.connect();
  for (let i = 0; i < 50; i++) {
    const { groupState, members } = describeGroup(looker, `g${i}`);
    expect(groupState).toBe('Stable');
    expect(members.map((member) => member.memberAssignment.length)).toEqual([1, 1, 1, 1]);
  }
});
