// Everything that is made once before the first start: jars, template, archive. ≈ 15 s, then nothing.
import type { Text } from '../broker.ts';
import { withLock } from '../warm/lock.ts';
import { archivePath, makeArchive } from './archive.ts';
import { exists, openCache, removePartials } from './cache.ts';
import type { KafkaParts } from './command.ts';
import { findJars } from './jars.ts';
import { findJava } from './java.ts';
import { makeTemplate } from './template.ts';

export interface PrepareRequest {
  stateDir: string;
  env: NodeJS.ProcessEnv;
  onProgress: (step: Text) => void;
}

/**
 * Gives what a start needs, and makes what is missing. Several commands may call it at once.
 * @throws {BrokerUnavailable} when Java or the jars cannot be had
 */
export async function prepareKafka(request: PrepareRequest): Promise<KafkaParts> {
  const { stateDir, env, onProgress } = request;
  const java = await findJava(env);
  const cache = await openCache(stateDir);
  const classpath = await findJars({ cache, env, onProgress });
  const parts = { java: java.executable, classpath, template: cache.template };
  const archive = await archivePath(cache, java, classpath);
  const archived = async (): Promise<boolean> =>
    (await exists(archive.file)) || (await exists(archive.failed));

  if (!(await exists(cache.template)) || !(await archived())) {
    await withLock(cache.lock, async () => {
      await removePartials(cache);
      if (!(await exists(cache.template))) {
        onProgress({
          en: 'Formatting an empty data directory…',
          ko: '빈 데이터 디렉터리를 포맷하고 있어요…',
        });
        await makeTemplate(cache, parts);
      }
      if (!(await archived())) {
        onProgress({
          en: 'Running Kafka once to make later starts quicker (about 10 s, only this once)…',
          ko: '다음부터 빨리 뜨도록 Kafka를 한 번 시험 가동하고 있어요(10초쯤, 처음 한 번만)…',
        });
        await makeArchive(cache, parts, archive);
      }
    });
  }
  return { ...parts, archive: (await exists(archive.file)) ? archive.file : undefined };
}
