// Says that a partition's log has changed: to figures and timelines, and to those who wait for it.
import type { State } from '../state.ts';
import { type Partition, wake } from './partition.ts';

export function logChanged(state: State, partition: Partition): void {
  const { topic, index, log, lastStable } = partition;
  const { start, end } = log;
  state.changed({ type: 'log', topic: topic.name, partition: index, start, end, lastStable });
  wake(partition);
}
