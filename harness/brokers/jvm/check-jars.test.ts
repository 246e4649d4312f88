import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { checkJars } from './check-jars.ts';
import { type LockedJar, lockedJars } from './jars-lock.ts';
import { KAFKA_VERSION } from '../kafka-version.ts';

const fix = { en: 'do this', ko: '이렇게 하세요' };

async function libs(): Promise<{ dir: string; jars: LockedJar[] }> {
  const dir = await temporaryFolder();
  const jars = ['kafka_2.13-4.4.0.jar', 'other-1.0.jar'].map((file) => {
    const sha256 = createHash('sha256').update(file).digest('hex');
    return { file, sha256, coordinates: `group:${file}`, path: file };
  });
  for (const { file } of jars) await writeFile(join(dir, file), file);
  return { dir, jars };
}

test('the class path is the locked jars, and nothing else that lies there', async () => {
  const { dir, jars } = await libs();
  await writeFile(join(dir, 'stray.jar'), 'stray');
  expect(await checkJars(dir, jars, fix)).toEqual(jars.map(({ file }) => join(dir, file)));
});

test('a jar with one changed byte is refused by name', async () => {
  const { dir, jars } = await libs();
  await writeFile(join(dir, 'other-1.0.jar'), 'Other-1.0.jar');
  await expect(checkJars(dir, jars, fix)).rejects.toThrow(
    /other-1\.0\.jar is not the expected file: its SHA-256[^]*do this/,
  );
});

test('a missing jar is named', async () => {
  const { dir, jars } = await libs();
  await rm(join(dir, 'other-1.0.jar'));
  await expect(checkJars(dir, jars, fix)).rejects.toThrow(/other-1\.0\.jar .* is missing/);
});

test('another Kafka is told by its version, not by the first jar that differs', async () => {
  const { dir, jars } = await libs();
  await rm(join(dir, 'kafka_2.13-4.4.0.jar'));
  await writeFile(join(dir, 'kafka_2.13-3.9.1.jar'), '');
  await expect(checkJars(dir, jars, fix)).rejects.toThrow(/holds Kafka 3\.9\.1/);
});

test('pom.xml, jars.json and the version we claim speak of the same Kafka', () => {
  const pom = readFileSync(new URL('pom.xml', import.meta.url), 'utf8');
  expect(pom).toContain(`<version>${KAFKA_VERSION}</version>`);
  const ours = lockedJars().filter(({ coordinates }) =>
    coordinates.startsWith('org.apache.kafka:'),
  );
  expect(ours.length).toBeGreaterThan(5);
  expect(ours.filter(({ coordinates }) => !coordinates.endsWith(`:${KAFKA_VERSION}`))).toEqual([]);
});
