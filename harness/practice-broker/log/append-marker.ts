// Ends a producer's transaction on a partition: the marker that a transaction coordinator writes.
import { encodeBatch } from '../../protocol/records/batches.ts';
import type { State } from '../state.ts';
import { logChanged } from './change.ts';
import { appendedTo } from './housekeeping.ts';

/**
 * Appends a control batch, which takes an offset; the last stable offset moves, and those who wait are
 * woken. Nothing happens if the partition is gone. A marker is written beyond the limit of memory too:
 * a transaction that could not end would hold readers back for ever.
 */
export function appendMarker(
  state: State,
  topicName: string,
  index: number,
  marker: { producerId: bigint; producerEpoch: number; control: 'commit' | 'abort' },
): void {
  const partition = state.topics.partition(topicName, index);
  if (!partition) return;
  const { log, producers, aborted, topic } = partition;
  const { producerId, producerEpoch, control } = marker;
  const baseOffset = log.end;
  const bytes = encodeBatch({
    ...{ control, baseOffset, producerId, producerEpoch, partitionLeaderEpoch: 0 },
    ...{ isTransactional: true, baseTimestamp: BigInt(state.now), baseSequence: -1 },
  });
  state.memory.force(bytes.length);
  const isRolled = log.append(bytes, state.now, topic.settings);
  const firstOffset = producers.ended(producerId, producerEpoch, state.now);
  if (control === 'abort' && firstOffset !== undefined) {
    const { lastStable } = partition;
    aborted.add({ producerId, firstOffset, lastOffset: baseOffset, lastStable });
  }
  appendedTo(state, partition, isRolled);
  logChanged(state, partition);
}
