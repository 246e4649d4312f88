import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { findJava, majorOf } from './java.ts';

/** A home with a `java` that reports this version as real ones do. */
async function javaHome(version: string, how: 'release' | 'running'): Promise<string> {
  const home = await temporaryFolder();
  const executable = join(home, 'bin', 'java');
  await mkdir(join(home, 'bin'));
  await writeFile(executable, `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`);
  await chmod(executable, 0o755);
  if (how === 'release') await writeFile(join(home, 'release'), `JAVA_VERSION="${version}"\n`);
  return home;
}

test.for(['release', 'running'] as const)('the version is known from: %s', async (how) => {
  const home = await javaHome('21.0.2', how);
  const java = await findJava({ JAVA_HOME: home, PATH: '' });
  expect(java).toEqual({ executable: join(home, 'bin', 'java'), version: '21.0.2' });
});

test('JAVA_HOME goes before PATH, but not if it is too old', async () => {
  const [old, first, second] = [
    await javaHome('11.0.1', 'release'),
    await javaHome('17.0.1', 'release'),
    await javaHome('25', 'release'),
  ];
  const PATH = join(second, 'bin');
  expect((await findJava({ JAVA_HOME: first, PATH })).version).toBe('17.0.1');
  expect((await findJava({ JAVA_HOME: old, PATH })).version).toBe('25');
});

test('only an old Java: the refusal says which was found', async () => {
  const old = await javaHome('1.8.0_392', 'running');
  await expect(findJava({ PATH: join(old, 'bin') })).rejects.toThrow(/Java 1\.8\.0_392 .*too old/);
});

test('no Java: the refusal says so', async () => {
  await expect(findJava({ JAVA_HOME: '/nowhere', PATH: '' })).rejects.toThrow(/no Java was found/);
});

test.for([
  ['17.0.15', 17],
  ['1.8.0_392', 8],
  ['25', 25],
  ['18-ea', 18],
  ['nonsense', NaN],
] as const)('%s is Java %d', ([version, major]) => {
  expect(majorOf(version)).toBe(major);
});
