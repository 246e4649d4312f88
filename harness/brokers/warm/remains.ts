// What a killed keeper leaves behind, each kind in its own way.
import { until } from '../until.ts';
import { isAlive, killIfOurs } from './processes.ts';
import type { WarmState } from './state.ts';

/** Killed, Java is gone within this, in ms. */
const KILLED_MS = 5000;

/** Ends the broker of a keeper that did not. */
export async function endRemains(state: WarmState): Promise<void> {
  if (state.kind === 'jvm') {
    killIfOurs(state.java, 'SIGKILL');
    await until(() => !isAlive(state.java), { withinMs: KILLED_MS });
    return;
  }
  // Here only, since the library is slow to load.
  const { removeContainer } = await import('../container/remove.ts');
  await removeContainer(state.container);
}
