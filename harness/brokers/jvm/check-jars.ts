// Nothing runs that is not what was checked in: every jar is compared with its SHA-256, wherever it
// came from.
import { BrokerUnavailable, type Text } from '../broker.ts';
import { join } from 'node:path';
import { sha256Of } from './hash.ts';
import type { LockedJar } from './jars-lock.ts';
import { KAFKA_VERSION } from '../kafka-version.ts';
import { readdir } from 'node:fs/promises';

/**
 * Gives the class path once every locked jar is in `libs` and is the right one.
 * @throws {BrokerUnavailable} naming the first jar that is missing or different; `fix` says what to do
 */
export async function checkJars(libs: string, jars: LockedJar[], fix: Text): Promise<string[]> {
  const refuse = (missing: Text): BrokerUnavailable =>
    new BrokerUnavailable([{ kind: 'jvm', missing, fix: [fix] }]);
  const other = await otherKafka(libs);
  if (other !== undefined) {
    throw refuse({
      en: `${libs} holds Kafka ${other}; the workbook grades on ${KAFKA_VERSION}.`,
      ko: `${libs}에는 Kafka ${other}이 있어요. 워크북은 ${KAFKA_VERSION}으로 채점해요.`,
    });
  }
  for (const { file, coordinates, sha256 } of jars) {
    const found = await sha256Of(join(libs, file));
    if (found === undefined) {
      throw refuse({
        en: `${file} (${coordinates}) is missing in ${libs}.`,
        ko: `${libs}에 ${file}(${coordinates})이 없어요.`,
      });
    }
    if (found !== sha256) {
      throw refuse({
        en: `${join(libs, file)} is not the expected file: its SHA-256 is ${found}, not ${sha256}.`,
        ko: `${join(libs, file)} 파일이 달라요. SHA-256이 ${sha256}이어야 하는데 ${found}이에요.`,
      });
    }
  }
  return jars.map(({ file }) => join(libs, file));
}

/** The version of a Kafka core jar that is not ours; undefined if ours is there, or none. */
async function otherKafka(libs: string): Promise<string | undefined> {
  const versions = (await readdir(libs).catch(() => [])).flatMap((name) => {
    const version = /^kafka_\d+\.\d+-(\d+\.\d+\.\d+[^-]*)\.jar$/.exec(name)?.[1];
    return version === undefined ? [] : [version];
  });
  return versions.includes(KAFKA_VERSION) ? undefined : versions[0];
}
