import { describe, expect, it } from 'vitest';
import { addPartitions } from '../transactions/enlist.ts';
import { endTransaction } from '../transactions/end.ts';
import { initProducerId } from '../transactions/init.ts';
import { compact } from './compaction.ts';
import { partitionWith } from './testing/partition.ts';

const compacted = {
  ...{ 'cleanup.policy': 'compact', 'internal.segment.bytes': '100' },
  'min.cleanable.dirty.ratio': '0.01',
};

function compactedWith(configs: Readonly<Record<string, string>> = {}) {
  const one = partitionWith({ ...compacted, ...configs });
  return { ...one, compact: () => compact(one.state, one.partition) };
}

describe('compaction', () => {
  it('keeps the last record of each key at its offset, and all of the segment that grows', () => {
    const { append, compact, lines, partition } = compactedWith();
    append(['a=1', 'b=1']);
    append(['a=2']);
    append(['c=1']);
    append(['c=2']);
    expect(compact()).toBe('done');
    // What the growing segment says of `c` does not count yet.
    expect(lines()).toEqual(['1 b=1', '2 a=2', '3 c=1', '4 c=2']);
    expect([partition.log.start, partition.log.end]).toEqual([0n, 5n]);
  });

  it('gives back the memory of what is gone', () => {
    const { append, compact, state, partition } = compactedWith();
    for (let i = 0; i < 10; i++) append([`a=${i}`]);
    compact();
    expect(state.memory.used).toBe(partition.log.size);
  });

  it('keeps a batch packed as it was, with sound checksums', () => {
    const { append, compact, batches } = compactedWith();
    append(['a=1', 'b=1'], { compression: 'gzip' });
    append(['a=2']);
    append(['x=1']);
    compact();
    const [first] = batches();
    expect(first).toMatchObject({
      compression: 'gzip',
      crcOk: true,
      baseOffset: 0n,
      lastOffset: 1n,
    });
    expect(first?.records).toHaveLength(1);
  });

  it('shows a tombstone for delete.retention.ms, then takes it away', () => {
    const { append, compact, lines, pass } = compactedWith({ 'delete.retention.ms': '1000' });
    append(['a=1']);
    append(['a=']);
    append(['x=1']);
    compact();
    expect(lines()).toEqual(['1 a=', '2 x=1']);
    pass(1_000);
    append(['y=1']);
    compact();
    expect(lines()).toContain('1 a=');
    pass(1);
    append(['z=1']);
    compact();
    expect(lines()).toEqual(['2 x=1', '3 y=1', '4 z=1']);
  });

  it('leaves out what was aborted, also as the last of its key', () => {
    const { append, compact, lines, state } = compactedWith();
    const identity = { transactionalId: 'x', timeoutMs: 60_000, before: undefined };
    const producer = initProducerId(state, identity);
    const transaction = state.transactions.get('x');
    if (typeof producer === 'number' || !transaction) throw new Error('there is no producer');
    append(['a=1']);
    addPartitions(state, transaction, [{ name: 't', partitions: [0] }]);
    append(['a=2'], { ...producer, baseSequence: 0, isTransactional: true });
    append(['b=1']);
    append(['c=1']);
    compact();
    expect(lines()).toEqual(['0 a=1', '1 a=2', '2 b=1', '3 c=1']);
    endTransaction(state, transaction, false);
    append(['d=1']);
    append(['e=1']);
    compact();
    expect(lines()).toEqual(['0 a=1', '2 b=1', '3 c=1', '5 d=1', '6 e=1']);
  });

  it('leaves alone what is younger than min.compaction.lag.ms', () => {
    const { append, compact, lines, pass } = compactedWith({ 'min.compaction.lag.ms': '1000' });
    append(['a=1']);
    append(['a=2']);
    append(['x=1']);
    pass(999);
    expect(compact()).toBe('waits');
    expect(lines()).toEqual(['0 a=1', '1 a=2', '2 x=1']);
    pass(1);
    expect(compact()).toBe('done');
    expect(lines()).toEqual(['1 a=2', '2 x=1']);
  });

  it('waits for enough that is new, but no longer than max.compaction.lag.ms', () => {
    const { append, compact, lines, pass } = compactedWith({
      ...{ 'min.cleanable.dirty.ratio': '0.6', 'max.compaction.lag.ms': '1000' },
    });
    append(['a=1']);
    append(['b=1']);
    append(['x=1']);
    compact();
    append(['b=2']);
    // One new segment of three: not enough.
    expect(compact()).toBe('waits');
    append(['y=1']);
    expect(lines()).toHaveLength(5);
    pass(1_001);
    compact();
    expect(lines()).toEqual(['0 a=1', '2 x=1', '3 b=2', '4 y=1']);
  });
});
