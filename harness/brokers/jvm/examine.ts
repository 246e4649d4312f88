// Whether a Kafka on this machine's Java could be had, without starting one.
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { BrokerUnavailable } from '../broker.ts';
import { KAFKA_VERSION } from '../kafka-version.ts';
import type { BrokerRequest, Examination } from '../kinds/kind.ts';
import { openCache, exists } from './cache.ts';
import { findJars } from './jars.ts';
import { findJava } from './java.ts';
import { noSource } from './maven-jars.ts';
import { refuseWindows } from './windows.ts';

export async function examineJvm({ stateDir, env }: BrokerRequest): Promise<Examination> {
  try {
    refuseWindows(process.platform);
    const java = await findJava(env);
    const cache = await openCache(stateDir);
    const home = env['WORKBOOK_KAFKA_HOME'] ?? '';
    if (home !== '' || (await exists(cache.libs))) {
      // Both are here already: this compares them with what is checked in, and fetches nothing.
      await findJars({ cache, env, onProgress: () => undefined });
      return {
        state: 'ready',
        says: {
          en: `Apache Kafka ${KAFKA_VERSION} from its jars, on Java ${java.version}.`,
          ko: `Java ${java.version}에서 jar로 실행하는 Apache Kafka ${KAFKA_VERSION}.`,
        },
        fix: [],
      };
    }
    if ((env['WORKBOOK_MAVEN_URL'] ?? '') === '' && !(await onPath('mvn', env))) throw noSource();
    return {
      state: 'possible',
      says: {
        en: `Java ${java.version} is here; the first start fetches Kafka's jars (43 MB).`,
        ko: `Java ${java.version}이 있어요. 처음 띄울 때 Kafka의 jar(43 MB)를 받아요.`,
      },
      fix: [],
    };
  } catch (error) {
    return unavailable(error);
  }
}

function unavailable(error: unknown): Examination {
  const reason = error instanceof BrokerUnavailable ? error.reasons[0] : undefined;
  const what = String(error);
  const { missing, fix } = reason ?? { missing: { en: what, ko: what }, fix: [] };
  return { state: 'unavailable', says: missing, fix };
}

async function onPath(command: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  for (const dir of (env['PATH'] ?? '').split(delimiter).filter((one) => one !== '')) {
    const executable = await access(join(dir, command), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) return true;
  }
  return false;
}
