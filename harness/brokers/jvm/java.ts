// Finds the Java that will run Kafka: JAVA_HOME first, then PATH.
import { execFile } from 'node:child_process';
import { access, constants, readFile, realpath } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { BrokerUnavailable } from '../broker.ts';

export interface Java {
  executable: string;
  /** Such as `17.0.15`. */
  version: string;
}

/** Kafka 4's brokers need it. */
export const OLDEST_JAVA = 17;

/** @throws {BrokerUnavailable} when there is none, or only older ones, and says which were found */
export async function findJava(env: NodeJS.ProcessEnv): Promise<Java> {
  const tooOld: Java[] = [];
  for (const executable of candidates(env)) {
    const version = await versionOf(executable);
    if (version === undefined) continue;
    if (majorOf(version) >= OLDEST_JAVA) return { executable, version };
    tooOld.push({ executable, version });
  }
  throw new BrokerUnavailable([
    {
      kind: 'jvm',
      missing: tooOld[0] ? onlyOld(tooOld[0]) : none,
      fix: [
        {
          en: `Install Java ${OLDEST_JAVA} or newer (a JRE is enough), or point JAVA_HOME to one.`,
          ko: `Java ${OLDEST_JAVA} 이상을 설치하거나(JRE면 충분해요) JAVA_HOME이 그 Java를 가리키게 하세요.`,
        },
      ],
    },
  ]);
}

/** 17 of `17.0.15`, 8 of `1.8.0_392`. */
export function majorOf(version: string): number {
  const [first = NaN, second = NaN] = version.split(/[._+-]/).map(Number);
  return first === 1 ? second : first;
}

const none = {
  en: 'no Java was found, neither by JAVA_HOME nor on PATH.',
  ko: 'JAVA_HOME에도 PATH에도 Java가 없어요.',
};

function onlyOld({ executable, version }: Java): { en: string; ko: string } {
  return {
    en: `Java ${version} (${executable}) is too old for Kafka 4: it needs ${OLDEST_JAVA} or newer.`,
    ko: `Java ${version}(${executable})은 Kafka 4를 돌리기에 너무 오래됐어요. ${OLDEST_JAVA} 이상이 필요해요.`,
  };
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  const homes = env['JAVA_HOME'] ? [join(env['JAVA_HOME'], 'bin')] : [];
  const path = (env['PATH'] ?? '').split(delimiter).filter((dir) => dir !== '');
  return [...new Set([...homes, ...path])].map((dir) => resolve(dir, 'java'));
}

async function versionOf(executable: string): Promise<string | undefined> {
  try {
    await access(executable, constants.X_OK);
  } catch {
    return undefined;
  }
  return (await fromReleaseFile(executable)) ?? (await fromRunning(executable));
}

/** Every JDK carries this file; reading it is 50 ms quicker than asking Java. */
async function fromReleaseFile(executable: string): Promise<string | undefined> {
  try {
    const home = dirname(dirname(await realpath(executable)));
    const release = await readFile(join(home, 'release'), 'utf8');
    return /^JAVA_VERSION="([^"]+)"/m.exec(release)?.[1];
  } catch {
    return undefined;
  }
}

async function fromRunning(executable: string): Promise<string | undefined> {
  try {
    const { stderr } = await promisify(execFile)(executable, ['-version'], { timeout: 10_000 });
    return /version "([^"]+)"/.exec(stderr)?.[1];
  } catch {
    return undefined; // macOS has a `java` that only says where to get one
  }
}
