import type { Broker, BrokerKind, Text } from '../broker.ts';

/** What a kind needs to know to find or start its broker. */
export interface BrokerRequest {
  /** The workbook's own directory, `<checkout>/.milk-run`. */
  stateDir: string;
  env: NodeJS.ProcessEnv;
  /** Told one line for every step that takes noticeable time. */
  onProgress: (step: Text) => void;
  /** How long a broker nobody holds stays warm, in ms. */
  idleMs: number;
}

/** One way to a broker. `acquire` throws `BrokerUnavailable` when this way is closed here. */
export interface KindOfBroker {
  kind: BrokerKind;
  acquire: (request: BrokerRequest) => Promise<Broker>;
}
