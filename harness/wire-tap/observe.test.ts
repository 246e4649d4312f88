// Held to bytes that kafkajs and a real Kafka sent each other.
import { describe, expect, it } from 'vitest';
import {
  decodeRequest,
  decodeResponse,
  type ApiName,
  type Request,
  type Response,
} from '../protocol/messages.ts';
import { readVectors } from '../protocol/vectors/read-vectors.node.ts';
import { observe } from './observe.ts';
import type { Observed } from './observed.ts';

const vectors = readVectors();

/** What is seen of each captured exchange of an API while kafkajs did this. */
function seen(api: ApiName, when: string, change: (response: Response) => void = () => {}) {
  const found = vectors.filter((one) => one.api === api && one.when === when);
  return found.flatMap(({ version, request, response }): Observed[] => {
    if (response === null) return [];
    const answer = decodeResponse(api, version, response) as Response;
    change(answer);
    return observe(decodeRequest(request), answer);
  });
}

const member = expect.stringMatching(/^milk-run-/) as string;
const values = (events: readonly Observed[]): (string | null)[] =>
  events.flatMap((event) =>
    event.type === 'fetch' || event.type === 'produce'
      ? event.records.map((record) => record.value)
      : [],
  );

describe('Produce', () => {
  it('gives each record its partition, key, value, headers and the offset it got', () => {
    expect(seen('Produce', 'send')).toMatchObject([
      {
        ...{ type: 'produce', topic: 'orders', partition: 0, acks: -1, transactionalId: null },
        ...{ outcome: 'acknowledged', error: null },
        records: [
          { offset: 0, key: 'o-1', value: 'placed', headers: { trace: 'a1' } },
          { offset: 1, key: 'o-1', value: null, headers: {} },
        ],
      },
      { partition: 1, records: [{ offset: 0, key: null, value: 'günther 🥐' }] },
    ]);
  });

  it('reads compressed records', () => {
    expect(values(seen('Produce', 'send with gzip'))).toEqual(['one', 'two', 'three']);
  });

  it('names the broker’s refusal, and no offsets', () => {
    expect(seen('Produce', 'send a timestamp of the far future')).toMatchObject([
      { outcome: 'refused', error: 'INVALID_TIMESTAMP', records: [{ offset: null }] },
    ]);
  });

  it('names the transaction', () => {
    expect(seen('Produce', 'abort a transaction')).toMatchObject([{ transactionalId: 'till' }]);
  });
});

describe('Fetch', () => {
  it('gives a careful reader no control records and nothing of an aborted transaction', () => {
    const events = seen('Fetch', 'read committed');
    expect(values(events)).toEqual(['soup', 'stew', 'kept']);
    expect(events[0]).toMatchObject({ from: 0, next: 6, logStart: 0, logEnd: 6, error: null });
  });

  it('gives a curious reader aborted records too, but still no control records', () => {
    expect(values(seen('Fetch', 'read uncommitted'))).toEqual(['soup', 'stew', 'kept', 'dropped']);
  });

  it('that is empty goes on where it began', () => {
    expect(seen('Fetch', 'leave')).toMatchObject([{ from: 5, next: 5, records: [], logEnd: 5 }]);
  });

  it('leaves out what a whole batch brings of before the offset asked for', () => {
    const [vector] = vectors.filter((one) => one.api === 'Fetch' && one.when === 'read committed');
    if (!vector?.response) throw new Error('no such vector');
    const request = decodeRequest(vector.request);
    if (request.api !== 'Fetch') throw new Error('no Fetch');
    for (const part of request.body.topics.flatMap((one) => one.partitions)) part.fetchOffset = 2n;
    const answer = decodeResponse('Fetch', vector.version, vector.response);
    expect(values(observe(request satisfies Request, answer))).toEqual(['kept']);
  });
});

describe('where a reader begins', () => {
  it('is an end of the log, by ListOffsets', () => {
    expect(seen('ListOffsets', 'first member')).toMatchObject([
      { type: 'start-offset', asked: 'earliest', group: null, partition: 0, offset: 0 },
      { asked: 'earliest', partition: 1, offset: 0 },
    ]);
    expect(seen('ListOffsets', 'offsets of a topic')).toMatchObject([
      { asked: 'latest', offset: 5 },
      { asked: 'latest', offset: 3 },
    ]);
  });

  it('is the group’s commit, by OffsetFetch; none is null, not a number', () => {
    expect(seen('OffsetFetch', 'second member')).toMatchObject([
      { asked: 'commit', group: 'kitchen', topic: 'orders', partition: 1, offset: 3 },
    ]);
    expect(seen('OffsetFetch', 'read committed')).toMatchObject([{ offset: null }]);
  });

  it('is not known where the broker refuses to say', () => {
    const refusal = (response: Response): void => {
      if (response.api !== 'OffsetFetch' && response.api !== 'ListOffsets') return;
      for (const one of response.body.topics) {
        for (const part of one.partitions) part.errorCode = 16;
      }
    };
    expect(seen('OffsetFetch', 'second member', refusal)).toEqual([]);
    expect(seen('ListOffsets', 'first member', refusal)).toEqual([]);
    const whole = (response: Response): void => {
      if (response.api === 'OffsetFetch') response.body.errorCode = 16;
    };
    expect(seen('OffsetFetch', 'second member', whole)).toEqual([]);
  });
});

