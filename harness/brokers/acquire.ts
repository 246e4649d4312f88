// The one way in: which kinds there are, in which order `auto` tries them.
import {
  type Broker,
  type BrokerKind,
  BrokerUnavailable,
  type Reason,
  type Text,
} from './broker.ts';
import { isSetUp } from './external/settings.ts';
import { container } from './kinds/container.ts';
import { external } from './kinds/external.ts';
import { jvm } from './kinds/jvm.ts';
import type { KindOfBroker } from './kinds/kind.ts';
import { practice } from './kinds/practice.ts';

const kinds: Record<BrokerKind, KindOfBroker> = { external, container, jvm, practice };
/** What `auto` tries, first that can be had first. */
const automatic: readonly BrokerKind[] = ['jvm'];
const DEFAULT_IDLE_MS = 10 * 60_000;

export interface AcquireOptions {
  kind: BrokerKind | 'auto';
  /** The workbook's own directory, `<checkout>/.milk-run`. Made when missing. */
  stateDir: string;
  env: NodeJS.ProcessEnv;
  onProgress: (step: Text) => void;
  /** How long a broker nobody holds stays warm, in ms; otherwise WORKBOOK_BROKER_IDLE_SECONDS, or 10 minutes. */
  idleMs?: number;
}

/**
 * Gives a broker that answers: a warm one when there is one, or else a new one. The caller holds a
 * lease on it until `release`, or until its process ends.
 * @throws {BrokerUnavailable} when no asked-for kind can be had, with the reason for each
 */
export async function acquireBroker(options: AcquireOptions): Promise<Broker> {
  const request = { ...options, idleMs: options.idleMs ?? idleFromEnv(options.env) };
  const reasons: Reason[] = [];
  // A cluster that somebody has set up is what they want: not another kind in silence.
  const order = isSetUp(options.env) ? (['external'] as const) : automatic;
  for (const kind of options.kind === 'auto' ? order : [options.kind]) {
    try {
      return await kinds[kind].acquire(request);
    } catch (error) {
      if (!(error instanceof BrokerUnavailable)) throw error;
      reasons.push(...error.reasons);
    }
  }
  throw new BrokerUnavailable(reasons);
}

function idleFromEnv(env: NodeJS.ProcessEnv): number {
  const seconds = Number(env['WORKBOOK_BROKER_IDLE_SECONDS']?.trim() || NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : DEFAULT_IDLE_MS;
}
