// The settings of a topic: names, types, defaults and limits as Kafka 4.4.0's DescribeConfigs tells them,
// in its order, under the broker settings of the workbook's own Kafka.

export interface ConfigDefinition {
  name: string;
  type: 'BOOLEAN' | 'STRING' | 'INT' | 'LONG' | 'DOUBLE' | 'LIST';
  /** What holds where the topic says nothing. */
  value: string;
  /** The broker's setting that stands behind it. */
  broker?: string;
  /** The source of `value` where it is set for the broker: 3 for the cluster, 4 in the broker's file. */
  set?: number;
  /** The default behind what is set. */
  untilSet?: string;
  atLeast?: number;
  atMost?: number;
  oneOf?: readonly string[];
}

export const configDefinitions: readonly ConfigDefinition[] = [
  {
    name: 'compression.type',
    type: 'STRING',
    value: 'producer',
    broker: 'compression.type',
    oneOf: ['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'],
  },
  { name: 'errors.deadletterqueue.group.enable', type: 'BOOLEAN', value: 'false' },
  {
    name: 'remote.copy.lag.bytes',
    type: 'LONG',
    value: '-1',
    broker: 'log.remote.copy.lag.bytes',
    atLeast: -2,
  },
  { name: 'remote.log.delete.on.disable', type: 'BOOLEAN', value: 'false' },
  { name: 'leader.replication.throttled.replicas', type: 'LIST', value: '' },
  { name: 'remote.storage.enable', type: 'BOOLEAN', value: 'false' },
  {
    name: 'min.insync.replicas',
    type: 'INT',
    value: '1',
    broker: 'min.insync.replicas',
    set: 3,
    untilSet: '1',
    atLeast: 1,
  },
  { name: 'segment.jitter.ms', type: 'LONG', value: '0', atLeast: 0 },
  { name: 'remote.log.copy.disable', type: 'BOOLEAN', value: 'false' },
  {
    name: 'local.retention.ms',
    type: 'LONG',
    value: '-2',
    broker: 'log.local.retention.ms',
    atLeast: -2,
  },
  {
    name: 'cleanup.policy',
    type: 'LIST',
    value: 'delete',
    broker: 'log.cleanup.policy',
    oneOf: ['compact', 'delete'],
  },
  { name: 'flush.ms', type: 'LONG', value: '9223372036854775807', atLeast: 0 },
  { name: 'follower.replication.throttled.replicas', type: 'LIST', value: '' },
  { name: 'compression.lz4.level', type: 'INT', value: '9', broker: 'compression.lz4.level' },
  {
    name: 'segment.bytes',
    type: 'INT',
    value: '1073741824',
    broker: 'log.segment.bytes',
    atLeast: 1048576,
  },
  { name: 'retention.ms', type: 'LONG', value: '604800000', atLeast: -1 },
  { name: 'compression.gzip.level', type: 'INT', value: '-1', broker: 'compression.gzip.level' },
  {
    name: 'remote.copy.lag.ms',
    type: 'LONG',
    value: '0',
    broker: 'log.remote.copy.lag.ms',
    atLeast: -2,
  },
  {
    name: 'flush.messages',
    type: 'LONG',
    value: '9223372036854775807',
    broker: 'log.flush.interval.messages',
    atLeast: 1,
  },
  { name: 'compression.zstd.level', type: 'INT', value: '3', broker: 'compression.zstd.level' },
  {
    name: 'max.compaction.lag.ms',
    type: 'LONG',
    value: '9223372036854775807',
    broker: 'log.cleaner.max.compaction.lag.ms',
    atLeast: 1,
  },
  {
    name: 'file.delete.delay.ms',
    type: 'LONG',
    value: '1000',
    broker: 'log.segment.delete.delay.ms',
    set: 4,
    untilSet: '60000',
    atLeast: 0,
  },
  {
    name: 'max.message.bytes',
    type: 'INT',
    value: '1048588',
    broker: 'message.max.bytes',
    atLeast: 0,
  },
  {
    name: 'min.compaction.lag.ms',
    type: 'LONG',
    value: '0',
    broker: 'log.cleaner.min.compaction.lag.ms',
    atLeast: 0,
  },
  {
    name: 'message.timestamp.type',
    type: 'STRING',
    value: 'CreateTime',
    broker: 'log.message.timestamp.type',
    oneOf: ['CreateTime', 'LogAppendTime'],
  },
  {
    name: 'local.retention.bytes',
    type: 'LONG',
    value: '-2',
    broker: 'log.local.retention.bytes',
    atLeast: -2,
  },
  { name: 'preallocate', type: 'BOOLEAN', value: 'false', broker: 'log.preallocate' },
  {
    name: 'index.interval.bytes',
    type: 'INT',
    value: '4096',
    broker: 'log.index.interval.bytes',
    atLeast: 0,
  },
  {
    name: 'min.cleanable.dirty.ratio',
    type: 'DOUBLE',
    value: '0.5',
    broker: 'log.cleaner.min.cleanable.ratio',
    atLeast: 0,
    atMost: 1,
  },
  {
    name: 'unclean.leader.election.enable',
    type: 'BOOLEAN',
    value: 'false',
    broker: 'unclean.leader.election.enable',
  },
  { name: 'retention.bytes', type: 'LONG', value: '-1', broker: 'log.retention.bytes' },
  {
    name: 'delete.retention.ms',
    type: 'LONG',
    value: '86400000',
    broker: 'log.cleaner.delete.retention.ms',
    atLeast: 0,
  },
  {
    name: 'message.timestamp.after.max.ms',
    type: 'LONG',
    value: '3600000',
    broker: 'log.message.timestamp.after.max.ms',
    atLeast: 0,
  },
  {
    name: 'max.decompressed.message.bytes',
    type: 'INT',
    value: '2147483639',
    broker: 'max.decompressed.message.bytes',
    atLeast: 0,
  },
  {
    name: 'message.timestamp.before.max.ms',
    type: 'LONG',
    value: '9223372036854775807',
    broker: 'log.message.timestamp.before.max.ms',
    atLeast: 0,
  },
  { name: 'segment.ms', type: 'LONG', value: '604800000', atLeast: 1 },
  {
    name: 'segment.index.bytes',
    type: 'INT',
    value: '10485760',
    broker: 'log.index.size.max.bytes',
    atLeast: 4,
  },
];
