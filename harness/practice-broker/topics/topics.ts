// The topics there are, by name and by id.
import type { Partition } from '../log/partition.ts';
import type { Topic } from './topic.ts';

export interface Topics {
  /** Of all topics together. */
  readonly partitionCount: number;
  get(name: string): Topic | undefined;
  byId(id: string): Topic | undefined;
  partition(topic: string, index: number): Partition | undefined;
  all(): Iterable<Topic>;
  /** A topic whose name is the same but for `.` and `_`, which Kafka's metrics cannot tell apart. */
  colliding(name: string): string | undefined;
  add(topic: Topic): void;
  addPartition(topic: Topic, partition: Partition): void;
  remove(topic: Topic): void;
}

export function createTopics(): Topics {
  const byName = new Map<string, Topic>();
  const byId = new Map<string, Topic>();
  const byMetric = new Map<string, string>();
  let partitionCount = 0;
  const metric = (name: string): string => name.replaceAll('.', '_');
  return {
    get partitionCount() {
      return partitionCount;
    },
    get: (name) => byName.get(name),
    byId: (id) => byId.get(id),
    partition: (topic, index) => byName.get(topic)?.partitions[index],
    all: () => byName.values(),
    colliding(name) {
      const other = byMetric.get(metric(name));
      return other === name ? undefined : other;
    },
    add(topic) {
      byName.set(topic.name, topic);
      byId.set(topic.id, topic);
      byMetric.set(metric(topic.name), topic.name);
      partitionCount += topic.partitions.length;
    },
    addPartition(topic, partition) {
      topic.partitions.push(partition);
      partitionCount++;
    },
    remove(topic) {
      byName.delete(topic.name);
      byId.delete(topic.id);
      byMetric.delete(metric(topic.name));
      partitionCount -= topic.partitions.length;
    },
  };
}
