// What can be set for a topic: Kafka 4.4's names, types, defaults and bounds, and the broker's setting
// from which the default comes.

export type ConfigType = 'boolean' | 'string' | 'int' | 'long' | 'double' | 'list';

export interface TopicConfig {
  readonly name: string;
  readonly type: ConfigType;
  readonly value: string;
  /** The broker's setting of the same meaning. */
  readonly synonym?: string;
  /** Where the default comes from: Kafka's own (5), the node's file (4), or a default for all nodes (3). */
  readonly source?: 3 | 4;
  /** What Kafka's own default is, where the node has another. */
  readonly original?: string;
  readonly min?: number;
  readonly max?: number;
  readonly oneOf?: readonly string[];
  /** Is accepted, and not shown. */
  readonly isInternal?: true;
}

const MAX_LONG = '9223372036854775807';
const log = (rest: string): { synonym: string } => ({ synonym: `log.${rest}` });
const same = (name: string): { name: string; synonym: string } => ({ name, synonym: name });

/** In the order in which a real node lists them. */
const all: readonly TopicConfig[] = [
  {
    ...same('compression.type'),
    ...{ type: 'string', value: 'producer' },
    oneOf: ['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'],
  },
  { name: 'errors.deadletterqueue.group.enable', type: 'boolean', value: 'false' },
  {
    name: 'remote.copy.lag.bytes',
    type: 'long',
    value: '-1',
    ...log('remote.copy.lag.bytes'),
    min: -2,
  },
  { name: 'remote.log.delete.on.disable', type: 'boolean', value: 'false' },
  { name: 'leader.replication.throttled.replicas', type: 'list', value: '' },
  { name: 'remote.storage.enable', type: 'boolean', value: 'false' },
  { ...same('min.insync.replicas'), type: 'int', value: '1', source: 3, original: '1', min: 1 },
  { name: 'segment.jitter.ms', type: 'long', value: '0', min: 0 },
  { name: 'remote.log.copy.disable', type: 'boolean', value: 'false' },
  { name: 'local.retention.ms', type: 'long', value: '-2', ...log('local.retention.ms'), min: -2 },
  {
    ...{ name: 'cleanup.policy', type: 'list', value: 'delete', ...log('cleanup.policy') },
    oneOf: ['compact', 'delete'],
  },
  { name: 'flush.ms', type: 'long', value: MAX_LONG, min: 0 },
  { name: 'follower.replication.throttled.replicas', type: 'list', value: '' },
  { ...same('compression.lz4.level'), type: 'int', value: '9', min: 1, max: 17 },
  {
    name: 'segment.bytes',
    type: 'int',
    value: '1073741824',
    ...log('segment.bytes'),
    min: 1_048_576,
  },
  { name: 'retention.ms', type: 'long', value: '604800000', min: -1 },
  { ...same('compression.gzip.level'), type: 'int', value: '-1', min: -1, max: 9 },
  { name: 'remote.copy.lag.ms', type: 'long', value: '0', ...log('remote.copy.lag.ms'), min: -2 },
  {
    ...{ name: 'flush.messages', type: 'long', value: MAX_LONG, min: 1 },
    ...log('flush.interval.messages'),
  },
  { ...same('compression.zstd.level'), type: 'int', value: '3', min: -131_072, max: 22 },
  {
    ...{ name: 'max.compaction.lag.ms', type: 'long', value: MAX_LONG, min: 1 },
    ...log('cleaner.max.compaction.lag.ms'),
  },
  {
    ...{ name: 'file.delete.delay.ms', type: 'long', value: '1000', min: 0 },
    ...{ ...log('segment.delete.delay.ms'), source: 4, original: '60000' },
  },
  {
    name: 'max.message.bytes',
    type: 'int',
    value: '1048588',
    synonym: 'message.max.bytes',
    min: 0,
  },
  {
    ...{ name: 'min.compaction.lag.ms', type: 'long', value: '0', min: 0 },
    ...log('cleaner.min.compaction.lag.ms'),
  },
  {
    ...{ name: 'message.timestamp.type', type: 'string', value: 'CreateTime' },
    ...{ ...log('message.timestamp.type'), oneOf: ['CreateTime', 'LogAppendTime'] },
  },
  {
    name: 'local.retention.bytes',
    type: 'long',
    value: '-2',
    ...log('local.retention.bytes'),
    min: -2,
  },
  { name: 'preallocate', type: 'boolean', value: 'false', ...log('preallocate') },
  {
    name: 'index.interval.bytes',
    type: 'int',
    value: '4096',
    ...log('index.interval.bytes'),
    min: 0,
  },
  {
    ...{ name: 'min.cleanable.dirty.ratio', type: 'double', value: '0.5', min: 0, max: 1 },
    ...log('cleaner.min.cleanable.ratio'),
  },
  { ...same('unclean.leader.election.enable'), type: 'boolean', value: 'false' },
  { name: 'retention.bytes', type: 'long', value: '-1', ...log('retention.bytes') },
  {
    ...{ name: 'delete.retention.ms', type: 'long', value: '86400000', min: 0 },
    ...log('cleaner.delete.retention.ms'),
  },
  {
    ...{ name: 'message.timestamp.after.max.ms', type: 'long', value: '3600000', min: 0 },
    ...log('message.timestamp.after.max.ms'),
  },
  { ...same('max.decompressed.message.bytes'), type: 'int', value: '2147483639', min: 0 },
  {
    ...{ name: 'message.timestamp.before.max.ms', type: 'long', value: MAX_LONG, min: 0 },
    ...log('message.timestamp.before.max.ms'),
  },
  { name: 'segment.ms', type: 'long', value: '604800000', min: 1 },
  {
    name: 'segment.index.bytes',
    type: 'int',
    value: '10485760',
    ...log('index.size.max.bytes'),
    min: 4,
  },
  { name: 'internal.segment.bytes', type: 'int', value: '1073741824', min: 0, isInternal: true },
];

export const topicConfigs: ReadonlyMap<string, TopicConfig> = new Map(
  all.map((config) => [config.name, config]),
);
