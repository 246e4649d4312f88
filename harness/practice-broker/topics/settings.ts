// A topic's settings as the log needs them: numbers and choices, from Kafka's names and texts.
import { topicConfigs } from './topic-configs.ts';

export interface TopicSettings {
  isCompacted: boolean;
  /** Whether retention deletes. */
  isDeleted: boolean;
  timestampType: 'CreateTime' | 'LogAppendTime';
  compression: 'producer' | 'none' | 'gzip';
  maxMessageBytes: number;
  timestampBeforeMaxMs: bigint;
  timestampAfterMaxMs: bigint;
  /** −1 for no limit; so is the next. */
  retentionMs: number;
  retentionBytes: number;
  segmentBytes: number;
  segmentMs: number;
  deleteRetentionMs: number;
  minCleanableRatio: number;
  minCompactionLagMs: number;
  /** Infinite unless it was set. */
  maxCompactionLagMs: number;
}

/** From what was set, valid as it is, and the defaults. */
export function settingsOf(configs: ReadonlyMap<string, string>): TopicSettings {
  const text = (name: string): string => configs.get(name) ?? topicConfigs.get(name)?.value ?? '';
  const number = (name: string): number => Number(text(name));
  const policies = text('cleanup.policy')
    .split(',')
    .map((policy) => policy.trim());
  const isCompacted = policies.includes('compact');
  const maxLag = configs.has('max.compaction.lag.ms') ? number('max.compaction.lag.ms') : Infinity;
  const compression = text('compression.type');
  return {
    isCompacted,
    isDeleted: policies.includes('delete'),
    timestampType:
      text('message.timestamp.type') === 'LogAppendTime' ? 'LogAppendTime' : 'CreateTime',
    // In the other codecs nothing can be packed here: what comes is kept as it is.
    compression:
      compression === 'uncompressed' ? 'none' : compression === 'gzip' ? 'gzip' : 'producer',
    maxMessageBytes: number('max.message.bytes'),
    timestampBeforeMaxMs: BigInt(text('message.timestamp.before.max.ms')),
    timestampAfterMaxMs: BigInt(text('message.timestamp.after.max.ms')),
    retentionMs: number('retention.ms'),
    retentionBytes: number('retention.bytes'),
    segmentBytes: Number(configs.get('internal.segment.bytes') ?? text('segment.bytes')),
    segmentMs: Math.min(number('segment.ms'), isCompacted ? maxLag : Infinity),
    deleteRetentionMs: number('delete.retention.ms'),
    minCleanableRatio: number('min.cleanable.dirty.ratio'),
    minCompactionLagMs: number('min.compaction.lag.ms'),
    maxCompactionLagMs: maxLag,
  };
}
