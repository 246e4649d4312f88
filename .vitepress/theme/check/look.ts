// Finds the facts out, each by doing what the workbook does.
import { browserOf } from './browser.ts';
import type { Facts, LabFacts, MemoryFacts, StorageFacts } from './facts.ts';
import type { ProbeSays } from './probe-worker.ts';

/** MB (10⁶ bytes). */
const asked = 256;
/** ms: a worker that has not answered by then has not started. */
const patience = 15_000;

export interface Surroundings {
  agent: string;
  /** GB, where the browser says so. */
  deviceMemory: number | null;
  startWorker(): Worker;
  /** @throws where a browser forbids it */
  storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  manager: Pick<StorageManager, 'persisted' | 'estimate'> | undefined;
  gradeWorkedExample(): Promise<LabFacts>;
}

/** One after the other, so that none takes from another what that measures. */
export async function look(around: Surroundings): Promise<Facts> {
  const browser = browserOf(around.agent);
  const storage = await lookAtStorage(around);
  const worker = await lookAtWorker(around);
  const lab = await around.gradeWorkedExample();
  return { browser, storage, ...worker, lab };
}

async function lookAtStorage({ storage, manager }: Surroundings): Promise<StorageFacts> {
  const [persisted, estimate] = await Promise.all([
    manager?.persisted().catch(() => null) ?? null,
    manager?.estimate().catch(() => null) ?? null,
  ]);
  return { refused: keepAndRead(storage), persisted, quota: estimate?.quota ?? null };
}

function keepAndRead(storage: Surroundings['storage']): string | null {
  const key = 'milk-run:check';
  try {
    storage().setItem(key, 'milk');
    const found = storage().getItem(key);
    storage().removeItem(key);
    return found === 'milk' ? null : 'it gave back something else';
  } catch (error) {
    return messageOf(error);
  }
}

async function lookAtWorker(
  around: Surroundings,
): Promise<{ worker: string | null; blob: string | null; memory: MemoryFacts }> {
  const device = around.deviceMemory;
  try {
    const { blob, had } = await askWorker(around.startWorker());
    return { worker: null, blob, memory: { device, had, asked } };
  } catch (error) {
    const why = messageOf(error);
    return { worker: why, blob: why, memory: { device, had: null, asked } };
  }
}

async function askWorker(worker: Worker): Promise<ProbeSays> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<ProbeSays>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('it did not answer')), patience);
      worker.onmessage = ({ data }: MessageEvent<ProbeSays>) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message || 'its script was not loaded'));
      };
      worker.postMessage({ megabytes: asked });
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
