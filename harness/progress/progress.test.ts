import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../brokers/testing/folder.ts';
import { todoVerdict } from '../grading/make-verdict.ts';
import type { Verdict } from '../grading/verdict.ts';
import { openProgress, readAnswer } from './progress.ts';

const verdict = (status: Verdict['status'], seed = 1): Verdict => ({
  ...todoVerdict('first-tape', seed),
  status,
});
const exercise = 'why-event-driven/first-tape';
const seeds = (folder: string): number[] =>
  openProgress(folder).events.flatMap((event) => (event.type === 'verdict' ? [event.seed] : []));
const file = (folder: string): string => join(folder, 'progress.jsonl');
const aside = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.includes('corrupt'));

describe('progress', () => {
  it('is empty before anything is done, and makes no file', async () => {
    const folder = join(await temporaryFolder(), 'not-yet');
    expect(openProgress(folder)).toMatchObject({ events: [], setAside: undefined });
    expect(openProgress(folder).language).toBeUndefined();
    expect(existsSync(folder)).toBe(false);
  });

  it('remembers the language that was chosen last', async () => {
    const folder = join(await temporaryFolder(), 'not-yet');
    const progress = openProgress(folder);
    progress.rememberLanguage('en');
    progress.rememberLanguage('ko');
    expect([progress.language, openProgress(folder).language]).toEqual(['ko', 'ko']);
  });

  it('has every verdict, in order', async () => {
    const folder = await temporaryFolder();
    openProgress(folder).rememberVerdict(exercise, 'a', verdict('fail', 1));
    openProgress(folder).rememberVerdict(exercise, undefined, verdict('pass', 2));
    expect(openProgress(folder).events).toMatchObject([
      { type: 'verdict', exercise, status: 'fail', codes: [], graded: false, seed: 1 },
      { type: 'verdict', exercise, status: 'pass', attempt: null, seed: 2 },
    ]);
  });

  it('keeps each answer once, however often it is graded', async () => {
    const folder = await temporaryFolder();
    const progress = openProgress(folder);
    for (const source of ['milk', 'cream', 'milk']) {
      progress.rememberVerdict(exercise, source, verdict('fail'));
    }
    const kept = readdirSync(join(folder, 'attempts', exercise));
    expect(kept).toHaveLength(2);
    const attempts = progress.events.map((event) =>
      event.type === 'verdict' ? event.attempt : '',
    );
    expect(attempts[0]).toBe(attempts[2]);
    expect(readAnswer(join(folder, 'attempts', exercise, attempts[1] ?? ''))).toBe('cream');
  });

  it('of two commands at once loses nothing', async () => {
    const folder = await temporaryFolder();
    const [one, two] = [openProgress(folder), openProgress(folder)];
    one.rememberVerdict(exercise, 'a', verdict('fail', 1));
    two.rememberVerdict(exercise, 'b', verdict('fail', 2));
    one.rememberVerdict(exercise, 'c', verdict('fail', 3));
    expect(seeds(folder)).toEqual([1, 2, 3]);
  });

  it('of several processes at once loses nothing', async () => {
    const folder = await temporaryFolder();
    const module = fileURLToPath(new URL('./progress.ts', import.meta.url));
    const write = `
      import { openProgress } from ${JSON.stringify(module)};
      for (let i = 0; i < 50; i += 1) openProgress(${JSON.stringify(folder)}).rememberLanguage('ko');`;
    const writers = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', write], { stdio: 'inherit' }),
    );
    const codes = await Promise.all(writers.map((one) => once(one, 'exit')));
    expect(codes.map(([code]) => code as number)).toEqual([0, 0, 0]);
    expect(openProgress(folder).events).toHaveLength(150);
    expect(aside(folder)).toEqual([]);
  });
});

describe('a file that cannot be read whole', () => {
  const broken: [string, string | Uint8Array][] = [
    ['half a line', '{"type":"verdict","at":"2026'],
    ['a line of something else', '{"type":"cream"}\n'],
    ['a verdict without its status', '{"type":"verdict","exercise":"x","attempt":null}\n'],
    [
      'a verdict of no known status',
      '{"type":"verdict","exercise":"x","status":1,"codes":[],"attempt":null}\n',
    ],
    ['no object', 'null\n"x"\n3\n'],
    ['bytes that are no text', new Uint8Array([0xff, 0x00, 0xfe, 0x0a, 0x80, 0x0a])],
  ];

  it.each(broken)('is set aside, and what can be read is kept: %s', async (_, bytes) => {
    const folder = await temporaryFolder();
    openProgress(folder).rememberVerdict(exercise, 'a', verdict('fail', 1));
    appendFileSync(file(folder), bytes);
    const before = readFileSync(file(folder));
    const progress = openProgress(folder);
    expect(progress.events).toHaveLength(1);
    expect(readFileSync(progress.setAside ?? '')).toEqual(before);
    progress.rememberVerdict(exercise, 'b', verdict('pass', 2));
    expect(seeds(folder)).toEqual([1, 2]);
    expect(openProgress(folder).setAside).toBeUndefined();
    expect(aside(folder)).toHaveLength(1);
  });

  it('keeps the good lines around the bad one', async () => {
    const folder = await temporaryFolder();
    openProgress(folder).rememberVerdict(exercise, 'a', verdict('fail', 1));
    appendFileSync(file(folder), 'spilt milk\n');
    openProgress(folder).rememberVerdict(exercise, 'b', verdict('fail', 2));
    expect(seeds(folder)).toEqual([1, 2]);
  });

  it('lacks only the end of its last line: the next event begins one of its own', async () => {
    const folder = await temporaryFolder();
    openProgress(folder).rememberVerdict(exercise, 'a', verdict('fail', 1));
    writeFileSync(file(folder), readFileSync(file(folder), 'utf8').trimEnd());
    openProgress(folder).rememberVerdict(exercise, 'b', verdict('fail', 2));
    expect(seeds(folder)).toEqual([1, 2]);
  });

  it('is mended by several commands at once without losing what any of them wrote', async () => {
    const folder = await temporaryFolder();
    const module = fileURLToPath(new URL('./progress.ts', import.meta.url));
    const write = `
      import { appendFileSync } from 'node:fs';
      import { openProgress } from ${JSON.stringify(module)};
      for (let i = 0; i < 40; i += 1) {
        appendFileSync(${JSON.stringify(file(folder))}, 'spilt milk\\n');
        openProgress(${JSON.stringify(folder)}).rememberLanguage('ko');
      }`;
    const writers = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', write], { stdio: 'inherit' }),
    );
    const codes = await Promise.all(writers.map((one) => once(one, 'exit')));
    expect(codes.map(([code]) => code as number)).toEqual([0, 0, 0]);
    expect(openProgress(folder).events).toHaveLength(120);
  });

  it('that is empty is no trouble', async () => {
    const folder = await temporaryFolder();
    writeFileSync(file(folder), '');
    expect(openProgress(folder)).toMatchObject({ events: [], setAside: undefined });
  });
});

describe('an answer', () => {
  it('that is not there, or is a folder, is undefined', async () => {
    const folder = await temporaryFolder();
    expect([readAnswer(folder), readAnswer(join(folder, 'none.ts'))]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
