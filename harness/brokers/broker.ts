// What the rest of the harness sees of a broker: where it is, whether it is a real Kafka, and how to
// give it back. How it was come by is hidden behind `acquireBroker`.

import type { Address } from './address.ts';
import type { Dial } from './dial.ts';

export type BrokerKind = 'external' | 'container' | 'jvm' | 'practice';

/** A message for people, in both languages of the workbook. */
export interface Text {
  en: string;
  ko: string;
}

/** A broker that answers, and the lease on it. */
export interface Broker {
  kind: BrokerKind;
  /** Kafka's version, such as `4.4.0`. */
  version: string;
  /** Whether it is Apache Kafka itself: only then a verdict counts as graded. */
  real: boolean;
  host: string;
  port: number;
  /** Other addresses to begin with, when that one does not answer: a cluster's. */
  others: readonly Address[];
  /** Opens a socket to a node of it; a cluster's user name and password are known only there. */
  dial: Dial;
  /** What every name on it must begin with; nothing else there is ever touched. Empty: it is all ours. */
  prefix: string;
  /** Whether it already ran when it was asked for. */
  wasWarm: boolean;
  /** Milliseconds from asking to having it. */
  startMs: number;
  /** What it said last in its log, where the workbook has that, when it has ended in trouble. Never throws. */
  lastWords?(): Promise<string | undefined>;
  /** Gives the lease back. `stopIfUnused`: also stop it now when nobody else holds a lease. */
  release(options?: { stopIfUnused?: boolean }): Promise<void>;
}

/** Why one kind of broker cannot be had, and what to do about it, quickest first. */
export interface Reason {
  kind: BrokerKind;
  missing: Text;
  fix: Text[];
}

/** No broker could be had. `reasons` has one entry for each kind that was tried. */
export class BrokerUnavailable extends Error {
  readonly reasons: Reason[];

  constructor(reasons: Reason[], options?: ErrorOptions) {
    super(describe(reasons, 'en'), options);
    this.name = 'BrokerUnavailable';
    this.reasons = reasons;
  }

  /** The same message in one of the two languages. */
  text(language: keyof Text): string {
    return describe(this.reasons, language);
  }
}

function describe(reasons: Reason[], language: keyof Text): string {
  return reasons
    .flatMap((reason) => [
      `${reason.kind}: ${reason.missing[language]}`,
      ...reason.fix.map((fix) => `  → ${fix[language]}`),
    ])
    .join('\n');
}
