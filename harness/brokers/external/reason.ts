import { BrokerUnavailable, type Reason, type Text } from '../broker.ts';

/** Why the cluster cannot be used, and what to do: one line each, naming the setting, never its value. */
export function reason(missing: Text, ...fix: Text[]): Reason {
  return { kind: 'external', missing, fix };
}

/** The same, to be thrown. */
export function unavailable(missing: Text, ...fix: Text[]): BrokerUnavailable {
  return new BrokerUnavailable([reason(missing, ...fix)]);
}
