// Partitions of a topic, made anew; they count against the limit before they are there.
import { createPartition } from '../log/partition.ts';
import type { State } from '../state.ts';
import type { Topic } from './topic.ts';

/** Whether so many partitions more may be. */
export function mayGrow({ topics, limits }: State, by: number): boolean {
  return topics.partitionCount + by <= limits.partitions;
}

/** Gives a topic so many partitions in all. */
export function growTo(state: State, topic: Topic, count: number): void {
  while (topic.partitions.length < count) {
    const index = topic.partitions.length;
    state.topics.addPartition(topic, createPartition(topic, index, state.now));
  }
  state.changed({ type: 'topic', topic: topic.name, partitions: count });
}
