import { describe, expect, it } from 'vitest';
import { type ErrorName, errorCode } from '../../protocol/errors.ts';
import { drive } from '../testing/drive.ts';
import {
  commit,
  createTopic,
  describeGroup,
  fetchCommitted,
  join,
  leave,
  now,
  stableGroup,
} from './testing/ask.ts';

function driven(options: Parameters<typeof drive>[0] = {}) {
  const broker = drive(options);
  const client = broker.connect();
  createTopic(client);
  return { broker, client };
}

describe('a commit', () => {
  it('is there to be fetched, also after the members have gone', () => {
    const { client } = driven();
    const memberId = stableGroup(client);
    expect(commit(client, 7n, { memberId, generationIdOrMemberEpoch: 1 })).toBe(0);
    leave(client, memberId);
    expect(fetchCommitted(client)).toMatchObject({ committedOffset: 7n, errorCode: 0 });
  });

  it('of nobody makes a group, which is empty and has no type', () => {
    const { client } = driven();
    expect(commit(client, 1n)).toBe(0);
    expect(describeGroup(client)).toMatchObject({ groupState: 'Empty', protocolType: '' });
  });

  it('of a generation makes no group', () => {
    const { client } = driven();
    const inGeneration = { memberId: 'm', generationIdOrMemberEpoch: 5 };
    expect(commit(client, 1n, inGeneration)).toBe(errorCode('ILLEGAL_GENERATION'));
    expect(commit(client, 1n, inGeneration, 9)).toBe(errorCode('GROUP_ID_NOT_FOUND'));
    expect(describeGroup(client).groupState).toBe('Dead');
  });

  it('tells a live group who may', () => {
    const { client } = driven();
    const memberId = stableGroup(client);
    const tried = (over: Parameters<typeof commit>[2]): number => commit(client, 1n, over);
    const expected: [Parameters<typeof commit>[2], ErrorName][] = [
      [{}, 'UNKNOWN_MEMBER_ID'],
      [{ memberId }, 'ILLEGAL_GENERATION'],
      [{ memberId, generationIdOrMemberEpoch: 3 }, 'ILLEGAL_GENERATION'],
      [{ memberId: 'other', generationIdOrMemberEpoch: 1 }, 'UNKNOWN_MEMBER_ID'],
      [{ memberId, generationIdOrMemberEpoch: 1 }, 'NONE'],
    ];
    for (const [over, name] of expected) expect(tried(over)).toBe(errorCode(name));
  });

  it('has to wait between join and sync, and is taken while a rebalance is prepared', () => {
    const { broker, client } = driven();
    const { memberId } = now(join(client));
    const member = { memberId, generationIdOrMemberEpoch: 1 };
    expect(commit(client, 1n, member)).toBe(errorCode('REBALANCE_IN_PROGRESS'));
    const other = broker.connect();
    join(other);
    expect(describeGroup(client).groupState).toBe('PreparingRebalance');
    expect(commit(client, 1n, member)).toBe(0);
  });

  it('keeps the session of its member alive', () => {
    const { broker, client } = driven();
    const memberId = stableGroup(client, { sessionTimeoutMs: 1_000 });
    for (let i = 0n; i < 4n; i++) {
      broker.advance(900);
      expect(commit(client, i, { memberId, generationIdOrMemberEpoch: 1 })).toBe(0);
    }
  });

  it('refuses metadata beyond 4096 characters, however many bytes they are', () => {
    const { client } = driven();
    const with_ = (committedMetadata: string): number => commit(client, 1n, { committedMetadata });
    expect(with_('밀'.repeat(4096))).toBe(0);
    expect(with_('x'.repeat(4097))).toBe(errorCode('OFFSET_METADATA_TOO_LARGE'));
  });

  it('refuses unknown partitions one by one, and names them first', () => {
    const { client } = driven();
    const partitions = [0, 99, 1].map((partitionIndex) => ({
      ...{ partitionIndex, committedOffset: 1n, committedMetadata: null },
    }));
    const topics = [{ name: 't', partitions }];
    const answer = client.ask('OffsetCommit', 5, { groupId: 'g', memberId: '', topics });
    expect(answer.topics[0]?.partitions).toEqual([
      { partitionIndex: 99, errorCode: errorCode('UNKNOWN_TOPIC_OR_PARTITION') },
      { partitionIndex: 0, errorCode: 0 },
      { partitionIndex: 1, errorCode: 0 },
    ]);
  });

  it('finds no room when there is too much already', () => {
    const { client } = driven({ limits: { groupBytes: 1_000 } });
    expect(commit(client, 1n, { partitionIndex: 1, committedMetadata: 'x'.repeat(300) })).toBe(0);
    expect(commit(client, 1n)).toBe(errorCode('COORDINATOR_NOT_AVAILABLE'));
  });
});

it('a deleted group gives its room back', () => {
  const { client } = driven({ limits: { groupBytes: 1_000 } });
  const large = { committedMetadata: 'x'.repeat(300) };
  for (let i = 0; i < 3; i++) {
    expect(commit(client, 1n, large)).toBe(0);
    client.ask('DeleteGroups', 2, { groupsNames: ['g'] });
  }
});

describe('fetching', () => {
  it('gives -1 for what was never committed, of groups that nobody knows too', () => {
    const { client } = driven();
    const none = { committedOffset: -1n, committedLeaderEpoch: -1, metadata: '', errorCode: 0 };
    expect(fetchCommitted(client)).toMatchObject(none);
  });

  it('gives all that was committed if no topic is named, of several groups', () => {
    const { client } = driven();
    commit(client, 1n);
    commit(client, 2n, { partitionIndex: 2 });
    commit(client, 3n, { groupId: 'h' });
    const groups = ['g', 'h', 'none'].map((groupId) => ({ groupId, topics: null }));
    const answer = client.ask('OffsetFetch', 8, { groups });
    const offsets = answer.groups.map(({ topics }) =>
      topics.map(({ partitions }) => partitions.map((one) => one.committedOffset)),
    );
    expect(offsets).toEqual([[[1n, 2n]], [[3n]], []]);
  });
});

describe('deleting a group', () => {
  const deleted = (client: ReturnType<typeof driven>['client'], groupsNames: string[]) =>
    client.ask('DeleteGroups', 2, { groupsNames }).results.map((one) => one.errorCode);

  it('takes its offsets, and is refused to a live one', () => {
    const { client } = driven();
    const memberId = stableGroup(client);
    commit(client, 7n, { memberId, generationIdOrMemberEpoch: 1 });
    expect(deleted(client, ['g'])).toEqual([errorCode('NON_EMPTY_GROUP')]);
    leave(client, memberId);
    expect(deleted(client, ['g', 'none'])).toEqual([0, errorCode('GROUP_ID_NOT_FOUND')]);
    expect(fetchCommitted(client)?.committedOffset).toBe(-1n);
    expect(describeGroup(client).groupState).toBe('Dead');
  });
});

it('groups are listed by state and type', () => {
  const { client } = driven();
  stableGroup(client);
  commit(client, 1n, { groupId: 'h' });
  const listed = (statesFilter: string[], typesFilter: string[]) =>
    client.ask('ListGroups', 5, { statesFilter, typesFilter }).groups;
  expect(listed([], []).map((one) => one.groupId)).toEqual(['g', 'h']);
  expect(listed(['empty'], ['Classic'])).toEqual([
    { groupId: 'h', protocolType: '', groupState: 'Empty', groupType: 'classic' },
  ]);
  expect(listed([], ['consumer'])).toEqual([]);
});
