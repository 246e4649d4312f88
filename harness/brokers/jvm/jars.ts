// Where Kafka's jars come from: the first source that applies. All end in the same check.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '../broker.ts';
import { withLock } from '../warm/lock.ts';
import { type CachePaths, exists, fingerprint, makeOnce, removePartials } from './cache.ts';
import { checkJars } from './check-jars.ts';
import { fetchJars } from './fetch-jars.ts';
import { type LockedJar, lockedJars } from './jars-lock.ts';
import { KAFKA_VERSION } from '../kafka-version.ts';
import { mavenJars } from './maven-jars.ts';

export interface JarsRequest {
  cache: CachePaths;
  env: NodeJS.ProcessEnv;
  onProgress: (step: Text) => void;
}

/**
 * Gives the class path of a complete, checked Kafka, and gets it first if need be.
 * @throws {BrokerUnavailable} when there is no source, or when a jar is missing or not the right one
 */
export async function findJars(request: JarsRequest): Promise<string[]> {
  const { cache, env } = request;
  const jars = lockedJars();
  const home = env['WORKBOOK_KAFKA_HOME'];
  if (home !== undefined && home !== '') {
    return await checkedOnce(cache, join(home, 'libs'), jars, {
      en: `WORKBOOK_KAFKA_HOME must name an unpacked release of Apache Kafka ${KAFKA_VERSION} (kafka_2.13). Unset it to have the jars downloaded.`,
      ko: `WORKBOOK_KAFKA_HOME은 Apache Kafka ${KAFKA_VERSION}(kafka_2.13) 배포판을 푼 디렉터리여야 해요. 값을 지우면 jar를 내려받아요.`,
    });
  }
  if (!(await exists(cache.libs))) await download(request, jars);
  return await checkedOnce(cache, cache.libs, jars, {
    en: `Delete ${cache.libs} and run the command again: the jars are fetched anew.`,
    ko: `${cache.libs}를 지우고 명령을 다시 실행하세요. jar를 새로 받아요.`,
  });
}

async function download({ cache, env, onProgress }: JarsRequest, jars: LockedJar[]): Promise<void> {
  await withLock(cache.lock, async () => {
    await removePartials(cache);
    if (await exists(cache.libs)) return; // another command was quicker
    onProgress({
      en: `Getting Apache Kafka ${KAFKA_VERSION} (${jars.length} jars, 43 MB; only this once)…`,
      ko: `Apache Kafka ${KAFKA_VERSION}을 받고 있어요(jar ${jars.length}개, 43 MB, 처음 한 번만)…`,
    });
    await makeOnce(cache, cache.libs, async (workDir) => {
      const mirror = env['WORKBOOK_MAVEN_URL'];
      if (mirror !== undefined && mirror !== '') await fetchJars(mirror, jars, workDir, onProgress);
      else await mavenJars(env, workDir);
      await checkJars(workDir, jars, {
        en: 'Look at the settings of Maven: it seems to use a repository with other files.',
        ko: 'Maven 설정을 확인하세요. 내용이 다른 저장소를 쓰는 것 같아요.',
      });
      return workDir;
    });
  });
}

/** Hashing 43 MB takes 0.1 s: jars whose size and time are those of a passed check are not hashed again. */
async function checkedOnce(
  cache: CachePaths,
  libs: string,
  jars: LockedJar[],
  fix: Text,
): Promise<string[]> {
  const files = jars.map(({ file }) => join(libs, file));
  const hashes = jars.map(({ sha256 }) => sha256);
  const mark = join(cache.checked, await fingerprint(files, hashes));
  if (await exists(mark)) return files;
  const classpath = await checkJars(libs, jars, fix);
  await mkdir(cache.checked, { recursive: true });
  await writeFile(mark, '');
  return classpath;
}
