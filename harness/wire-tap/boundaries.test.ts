import { describe, expect, it } from 'vitest';
import { encodeBatch } from '../protocol/records/batches.ts';
import type { Boundary } from './boundaries.ts';
import { boundaryName } from './testing/boundary-name.ts';
import {
  batch,
  commitBody,
  fetchBody,
  fetchedBody,
  produceBody,
  producedBody,
  quiet,
  scriptedTap,
} from './testing/scripted.ts';

/** A tap, and the names of the boundaries that its traffic comes to. */
function watched() {
  const tap = scriptedTap();
  const met: string[] = [];
  const { at } = tap.faults;
  tap.faults.at = (boundary) => {
    met.push(`${boundary.process}: ${boundaryName(boundary)}`);
    return at(boundary);
  };
  return { ...tap, met };
}

describe('a boundary', () => {
  it('is named by API, subject, occurrence and side', () => {
    const boundary: Boundary = {
      ...{ process: 'grader', api: 'OffsetCommit', subject: 'lab-results/1' },
      ...{ occurrence: 3, side: 'after' },
    };
    expect(boundaryName(boundary)).toBe('OffsetCommit lab-results/1 #3, after the answer');
    expect(boundaryName({ ...boundary, side: 'before' })).toContain('#3, before the broker');
  });

  it('is counted by process, API and subject, over all connections', async () => {
    const { connect, met } = watched();
    const [first, second, other] = [connect(), connect(), connect('other')];
    for (const learner of [first, second, other]) {
      learner.ask('Produce', 7, produceBody(['a']));
      learner.ask('OffsetCommit', 5, commitBody(1n));
    }
    await quiet();
    expect(met.toSorted()).toEqual([
      'other: OffsetCommit orders/0 #1, before the broker',
      'other: Produce orders/0 #1, before the broker',
      'reader: OffsetCommit orders/0 #1, before the broker',
      'reader: OffsetCommit orders/0 #2, before the broker',
      'reader: Produce orders/0 #1, before the broker',
      'reader: Produce orders/0 #2, before the broker',
    ]);
  });

  it('has the same number before the broker and after the answer', async () => {
    const { connect, met } = watched();
    const learner = connect();
    for (const offset of [0n, 1n]) {
      const id = learner.ask('Produce', 7, produceBody(['a']));
      await quiet();
      learner.answer(id, 'Produce', 7, producedBody(offset));
      await quiet();
    }
    expect(met).toEqual([
      'reader: Produce orders/0 #1, before the broker',
      'reader: Produce orders/0 #1, after the answer',
      'reader: Produce orders/0 #2, before the broker',
      'reader: Produce orders/0 #2, after the answer',
    ]);
  });

  it('is an answer to Fetch that brings records, and only that', async () => {
    const { connect, met } = watched();
    const learner = connect();
    const marker = encodeBatch({ control: 'commit', producerId: 1n, isTransactional: true });
    for (const records of [
      new Uint8Array(),
      marker,
      batch(['a']),
      new Uint8Array(),
      batch(['b']),
    ]) {
      const id = learner.ask('Fetch', 11, fetchBody(0n));
      await quiet();
      learner.answer(id, 'Fetch', 11, fetchedBody(records, 1n));
      await quiet();
    }
    expect(met).toEqual([
      'reader: Fetch orders/0 #1, after the answer',
      'reader: Fetch orders/0 #2, after the answer',
    ]);
  });

  it('is neither Heartbeat, Metadata, nor what only asks', async () => {
    const { connect, met } = watched();
    const learner = connect();
    learner.ask('ApiVersions', 2, {});
    learner.ask('Metadata', 6, { topics: null });
    learner.ask('Heartbeat', 3, { groupId: 'kitchen', generationId: 1, memberId: 'm' });
    learner.ask('FindCoordinator', 2, { key: 'kitchen' });
    learner.ask('OffsetFetch', 4, { groupId: 'kitchen', topics: null });
    learner.ask('ListOffsets', 3, { replicaId: -1, topics: [] });
    learner.ask('ListGroups', 2, {});
    await quiet();
    expect(learner.rawAtBroker).toHaveLength(7);
    expect(met).toEqual([]);
  });

  it('is each step of a group and of a transaction, by the name that the learner gave', async () => {
    const { connect, met } = watched();
    const learner = connect();
    const member = { groupId: 'kitchen', generationId: 1, memberId: 'm' };
    const transaction = { transactionalId: 'till', producerId: 1n, producerEpoch: 0 };
    learner.ask('JoinGroup', 5, {
      ...{ groupId: 'kitchen', memberId: '', sessionTimeoutMs: 1 },
      ...{ protocolType: 'consumer', protocols: [] },
    });
    learner.ask('SyncGroup', 3, { ...member, assignments: [] });
    learner.ask('LeaveGroup', 3, { groupId: 'kitchen', members: [{ memberId: 'm' }] });
    learner.ask('InitProducerId', 1, { transactionalId: 'till', transactionTimeoutMs: 1 });
    learner.ask('EndTxn', 1, { ...transaction, committed: true });
    await quiet();
    expect(met.map((name) => name.replace(/ #1.*/, ''))).toEqual([
      'reader: JoinGroup kitchen',
      'reader: SyncGroup kitchen',
      'reader: LeaveGroup kitchen',
      'reader: InitProducerId till',
      'reader: EndTxn till',
    ]);
  });
});
