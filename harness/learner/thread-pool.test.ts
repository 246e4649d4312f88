import crypto, { pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import zlib, { gzip } from 'node:zlib';
import { expect, test } from 'vitest';
import { countThreadPoolWork } from './thread-pool.ts';

// As kafkajs does: taken before anything is counted.
const gzipped = promisify(zlib.gzip);
const work = countThreadPoolWork();
const some = Buffer.alloc(100_000, 'milk');

test.each<[string, () => Promise<unknown>]>([
  ['zlib, by a function taken before', () => gzipped(some)],
  ['zlib, by name', () => promisify(gzip)(some)],
  ['zlib, by a stream', () => zlib.createGzip().end(some).toArray()],
  ['cryptography, called back', () => promisify(pbkdf2)('a', 'b', 10, 64, 'sha512')],
  ['cryptography, by name', () => promisify(scrypt)('a', 'b', 64)],
  ['cryptography of the web', () => crypto.subtle.digest('SHA-256', some)],
])('is counted until it has ended: %s', async (_, begin) => {
  expect(work.pending()).toBe(0);
  const ended = begin();
  await Promise.resolve();
  expect(work.pending()).toBeGreaterThan(0);
  await ended;
  await new Promise((resolve) => setImmediate(resolve));
  expect(work.pending()).toBe(0);
});

test('what fails has ended too', async () => {
  await expect(promisify(zlib.gunzip)(some)).rejects.toThrow('incorrect header check');
  await expect(crypto.subtle.digest('none', some)).rejects.toThrow();
  await new Promise((resolve) => setImmediate(resolve));
  expect(work.pending()).toBe(0);
});

test('what is done at once is as it was', () => {
  expect(zlib.gunzipSync(zlib.gzipSync(some))).toEqual(some);
  expect(crypto.randomBytes(8)).toHaveLength(8);
  expect(crypto.randomInt(5)).toBeLessThan(5);
});
