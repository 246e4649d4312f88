import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { openCache } from './cache.ts';
import { fetchJars } from './fetch-jars.ts';
import { findJars } from './jars.ts';
import { type LockedJar, lockedJars } from './jars-lock.ts';

const silent = (): void => undefined;

/** A Maven repository that answers each path with its own name, unless told otherwise. */
async function repository(odd: Record<string, string | number> = {}) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url?.replace(/^\/maven\//, '') ?? '';
    const answer = odd[path] ?? path;
    seen.push(request.headers.authorization ?? 'nobody');
    response.statusCode = typeof answer === 'number' ? answer : 200;
    response.end(String(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { base: `127.0.0.1:${(server.address() as AddressInfo).port}/maven/`, seen };
}

const jars = ['a', 'b', 'c'].map(jarNamed);

function jarNamed(name: string): LockedJar {
  const path = `org/x/${name}/1/${name}-1.jar`;
  const sha256 = createHash('sha256').update(path).digest('hex');
  return { coordinates: `org.x:${name}:1`, file: `${name}-1.jar`, path, sha256 };
}

test('a mirror gives every jar, with the credentials in its address', async () => {
  const { base, seen } = await repository();
  const target = await temporaryFolder();
  await fetchJars(`http://me:s%20t@${base}`, jars, target, silent);
  expect((await readdir(target)).sort()).toEqual(['a-1.jar', 'b-1.jar', 'c-1.jar']);
  expect(new Set(seen)).toEqual(new Set([`Basic ${Buffer.from('me:s t').toString('base64')}`]));
});

test.for([
  [404, /b-1\.jar could not be had .*HTTP 404/],
  ['tampered', /b-1\.jar could not be had .*SHA-256/],
] as const)('a mirror that answers %s is refused, naming the jar', async ([answer, message]) => {
  const { base } = await repository({ 'org/x/b/1/b-1.jar': answer });
  const fetched = fetchJars(`http://me:secret@${base}`, jars, await temporaryFolder(), silent);
  await expect(fetched).rejects.toThrow(message);
  await expect(fetched).rejects.not.toThrow(/secret/);
});

test('says how far it is', async () => {
  const { base } = await repository();
  const told: string[] = [];
  const many = Array.from({ length: 40 }, (_, at) => jarNamed(`j${at}`));
  await fetchJars(`http://${base}`, many, await temporaryFolder(), ({ en }) => void told.push(en));
  expect(told).toEqual(['  15 / 40 jars', '  30 / 40 jars']);
});

test('an address that is none is refused', async () => {
  const fetched = fetchJars('repo.example', jars, await temporaryFolder(), silent);
  await expect(fetched).rejects.toThrow(/WORKBOOK_MAVEN_URL is not an http/);
});

test('a download that fails half way leaves nothing that counts', async () => {
  const { base } = await repository();
  const cache = await openCache(await temporaryFolder());
  const env = { WORKBOOK_MAVEN_URL: `http://${base}` };
  // Every jar arrives, and every one is wrong.
  await expect(findJars({ cache, env, onProgress: silent })).rejects.toThrow(/could not be had/);
  expect(await readdir(cache.root)).toEqual([]);
});

test('what an interrupted download left is neither used nor kept', async () => {
  const cache = await openCache(await temporaryFolder());
  await mkdir(join(cache.root, 'partial-1-00'));
  await expect(findJars({ cache, env: { PATH: '' }, onProgress: silent })).rejects.toThrow();
  expect(await readdir(cache.root)).toEqual([]);
});

test('without Maven, the ways that are left are named', async () => {
  const cache = await openCache(await temporaryFolder());
  const found = findJars({ cache, env: { PATH: '' }, onProgress: silent });
  await expect(found).rejects.toThrow(
    /no Maven[^]*Install Maven[^]*WORKBOOK_MAVEN_URL[^]*WORKBOOK_KAFKA_HOME/,
  );
});

test('a wrong jar in WORKBOOK_KAFKA_HOME is refused by name', async () => {
  const folder = await temporaryFolder();
  const cache = await openCache(folder);
  await mkdir(join(folder, 'home', 'libs'), { recursive: true });
  const [first] = lockedJars();
  await writeFile(join(folder, 'home', 'libs', first?.file ?? ''), 'tampered');
  const env = { WORKBOOK_KAFKA_HOME: join(folder, 'home') };
  await expect(findJars({ cache, env, onProgress: silent })).rejects.toThrow(
    `${first?.file ?? ''} is not the expected file`,
  );
});
