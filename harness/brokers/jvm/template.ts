// Formatting a data directory takes most of a second; a formatted one can be copied.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CachePaths, makeOnce } from './cache.ts';
import { kafkaCommand, kafkaEnv, type KafkaParts } from './command.ts';
import { serverProperties } from './settings.ts';

/** Any 22 characters of URL-safe base64 will do; this one is easy to recognise in a log. */
const CLUSTER_ID = 'MilkRunWorkbookKafka44';

export async function makeTemplate(
  cache: CachePaths,
  parts: Pick<KafkaParts, 'java' | 'classpath'>,
): Promise<void> {
  await makeOnce(cache, cache.template, async (workDir) => {
    const properties = join(workDir, 'server.properties');
    const dataDir = join(workDir, 'data');
    // The ports matter only once it runs.
    await writeFile(properties, serverProperties({ dataDir, clientPort: 1, controllerPort: 2 }));
    const format = ['kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', properties];
    const [java = '', ...args] = kafkaCommand(parts, workDir, format);
    await promisify(execFile)(java, args, { timeout: 60_000, env: kafkaEnv(process.env) });
    return dataDir;
  });
}
