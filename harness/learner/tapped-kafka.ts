// A `Kafka` whose every connection goes to the tap, whatever brokers it was told; the tap is told
// which node it wants. Waits that only cost the learner time are shortened: heartbeats (a rebalance is
// noticed at once) and the first retry.
import * as kafkajs from 'kafkajs';

/** How often a consumer may ask whether its group is rebalancing (kafkajs: 3000 ms). */
const heartbeatIntervalMs = 25;
/** The wait before the first retry (kafkajs: 300 ms). */
const initialRetryTimeMs = 50;

/** What a process is told of the tap. */
export interface WayToTap {
  tap: string;
  token: string;
}

/** @param options.socketFactory makes connections to the tap */
export function tappedKafka({
  name,
  brokers,
  socketFactory,
}: {
  name: string;
  brokers: readonly string[];
  socketFactory: kafkajs.ISocketFactory;
}): typeof kafkajs.Kafka {
  return class Kafka extends kafkajs.default.Kafka {
    constructor(config: kafkajs.KafkaConfig) {
      const { ssl: _ssl, sasl: _sasl, ...rest } = config;
      super({
        clientId: name,
        logLevel: kafkajs.default.logLevel.NOTHING,
        ...rest,
        retry: { initialRetryTime: initialRetryTimeMs, ...config.retry },
        brokers: [...brokers],
        socketFactory,
      });
    }

    override consumer(config: kafkajs.ConsumerConfig): kafkajs.Consumer {
      return super.consumer({
        ...config,
        heartbeatInterval: Math.min(config.heartbeatInterval ?? Infinity, heartbeatIntervalMs),
      });
    }
  };
}
