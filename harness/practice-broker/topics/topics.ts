// The topics there are and the logs of their partitions.

export type Topics = ReturnType<typeof createTopics>;

export function createTopics() {
  return {
    byName: new Map<string, never>(),
    partition: (_topic: string, _index: number): object | undefined => undefined,
  };
}
