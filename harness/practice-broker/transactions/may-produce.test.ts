import { expect, it } from 'vitest';
import { type ErrorName, errorCode } from '../../protocol/errors.ts';
import { usualLimits } from '../limits.ts';
import { createState } from '../state.ts';
import { endTransaction } from './end.ts';
import { addPartitions } from './enlist.ts';
import { initProducerId } from './init.ts';

function opened() {
  const state = createState({
    node: { id: 1, host: '127.0.0.1', port: 9092 },
    ...{ served: [], limits: usualLimits, random: () => 0, changed: () => undefined },
  });
  initProducerId(state, { transactionalId: 'x', timeoutMs: 1_000, before: undefined });
  initProducerId(state, { transactionalId: 'x', timeoutMs: 1_000, before: undefined });
  const transaction = state.transactions.get('x');
  if (transaction === undefined) throw new Error('x is not known');
  const { producerId: id, epoch } = transaction;
  addPartitions(state, transaction, [{ name: 't', partitions: [1] }]);
  return { state, transaction, producer: { id, epoch } };
}

it.each<
  [string, Partial<{ id: bigint; epoch: number; transactionalId: string }>, number, ErrorName]
>([
  ['a partition that was added', {}, 1, 'NONE'],
  ['another partition', {}, 0, 'INVALID_TXN_STATE'],
  ['an old epoch', { epoch: 0 }, 1, 'INVALID_PRODUCER_EPOCH'],
  ['an id that nobody has', { id: 99n }, 1, 'INVALID_PRODUCER_ID_MAPPING'],
  ['the name of another', { transactionalId: 'y' }, 1, 'INVALID_PRODUCER_ID_MAPPING'],
])('a producer with %s may write or hears why not', (_what, over, partition, name) => {
  const { state, producer } = opened();
  const code = state.transactions.mayProduce({ ...producer, ...over }, 't', partition);
  expect(code).toBe(errorCode(name));
});

it('what was in one transaction is not in the next', () => {
  const { state, transaction, producer } = opened();
  endTransaction(state, transaction, true);
  const ended = state.transactions.mayProduce(producer, 't', 1);
  addPartitions(state, transaction, [{ name: 't', partitions: [0] }]);
  const next = state.transactions.mayProduce(producer, 't', 1);
  expect([ended, next]).toEqual([48, 48]);
});
