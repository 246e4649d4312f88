// A topic: its id, its settings, its partitions.
import { bytesToUuid } from '../../protocol/bytes/uuid.ts';
import type { Partition } from '../log/partition.ts';
import { settingsOf, type TopicSettings } from './settings.ts';

export interface Topic {
  readonly name: string;
  /** 22 characters, as Kafka writes ids. */
  readonly id: string;
  /** What was set for this topic, by Kafka's names; the rest are defaults. */
  readonly configs: ReadonlyMap<string, string>;
  readonly settings: TopicSettings;
  readonly partitions: Partition[];
  configure(configs: ReadonlyMap<string, string>): void;
}

export function createTopic(name: string, id: string, given: ReadonlyMap<string, string>): Topic {
  let configs = given;
  let settings = settingsOf(given);
  return {
    ...{ name, id, partitions: [] },
    get configs() {
      return configs;
    },
    get settings() {
      return settings;
    },
    configure(to) {
      configs = to;
      settings = settingsOf(to);
    },
  };
}

/** An id by chance, of the version that Kafka uses; never one that begins with `-`, as there. */
export function randomTopicId(random: () => number): string {
  for (;;) {
    const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const id = bytesToUuid(bytes);
    if (!id.startsWith('-')) return id;
  }
}
