import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { readState, removeStateOf, setAside, type WarmState, writeState } from './state.ts';

const state = {
  phase: 'ready',
  kind: 'jvm',
  keeper: { pid: 11, started: 'then' },
  java: { pid: 12 },
  host: '127.0.0.1',
  port: 4242,
  version: '4.4.0',
  startedAt: '2026-01-02T03:04:05.000Z',
  runDir: '/nowhere/runs/1',
} as const satisfies WarmState;

const { java: _, ...common } = state;
const inContainer: WarmState = { ...common, kind: 'container', container: 'b8a039079f88' };

test('a container is told from a process', async () => {
  const file = join(await temporaryFolder(), 'state.json');
  await writeState(file, inContainer);
  expect(await readState(file)).toEqual(inContainer);
});

test('what is written is read again, and no other file stays', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'state.json');
  expect(await readState(file)).toBeUndefined();
  await writeState(file, state);
  expect(await readState(file)).toEqual(state);
  expect(await readdir(folder)).toEqual(['state.json']);
});

test.for([
  ['cut off', JSON.stringify(state).slice(0, 40)],
  ['empty', ''],
  ['of another shape', '[]'],
  ['without a process', JSON.stringify({ ...state, keeper: { pid: 'all' } })],
  ['with the process group 0', JSON.stringify({ ...state, java: { pid: 0 } })],
  ['in an unknown phase', JSON.stringify({ ...state, phase: 'sleeping' })],
  ['of no kind', JSON.stringify({ ...state, kind: undefined })],
  ['of another kind than what it tells of', JSON.stringify({ ...state, kind: 'container' })],
  ['with a name for a container', JSON.stringify({ ...inContainer, container: '/etc' })],
])('a state file that is %s is corrupt', async ([, text]) => {
  const file = join(await temporaryFolder(), 'state.json');
  await writeFile(file, text ?? '');
  expect(await readState(file)).toBe('corrupt');
});

test('a corrupt file is kept under another name', async () => {
  const file = join(await temporaryFolder(), 'state.json');
  await writeFile(file, 'garbage');
  const aside = await setAside(file, new Date('2026-01-02T03:04:05Z'));
  expect(aside).toBe(`${file}.corrupt-2026-01-02T03-04-05.000Z`);
  expect(await readFile(aside, 'utf8')).toBe('garbage');
  expect(await readState(file)).toBeUndefined();
});

test('a keeper removes its own state only', async () => {
  const file = join(await temporaryFolder(), 'state.json');
  await writeState(file, state);
  await removeStateOf(99, file);
  expect(await readState(file)).toEqual(state);
  await removeStateOf(11, file);
  expect(await readState(file)).toBeUndefined();
});
