// Kafka's settings for one small node: quick, its data thrown away afterwards. However it is started,
// it gets these, so that no verdict depends on the kind of broker.

/** The only address that a broker of the workbook listens on. */
export const HOST = '127.0.0.1';

/** All but where it listens and where it keeps its data. */
export const smallNode: Readonly<Record<string, string | number | boolean>> = {
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.listener.names': 'CONTROLLER',

  // There is one node: nothing can have a second copy.
  'offsets.topic.replication.factor': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,

  // The inner topics are made at every start: as small as they can be.
  'offsets.topic.num.partitions': 1,
  'transaction.state.log.num.partitions': 1,
  'share.coordinator.state.topic.num.partitions': 1,

  // The harness creates every topic; a mistyped name must be an error, not a new topic.
  'auto.create.topics.enable': false,
  'delete.topic.enable': true,

  // Waits that make sense in production, and only cost time here.
  'group.initial.rebalance.delay.ms': 0,
  'controller.quorum.append.linger.ms': 0,
  'log.cleaner.backoff.ms': 200,
  'log.segment.delete.delay.ms': 1000,
  'transaction.abort.timed.out.transaction.cleanup.interval.ms': 500,
  // Lets an exercise crash a consumer and see its group go on within the second.
  'group.min.session.timeout.ms': 100,

  // Threads and buffers for a handful of clients, not hundreds. The cleaner's default is 128 MB.
  'num.network.threads': 2,
  'num.io.threads': 4,
  'background.threads': 2,
  'log.cleaner.dedupe.buffer.size': 4_194_304,
  'auto.leader.rebalance.enable': false,
};

/** How its Java is run: a broker that lives for minutes starts quickly rather than gets quick later. */
export const quickJava = {
  heap: ['-Xmx320m'],
  performance: [
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    // A broker without memory half works; ended, it is noticed and started anew.
    '-XX:+ExitOnOutOfMemoryError',
  ],
} as const;
