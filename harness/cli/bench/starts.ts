// How long a broker takes to start, by kind: from asking to having one that serves clients.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireBroker } from '../../brokers/acquire.ts';
import { BrokerUnavailable, type BrokerKind } from '../../brokers/broker.ts';

/** Those that this workbook starts; `external` runs already. */
export const startedKinds: readonly BrokerKind[] = ['jvm', 'container', 'practice'];

/**
 * @param stateDir whose prepared Kafka is used, so that only the start itself is measured; a first start, which
 *   may still prepare it, does not count
 * @returns times in ms; or why this kind cannot be had here
 */
export async function timeStarts(
  stateDir: string,
  kind: BrokerKind,
  count: number,
): Promise<number[] | string> {
  const own = mkdtempSync(join(tmpdir(), 'milk-run-bench-'));
  const times: number[] = [];
  try {
    mkdirSync(join(stateDir, 'kafka'), { recursive: true });
    symlinkSync(join(stateDir, 'kafka'), join(own, 'kafka'));
    for (let start = 0; start <= count; start += 1) {
      const broker = await acquireBroker({
        ...{ kind, stateDir: own, env: process.env, onProgress: () => undefined },
      });
      if (start > 0) times.push(broker.startMs);
      await broker.release({ stopIfUnused: true });
    }
    return times;
  } catch (error) {
    if (error instanceof BrokerUnavailable) return error.reasons[0]?.missing.en ?? error.message;
    throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
