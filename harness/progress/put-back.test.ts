import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../brokers/testing/folder.ts';
import { createRandom } from '../grading/random.ts';
import { attemptName, attemptsOf } from './attempts.ts';
import { openProgress } from './progress.ts';
import { putBack } from './put-back.ts';

const exercise = 'before-dawn/hello-milk';
const stub = Buffer.from('// the stub\n');

describe('putting a text back', () => {
  it('keeps what was there, though it was never graded', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'exercise.ts');
    writeFileSync(file, 'mine');
    const progress = openProgress(folder);
    const kept = putBack(progress, { exercise, file, content: stub });
    expect(readFileSync(file)).toEqual(stub);
    expect(kept).toEqual([attemptName('mine')]);
    const [attempt] = attemptsOf(folder, exercise, openProgress(folder).events);
    expect(attempt).toMatchObject({ name: kept[0], status: null });
    expect(readFileSync(attempt?.path ?? '', 'utf8')).toBe('mine');
  });

  it('keeps bytes that are no UTF-8 as they are', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'exercise.ts');
    const mine = Buffer.from([0xbf, 0xec, 0xc0, 0xaf, 0x0a]);
    writeFileSync(file, mine);
    const [name = ''] = putBack(openProgress(folder), { exercise, file, content: stub });
    expect(readFileSync(join(folder, 'attempts', exercise, name))).toEqual(mine);
  });

  it('changes nothing, and keeps nothing, where the text is there already', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'exercise.ts');
    writeFileSync(file, stub);
    expect(putBack(openProgress(folder), { exercise, file, content: stub })).toEqual([]);
    expect(openProgress(folder).events).toEqual([]);
  });

  it('makes a file that was deleted', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'exercise.ts');
    expect(putBack(openProgress(folder), { exercise, file, content: stub })).toEqual([]);
    expect(readFileSync(file)).toEqual(stub);
  });

  it('goes through a link to the file behind it', async () => {
    const folder = await temporaryFolder();
    const [real, file] = [join(folder, 'real.ts'), join(folder, 'exercise.ts')];
    writeFileSync(real, 'mine');
    symlinkSync(real, file);
    putBack(openProgress(folder), { exercise, file, content: stub });
    expect(readFileSync(real)).toEqual(stub);
  });

  it('keeps a text that was cut off under its name once more', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'exercise.ts');
    const directory = join(folder, 'attempts', exercise);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, attemptName('mine')), 'mi');
    writeFileSync(file, 'mine');
    putBack(openProgress(folder), { exercise, file, content: stub });
    expect(readFileSync(join(directory, attemptName('mine')), 'utf8')).toBe('mine');
  });
});

it('killed at any moment, it loses no text that was there', async () => {
  const seed = 20;
  const random = createRandom(seed);
  const module = (name: string): string =>
    JSON.stringify(fileURLToPath(new URL(`./${name}`, import.meta.url)));
  for (let round = 0; round < 12; round += 1) {
    const folder = await temporaryFolder();
    const file = join(folder, 'exercise.ts');
    // Says which text is in place before it resets it, over and over.
    const code = `
      import { writeSync } from 'node:fs';
      import { openProgress } from ${module('progress.ts')};
      import { putBack } from ${module('put-back.ts')};
      import { replaceFile } from ${module('replace-file.ts')};
      const progress = openProgress(${JSON.stringify(folder)});
      for (let i = 0; ; i += 1) {
        replaceFile(${JSON.stringify(file)}, 'mine ' + i + ' milk'.repeat(40_000));
        writeSync(1, i + '\\n');
        putBack(progress, { exercise: '${exercise}', file: ${JSON.stringify(file)}, content: Buffer.from('// the stub\\n') });
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    const enough = random.whole(20, 400);
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.length > enough) child.kill('SIGKILL');
    });
    await once(child, 'close');

    const last = Number(said.trim().split('\n').at(-1));
    const kept = attemptsOf(folder, exercise, openProgress(folder).events);
    const texts = kept.map((one) => readFileSync(one.path, 'utf8'));
    expect(kept.map((one) => one.name)).toEqual(texts.map((text) => attemptName(text)));
    const present = readFileSync(file, 'utf8');
    const there = new Set([...texts, present].map((text) => /^mine (\d+) /.exec(text)?.[1]));
    for (let i = 0; i <= last; i += 1) expect(there, `seed ${seed}`).toContain(String(i));
    expect(present === stub.toString() || present.endsWith(' milk')).toBe(true);
    expect(readdirSync(folder)).toContain('progress.jsonl');
  }
});
