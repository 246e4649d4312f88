import { errorName } from '../protocol/errors.ts';

/** The broker said no to the harness itself: that is never the learner's doing. */
export class BrokerRefused extends Error {}

/** @throws {BrokerRefused} for any error but none */
export function refuse(what: string, code: number): void {
  if (code !== 0) throw new BrokerRefused(`${what}: ${errorName(code)}`);
}
