import { describe, expect, it } from 'vitest';
import { type ErrorName, errorCode } from '../../protocol/errors.ts';
import {
  commit,
  createTopic,
  describeGroup,
  fetchCommitted,
  join,
  now,
  stableGroup,
} from '../groups/testing/ask.ts';
import { drive } from '../testing/drive.ts';
import { transactional } from './testing/ask.ts';

function driven(options: Parameters<typeof drive>[0] = {}) {
  const broker = drive(options);
  const client = broker.connect();
  createTopic(client);
  return { broker, client, ...transactional(client) };
}

const code = errorCode;

describe('a producer', () => {
  it('without a transactional id gets an id of its own each time', () => {
    const { init } = driven();
    const first = init({ transactionalId: null });
    const second = init({ transactionalId: null, transactionTimeoutMs: 0 });
    expect(first).toMatchObject({ errorCode: 0, producerEpoch: 0 });
    expect(second).toMatchObject({ errorCode: 0, producerEpoch: 0 });
    expect(second.producerId).not.toBe(first.producerId);
  });

  it('gets the next epoch under the same transactional id', () => {
    const { init } = driven();
    const first = init();
    expect(init()).toMatchObject({ producerId: first.producerId, producerEpoch: 1 });
  });

  it.each([
    ['an empty transactional id', { transactionalId: '' }, 'INVALID_REQUEST'],
    ['an id without an epoch', { producerId: 5n }, 'INVALID_REQUEST'],
    ['no timeout', { transactionTimeoutMs: 0 }, 'INVALID_TRANSACTION_TIMEOUT'],
    ['too long a timeout', { transactionTimeoutMs: 900_001 }, 'INVALID_TRANSACTION_TIMEOUT'],
  ] as const)('is refused with %s', (_what, over, name) => {
    expect(driven().init(over, 4).errorCode).toBe(code(name));
  });

  it('that says what it was before goes on, may ask again, and is fenced if it is not the last', () => {
    const { init } = driven();
    const { producerId } = init();
    const goOn = (producerEpoch: number, version = 4, id = producerId) =>
      init({ producerId: id, producerEpoch }, version);
    expect(goOn(0)).toMatchObject({ producerId, producerEpoch: 1 });
    expect(goOn(0)).toMatchObject({ producerId, producerEpoch: 1 });
    expect(goOn(1)).toMatchObject({ producerId, producerEpoch: 2 });
    expect(goOn(0).errorCode).toBe(code('PRODUCER_FENCED'));
    expect(goOn(0, 3).errorCode).toBe(code('INVALID_PRODUCER_EPOCH'));
    expect(goOn(2, 4, producerId + 1n).errorCode).toBe(code('PRODUCER_FENCED'));
  });

  it('gets another id when its epochs are used up', () => {
    const { init } = driven();
    const first = init();
    for (let i = 0; i < 32_766; i++) init();
    const after = init();
    expect(after.producerEpoch).toBe(0);
    expect(after.producerId).not.toBe(first.producerId);
  });

  it('is not taken when there are too many transactional ids', () => {
    const { init } = driven({ limits: { transactionalIds: 1 } });
    init();
    const other = init({ transactionalId: 'other' });
    expect(other.errorCode).toBe(code('COORDINATOR_NOT_AVAILABLE'));
  });
});

describe('a request in a producer’s name', () => {
  it.each([
    ['an empty transactional id', { transactionalId: '' }, 3, 'INVALID_REQUEST'],
    ['one that nobody knows', { transactionalId: 'unknown' }, 3, 'INVALID_PRODUCER_ID_MAPPING'],
    ['another producer id', { producerId: 999n }, 3, 'INVALID_PRODUCER_ID_MAPPING'],
    ['an old epoch', { producerEpoch: 0 }, 1, 'INVALID_PRODUCER_EPOCH'],
    ['an old epoch', { producerEpoch: 0 }, 2, 'PRODUCER_FENCED'],
    ['an epoch to come', { producerEpoch: 9 }, 2, 'PRODUCER_FENCED'],
  ] as const)('with %s is refused (%#)', (_what, over, version, name) => {
    const { init, add, addOffsets, end } = driven();
    init();
    const producer = { ...init(), ...over };
    expect(add(producer, [0], version)).toEqual([code(name)]);
    expect(addOffsets(producer, version)).toBe(code(name));
    expect(end(producer, true, version)).toBe(code(name));
  });
});

