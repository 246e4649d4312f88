// What a group keeps: copies of what clients sent, and nothing of topics that are gone.
import { expect, it } from 'vitest';
import { withSize } from '../../protocol/frames.ts';
import { encodeRequest } from '../../protocol/messages.ts';
import { drive } from '../testing/drive.ts';
import {
  bytes,
  commit,
  createTopic,
  describeGroup,
  fetchCommitted,
  join,
  now,
  text,
} from './testing/ask.ts';

it('what was committed on a topic goes with it, and what was committed on others stays', () => {
  const client = drive().connect();
  createTopic(client);
  const other = { name: 'u', numPartitions: 1, replicationFactor: 1, assignments: [], configs: [] };
  client.ask('CreateTopics', 4, { topics: [other] });
  const partitions = [{ partitionIndex: 0, committedOffset: 3n, committedMetadata: '' }];
  const topics = [{ name: 'u', partitions }];
  client.ask('OffsetCommit', 5, { groupId: 'g', memberId: '', topics });
  commit(client, 5n);
  client.ask('DeleteTopics', 1, { topicNames: ['t'], timeoutMs: 1_000 });
  createTopic(client);
  expect(fetchCommitted(client)?.committedOffset).toBe(-1n);
  const kept = fetchCommitted(client, { topics: [{ name: 'u', partitionIndexes: [0] }] });
  expect(kept?.committedOffset).toBe(3n);
});

it('what was to be committed on a topic goes with it too', () => {
  const client = drive().connect();
  createTopic(client);
  const asked = { transactionalId: 'x', transactionTimeoutMs: 60_000 };
  const { producerId, producerEpoch } = client.ask('InitProducerId', 1, asked);
  const who = { transactionalId: 'x', producerId, producerEpoch };
  client.ask('AddOffsetsToTxn', 1, { ...who, groupId: 'g' });
  const partitions = [{ partitionIndex: 0, committedOffset: 5n, committedMetadata: null }];
  const topics = [{ name: 't', partitions }];
  client.ask('TxnOffsetCommit', 1, { ...who, groupId: 'g', topics });
  client.ask('DeleteTopics', 1, { topicNames: ['t'], timeoutMs: 1_000 });
  createTopic(client);
  client.ask('EndTxn', 1, { ...who, committed: true });
  expect(fetchCommitted(client)?.committedOffset).toBe(-1n);
});

it('an assignment stays as it came, whatever becomes of the frame that brought it', () => {
  const driven = drive();
  const client = driven.connect();
  const { memberId } = now(join(client));
  const assignments = [{ memberId, assignment: bytes('mine') }];
  const body = { groupId: 'g', generationId: 1, memberId, assignments };
  const header = { version: 3, correlationId: 77, clientId: 'test' };
  const frame = withSize(encodeRequest({ api: 'SyncGroup', ...header, body }));
  // The connection of the client, past it: it would not keep the bytes.
  driven.broker.received(1, frame, driven.now);
  frame.fill(0);
  const [member] = describeGroup(client).members;
  expect(text(member?.memberAssignment ?? new Uint8Array())).toBe('mine');
});
