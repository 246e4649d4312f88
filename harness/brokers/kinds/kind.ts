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

/** What a look around tells of a kind, without having one. */
export interface Examination {
  /**
   * `ready`: can be had within seconds. `possible`: after something slow, such as a download.
   * `unavailable`: not here, not now.
   */
  state: 'ready' | 'possible' | 'unavailable';
  /** What there is, or what is missing: one sentence. */
  says: Text;
  /** What to do about it, quickest first; empty when nothing has to be done. */
  fix: Text[];
}

/** One way to a broker. */
export interface KindOfBroker {
  kind: BrokerKind;
  /** @throws {BrokerUnavailable} when this way is closed here */
  acquire: (request: BrokerRequest) => Promise<Broker>;
  /** Looks whether it could be had. Cheap, throws nothing, and starts nothing that stays. */
  examine: (request: BrokerRequest) => Promise<Examination>;
  /** Of kinds that stay warm: the one that runs already, or undefined. */
  acquireIfWarm?: (request: BrokerRequest) => Promise<Broker | undefined>;
}