describe('a transaction', () => {
  it('takes all partitions or none', () => {
    const { init, add, end } = driven();
    const producer = init();
    expect(add(producer, [0, 9])).toEqual([
      code('OPERATION_NOT_ATTEMPTED'),
      code('UNKNOWN_TOPIC_OR_PARTITION'),
    ]);
    expect(end(producer, true)).toBe(code('INVALID_TXN_STATE'));
  });

  it('can be ended once more in the same way, but not in the other', () => {
    const { init, add, end } = driven();
    const producer = init();
    expect(add(producer, [0, 1])).toEqual([0, 0]);
    expect(end(producer, true)).toBe(0);
    expect(end(producer, true)).toBe(0);
    expect(end(producer, false)).toBe(code('INVALID_TXN_STATE'));
    add(producer, [0]);
    expect(end(producer, false)).toBe(0);
  });

  it('is aborted by the next producer, which has to ask twice', () => {
    const { init, add, end } = driven();
    const old = init();
    add(old, [0]);
    expect(init().errorCode).toBe(code('CONCURRENT_TRANSACTIONS'));
    const next = init();
    expect(next).toMatchObject({ errorCode: 0, producerEpoch: 2 });
    expect(end(old, true)).toBe(code('INVALID_PRODUCER_EPOCH'));
    expect(end(old, true, 3)).toBe(code('PRODUCER_FENCED'));
  });

  it('is aborted after its timeout, not before, and its producer is fenced', () => {
    const { broker, init, add, end } = driven();
    const producer = init({ transactionTimeoutMs: 1_000 });
    add(producer, [0]);
    broker.advance(999);
    expect(end(producer, true)).toBe(0);
    add(producer, [0]);
    broker.advance(1_000);
    expect(end(producer, true)).toBe(code('INVALID_PRODUCER_EPOCH'));
    const { producerId, producerEpoch } = producer;
    expect(init({ producerId, producerEpoch }, 4)).toMatchObject({ producerId, producerEpoch: 1 });
  });

  it('that has ended has no timeout any more', () => {
    const { broker, init, add, end } = driven();
    const producer = init({ transactionTimeoutMs: 1_000 });
    add(producer, [0]);
    end(producer, true);
    broker.advance(2_000);
    expect(end(producer, true)).toBe(0);
  });

  it('is drawn as it goes', () => {
    const { broker, init, add, end } = driven();
    const producer = init();
    add(producer, [0]);
    end(producer, true);
    const states = broker.changes.filter((one) => one.type === 'transaction');
    expect(states.map((one) => one.state)).toEqual(['empty', 'open', 'committed']);
  });
});

describe('offsets in a transaction', () => {
  it('count when it commits', () => {
    const { client, init, addOffsets, commitOffset, end } = driven();
    const producer = init();
    addOffsets(producer);
    expect(commitOffset(producer, 5n)).toBe(0);
    expect(fetchCommitted(client)).toMatchObject({ committedOffset: -1n, errorCode: 0 });
    expect(fetchCommitted(client, { requireStable: true })).toMatchObject({
      ...{ committedOffset: -1n, errorCode: code('UNSTABLE_OFFSET_COMMIT') },
    });
    end(producer, true);
    const stable = fetchCommitted(client, { requireStable: true });
    expect(stable).toMatchObject({ committedOffset: 5n, errorCode: 0 });
  });

  it('are dropped when it aborts', () => {
    const { client, init, addOffsets, commitOffset, end } = driven();
    const producer = init();
    addOffsets(producer);
    commitOffset(producer, 5n);
    end(producer, false);
    const stable = fetchCommitted(client, { requireStable: true });
    expect(stable).toMatchObject({ committedOffset: -1n, errorCode: 0 });
  });

  it('do not undo a commit that came after them', () => {
    const { client, init, addOffsets, commitOffset, end } = driven();
    const producer = init();
    addOffsets(producer);
    commitOffset(producer, 5n);
    commit(client, 9n);
    end(producer, true);
    expect(fetchCommitted(client)?.committedOffset).toBe(9n);
  });

  it('are gone with their group', () => {
    const { client, init, addOffsets, commitOffset, end } = driven();
    const producer = init();
    addOffsets(producer);
    commitOffset(producer, 5n);
    client.ask('DeleteGroups', 2, { groupsNames: ['g'] });
    end(producer, true);
    expect(describeGroup(client).groupState).toBe('Dead');
  });

  it('are refused to who did not say so first, and to who is not the producer', () => {
    const { init, add, addOffsets, commitOffset, end } = driven();
    const producer = init();
    addOffsets(producer);
    end(producer, true);
    add(producer, [0]);
    expect(commitOffset(producer, 5n)).toBe(code('INVALID_TXN_STATE'));
    addOffsets(producer);
    const refused: [Parameters<typeof commitOffset>[0], ErrorName][] = [
      [{ ...producer, producerEpoch: 5 }, 'INVALID_PRODUCER_EPOCH'],
      [{ ...producer, producerId: 999n }, 'INVALID_PRODUCER_ID_MAPPING'],
      [{ ...producer, transactionalId: 'unknown' }, 'INVALID_PRODUCER_ID_MAPPING'],
    ];
    for (const [who, name] of refused) expect(commitOffset(who, 5n, {}, 3)).toBe(code(name));
    expect(commitOffset(producer, 5n, { groupId: '' })).toBe(code('INVALID_GROUP_ID'));
  });

  it('of a member are taken between join and sync too', () => {
    const { client, init, addOffsets, commitOffset } = driven();
    const { memberId } = now(join(client));
    const producer = init();
    addOffsets(producer);
    const member = { memberId, generationIdOrMemberEpoch: 1 };
    expect(commitOffset(producer, 5n, member, 3)).toBe(0);
  });

  it('of a live group are taken from strangers, but not from who names another generation', () => {
    const { client, init, addOffsets, commitOffset } = driven();
    const memberId = stableGroup(client);
    const producer = init();
    addOffsets(producer);
    const as = (memberId: string, generationIdOrMemberEpoch: number): number =>
      commitOffset(producer, 5n, { memberId, generationIdOrMemberEpoch }, 3);
    expect(commitOffset(producer, 5n)).toBe(0);
    expect(as(memberId, 1)).toBe(0);
    expect(as(memberId, 7)).toBe(code('ILLEGAL_GENERATION'));
    expect(as('other', 1)).toBe(code('UNKNOWN_MEMBER_ID'));
  });
});
