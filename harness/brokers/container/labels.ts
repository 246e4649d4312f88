// How a container is known to be the workbook's, and whose it is.
import { hostname } from 'node:os';
import { identify, isAlive, type ProcessIdentity } from '../warm/processes.ts';

/** On each container: the checkout it serves, on which machine. */
export const CHECKOUT = 'milk-run.checkout';
const KEEPER = 'milk-run.keeper';

/** @param stateDir the checkout's `.milk-run` */
export function checkoutLabel(stateDir: string): string {
  return `${hostname()}:${stateDir}`;
}

/** For a container that this process will keep. */
export function labelsOf(stateDir: string): Record<string, string> {
  const keeper = identify(process.pid) ?? { pid: process.pid };
  return { [CHECKOUT]: checkoutLabel(stateDir), [KEEPER]: JSON.stringify(keeper) };
}

/** Whether the process that keeps a container of this machine still lives. */
export function isKept(labels: Record<string, string>): boolean {
  try {
    // Written by `labelsOf`.
    return isAlive(JSON.parse(labels[KEEPER] ?? '') as ProcessIdentity);
  } catch {
    return false;
  }
}
