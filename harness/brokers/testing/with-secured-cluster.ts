import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { prepareKafka } from '../jvm/prepare.ts';
import {
  type SecuredCluster,
  type SecuredOptions,
  startSecuredCluster,
} from './secured-cluster.ts';

const stateDir = fileURLToPath(new URL('../../../.milk-run', import.meta.url));

/** A cluster for all tests of the file; it is there only within tests. */
export function withSecuredCluster(
  options: Pick<SecuredOptions, 'nodes' | 'settings'> = {},
): () => SecuredCluster {
  let dir: string | undefined;
  let cluster: SecuredCluster | undefined;
  beforeAll(async () => {
    const parts = await prepareKafka({ stateDir, env: process.env, onProgress: () => undefined });
    dir = await mkdtemp(join(tmpdir(), 'milk-run-secured-'));
    cluster = await startSecuredCluster({ dir, parts, ...options });
  }, 300_000);
  afterAll(async () => {
    await cluster?.stop();
    if (dir !== undefined) await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  });
  return () => {
    if (cluster === undefined) throw new Error('The cluster is there only within tests.');
    return cluster;
  };
}