describe('a commit', () => {
  it('names group, partition and the next offset to read', () => {
    expect(seen('OffsetCommit', 'commit by hand')).toEqual([
      {
        ...{ type: 'commit', group: 'kitchen', topic: 'orders', partition: 0, offset: 3 },
        ...{ transactionalId: null, error: null },
      },
    ]);
  });

  it('within a transaction names the transaction', () => {
    expect(seen('TxnOffsetCommit', 'commit a transaction')).toMatchObject([
      { group: 'till-group', offset: 1, transactionalId: 'till', error: null },
    ]);
  });

  it('that is refused tells why', () => {
    const refused = seen('OffsetCommit', 'commit by hand', (response) => {
      if (response.api !== 'OffsetCommit') return;
      for (const part of response.body.topics.flatMap((one) => one.partitions)) part.errorCode = 22;
    });
    expect(refused).toMatchObject([{ offset: 3, error: 'ILLEGAL_GENERATION' }]);
  });
});

describe('membership', () => {
  it('begins with the broker’s demand for a member id, then a generation', () => {
    expect(seen('JoinGroup', 'first member')).toMatchObject([
      { group: 'kitchen', memberId: member, generation: -1, error: 'MEMBER_ID_REQUIRED' },
      { group: 'kitchen', memberId: member, generation: 1, error: null },
    ]);
  });

  it('tells which partitions each member got', () => {
    expect(seen('SyncGroup', 'second member')).toMatchObject([
      { type: 'assigned', memberId: member, partitions: [{ topic: 'orders', partition: 0 }] },
      { type: 'assigned', memberId: member, partitions: [{ topic: 'orders', partition: 1 }] },
    ]);
  });

  it('tells of a rebalance, by Heartbeat or a refused SyncGroup; a good Heartbeat is no news', () => {
    expect(seen('Heartbeat', 'second member')).toMatchObject([
      { type: 'rebalance', group: 'kitchen', error: 'REBALANCE_IN_PROGRESS' },
    ]);
    expect(seen('Heartbeat', 'leave')).toEqual([]);
    const [sync] = seen('SyncGroup', 'first member', (response) => {
      if (response.api === 'SyncGroup') response.body.errorCode = 27;
    });
    expect(sync).toMatchObject({ type: 'rebalance', error: 'REBALANCE_IN_PROGRESS' });
  });

  it('has an assignment of nothing where the leader gave none, or bytes of its own', () => {
    for (const assignment of [new Uint8Array(), new Uint8Array([0xff, 1])]) {
      const [sync] = seen('SyncGroup', 'first member', (response) => {
        if (response.api === 'SyncGroup') response.body.assignment = assignment;
      });
      expect(sync).toMatchObject({ type: 'assigned', partitions: [] });
    }
  });

  it('ends with LeaveGroup, unless the broker refuses it', () => {
    expect(seen('LeaveGroup', 'read committed')).toMatchObject([
      { type: 'leave', group: 'careful', memberId: member, byHarness: false },
    ]);
    const withError = (code: number): Observed[] =>
      seen('LeaveGroup', 'read committed', (response) => {
        if (response.api === 'LeaveGroup') response.body.errorCode = code;
      });
    expect(withError(16)).toEqual([]);
    expect(withError(25)).toHaveLength(1);
  });
});

describe('the end of a transaction', () => {
  it.each([
    ['commit a transaction', true],
    ['abort a transaction', false],
  ])('is told: %s', (when, committed) => {
    expect(seen('EndTxn', when)).toEqual([
      { type: 'end-transaction', transactionalId: 'till', committed, error: null },
    ]);
  });
});

describe('a refusal', () => {
  it('is told with its subject', () => {
    expect(seen('CreateTopics', 'create an existing topic')).toEqual([
      {
        ...{ type: 'refused', api: 'CreateTopics', subject: 'orders' },
        error: 'TOPIC_ALREADY_EXISTS',
      },
    ]);
    expect(seen('Metadata', 'metadata of an unknown topic')).toMatchObject([
      { type: 'refused', subject: 'never-there', error: 'UNKNOWN_TOPIC_OR_PARTITION' },
    ]);
  });
});
