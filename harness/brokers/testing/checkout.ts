// A checkout's state directory for one test: its own broker, but the jars, template and archive of the
// real checkout, which take 10 s and more to make.
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { stopBrokers } from '../status.ts';
import { prepareKafka } from '../jvm/prepare.ts';
import { temporaryFolder } from './folder.ts';

const real = fileURLToPath(new URL('../../../.milk-run', import.meta.url));

/** To be run before all tests, with a generous time limit. */
export async function prepareOnce(): Promise<void> {
  await prepareKafka({ stateDir: real, env: process.env, onProgress: () => undefined });
}

/** A new state directory without a broker; whatever runs there is stopped after the test. */
export async function temporaryCheckout(): Promise<string> {
  const stateDir = join(await temporaryFolder(), '.milk-run');
  await mkdir(stateDir);
  await symlink(join(real, 'kafka'), join(stateDir, 'kafka'));
  onTestFinished(async () => {
    await stopBrokers(stateDir);
  });
  return stateDir;
}
