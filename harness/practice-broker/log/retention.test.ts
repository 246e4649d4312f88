import { expect, it } from 'vitest';
import { addPartitions } from '../transactions/enlist.ts';
import { endTransaction } from '../transactions/end.ts';
import { initProducerId } from '../transactions/init.ts';
import { retain } from './retention.ts';
import { partitionWith } from './testing/partition.ts';

const small = { 'internal.segment.bytes': '100' };

it('a segment goes when its latest record is too old, and not before', () => {
  const { state, partition, append, pass, lines } = partitionWith({
    ...{ ...small, 'retention.ms': '1000' },
  });
  append(['a=1']);
  pass(500);
  append(['b=2']);
  pass(500);
  retain(state, partition);
  expect(lines()).toEqual(['0 a=1', '1 b=2']);
  pass(1);
  retain(state, partition);
  expect([lines(), partition.log.start]).toEqual([['1 b=2'], 1n]);
});

it('the segment that grows is ended when all in it is too old, and offsets go on', () => {
  const { state, partition, append, pass, lines } = partitionWith({ 'retention.ms': '1000' });
  append(['a=1', 'b=2']);
  pass(1_001);
  retain(state, partition);
  const { start, end, size } = partition.log;
  expect([lines(), start, end, size]).toEqual([[], 2n, 2n, 0]);
  expect(append(['c=3'])).toMatchObject({ baseOffset: 2n });
  expect(lines()).toEqual(['2 c=3']);
});

it('what is too much goes from the front, and never below the size that may stay', () => {
  const { state, partition, append, lines } = partitionWith({ ...small, 'retention.bytes': '150' });
  for (const line of ['a=1', 'b=2', 'c=3', 'd=4']) append([line]);
  const each = partition.log.size / 4;
  retain(state, partition);
  expect(each * 2).toBeLessThan(150);
  expect(each * 3).toBeGreaterThan(150);
  expect(lines()).toEqual(['1 b=2', '2 c=3', '3 d=4']);
});

it('nothing is left where nothing may stay, and offsets go on', () => {
  const { state, partition, append, lines } = partitionWith({ 'retention.bytes': '0' });
  append(['a=1']);
  append(['b=2']);
  retain(state, partition);
  expect([lines(), partition.log.start, partition.log.end]).toEqual([[], 2n, 2n]);
});

it('the segment that grows stays, however large it is', () => {
  const { state, partition, append, lines } = partitionWith({ 'retention.bytes': '1' });
  append(['a=1']);
  append(['b=2']);
  retain(state, partition);
  expect(lines()).toEqual(['0 a=1', '1 b=2']);
});

it('what is not decided stays, however old it is, and its memory comes back later', () => {
  const { state, partition, append, pass, lines } = partitionWith({
    ...{ ...small, 'retention.ms': '1000' },
  });
  const identity = { transactionalId: 'x', timeoutMs: 60_000, before: undefined };
  const producer = initProducerId(state, identity);
  const transaction = state.transactions.get('x');
  if (typeof producer === 'number' || !transaction) throw new Error('there is no producer');
  addPartitions(state, transaction, [{ name: 't', partitions: [0] }]);
  append(['a=1'], { ...producer, baseSequence: 0, isTransactional: true });
  append(['b=2']);
  pass(2_000);
  retain(state, partition);
  expect(lines()).toEqual(['0 a=1', '1 b=2']);
  endTransaction(state, transaction, true);
  pass(1_001);
  const held = state.memory.used;
  const { size } = partition.log;
  retain(state, partition);
  expect([lines(), held - state.memory.used]).toEqual([[], size]);
});

it('nothing goes from a topic that is only compacted', () => {
  const { state, partition, append, pass, lines } = partitionWith({
    ...{ ...small, 'cleanup.policy': 'compact', 'retention.ms': '1', 'retention.bytes': '1' },
  });
  append(['a=1']);
  append(['b=2']);
  pass(1_000);
  retain(state, partition);
  expect(lines()).toEqual(['0 a=1', '1 b=2']);
});
