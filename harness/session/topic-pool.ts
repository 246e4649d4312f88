// Topics made before they are needed: creating one and waiting for its leaders takes half as long as
// a whole verdict. Each is used by one run and then removed.
import type { TopicSpec } from '../grading/check.ts';
import { createTopics, deleteTopics } from './broker-topics.ts';
import type { Cluster } from './cluster.ts';

export interface TopicPool {
  /** A topic of this shape, empty, with leaders; its name is the broker's. */
  take(spec: TopicSpec): Promise<string>;
  /** Makes topics of these shapes ahead, less those that wait already; resolves when they are led. */
  prepare(specs: readonly TopicSpec[]): Promise<void>;
  /** Removes topics, after those that were discarded before. */
  discard(names: string[]): Promise<void>;
  close(): Promise<void>;
}

export function createTopicPool(cluster: Cluster, prefix: string): TopicPool {
  const waiting = new Map<string, Promise<string>[]>();
  const alive = new Set<string>();
  let made = 0;
  let removing: Promise<void> = Promise.resolve();

  function make(spec: TopicSpec): Promise<string> {
    const name = `${prefix}${++made}`;
    alive.add(name);
    const topic = createTopics(cluster, [{ name, spec }]).then(() => name);
    // Whoever takes it hears of a failure; until then nobody may listen.
    topic.catch(() => undefined);
    return topic;
  }

  function remove(names: string[]): Promise<void> {
    for (const name of names) alive.delete(name);
    return deleteTopics(cluster, names).catch(() => undefined);
  }

  return {
    take: (spec) => waiting.get(shapeOf(spec))?.shift() ?? make(spec),
    async prepare(specs) {
      const wanted = new Map<string, TopicSpec[]>();
      for (const spec of specs) {
        wanted.set(shapeOf(spec), [...(wanted.get(shapeOf(spec)) ?? []), spec]);
      }
      for (const [shape, alike] of wanted) {
        const ready = waiting.get(shape) ?? [];
        waiting.set(shape, ready);
        for (const spec of alike.slice(ready.length)) {
          const topic = make(spec);
          ready.push(topic);
          // Whoever takes the next is not to suffer for a broker that was in trouble before.
          topic.catch(() => {
            const at = ready.indexOf(topic);
            if (at >= 0) void ready.splice(at, 1);
          });
        }
      }
      await Promise.allSettled([...waiting.values()].flat());
    },
    discard(names) {
      removing = removing.then(() => remove(names));
      return removing;
    },
    async close() {
      await Promise.allSettled([...waiting.values()].flat());
      await removing;
      await remove([...alive]);
    },
  };
}

function shapeOf(spec: TopicSpec): string {
  return JSON.stringify([spec.partitions, Object.entries(spec.configs ?? {}).sort()]);
}
