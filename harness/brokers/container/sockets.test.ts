import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { placesOf, whyNotOf } from './sockets.ts';

test('where there is no socket, none was found', async () => {
  expect((await whyNotOf({}, [])).missing.en).toBe('no container runtime was found.');
});

test('a socket at which nobody listens is a runtime that does not run', async () => {
  const socket = join(await temporaryFolder(), 'docker.sock');
  await writeFile(socket, '');
  const { missing, fix } = await whyNotOf({}, [socket]);
  expect(missing.en).toContain(`${socket}), but nothing answers`);
  expect(fix[0]?.en).toMatch(/^Start it/);
});

test('a socket of others is told with the group to join', async () => {
  // Asked for, since no socket refuses root, who may be running this.
  const { missing, fix } = await whyNotOf({}, ['/a', '/b'], (socket) =>
    Promise.resolve(socket === '/b' ? 'EACCES' : 'ECONNREFUSED'),
  );
  expect(missing.en).toContain('you may not use its socket, /b');
  expect(fix[0]?.en).toContain('usermod -aG docker');
});

test('DOCKER_HOST is named, without the user and the password in it', async () => {
  const env = { DOCKER_HOST: 'tcp://milk:secret@build.example:2375' };
  const { missing } = await whyNotOf(env, placesOf(env));
  expect(missing.en).toContain('tcp://build.example:2375');
  expect(JSON.stringify(missing)).not.toContain('secret');
});
