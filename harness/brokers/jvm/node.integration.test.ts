// A Kafka that does not come up must say why in one line, and leave nothing running.
import { appendFile, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'node:net';
import { beforeAll, expect, test, vi } from 'vitest';
import { prepareOnce } from '../testing/checkout.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { identify } from '../warm/processes.ts';
import { openCache } from './cache.ts';
import { findJars } from './jars.ts';
import { prepareKafka } from './prepare.ts';
import { startNode, startNodeAnywhere, StartFailed } from './node.ts';
import type { KafkaParts } from './command.ts';
import * as ports from '../ports.ts';

vi.mock(import('../ports.ts'), { spy: true });
beforeAll(prepareOnce, 300_000);

const stateDir = fileURLToPath(new URL('../../../.milk-run', import.meta.url));
const prepared = (): Promise<KafkaParts> =>
  prepareKafka({ stateDir, env: process.env, onProgress: () => undefined });

test('a taken port is named, and other ports are tried once', { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const squatter = createServer().listen(0, '127.0.0.1');
  await vi.waitUntil(() => squatter.listening);
  const address = squatter.address();
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const [free = 0] = await ports.freePorts(1);

  vi.mocked(ports.freePorts).mockResolvedValueOnce([taken, free]);
  await expect(startNode(await prepared(), join(folder, 'run'))).rejects.toThrow(
    /Address already in use.*log: .*kafka\.log/,
  );

  vi.mocked(ports.freePorts).mockResolvedValueOnce([taken, free]);
  const node = await startNodeAnywhere(await prepared(), join(folder, 'run2'));
  expect(node.port).not.toBe(taken);
  node.java.kill('SIGKILL');
  await node.java.exited;
  squatter.close();
});

test(
  'a template of another cluster is reported with Kafka’s own words',
  { timeout: 60_000 },
  async () => {
    const folder = await temporaryFolder();
    const template = join(folder, 'template');
    await mkdir(template);
    await writeFile(join(template, 'meta.properties'), 'version=1\ncluster.id=x\nnode.id=7\n');
    let pid = 0;
    const started = startNode({ ...(await prepared()), template }, join(folder, 'run'), {
      onSpawned: (node) => {
        pid = node.java.pid;
        return Promise.resolve();
      },
    });
    await expect(started).rejects.toThrow(StartFailed);
    await expect(started).rejects.toThrow(/Stored node id 7 .*\(log: .*kafka\.log\)/);
    expect(identify(pid)).toBeUndefined();
  },
);

test('an unpacked Kafka of the same version serves as well', { timeout: 90_000 }, async () => {
  const [jar = ''] = (await prepared()).classpath;
  const home = await temporaryFolder();
  await symlink(join(jar, '..'), join(home, 'libs'));
  const parts = await prepareKafka({
    stateDir: join(home, 'state'),
    env: { ...process.env, WORKBOOK_KAFKA_HOME: home },
    onProgress: () => undefined,
  });
  expect(parts.classpath[0]).toContain(home);
  expect(parts.archive).toBeDefined();
});

test('jars that passed the check are checked again once one has changed', async () => {
  const [jar = ''] = (await prepared()).classpath;
  const home = await temporaryFolder();
  await cp(join(jar, '..'), join(home, 'libs'), { recursive: true });
  const cache = await openCache(join(home, 'state'));
  const request = { cache, env: { WORKBOOK_KAFKA_HOME: home }, onProgress: () => undefined };
  const classpath = await findJars(request);
  expect(await findJars(request)).toEqual(classpath);
  await appendFile(classpath[3] ?? '', 'x');
  await expect(findJars(request)).rejects.toThrow(`${classpath[3] ?? ''} is not the expected file`);
});
