import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../brokers/testing/folder.ts';
import { exercises } from '../catalog/catalog.ts';
import { attemptName, attemptsOf } from '../progress/attempts.ts';
import { openProgress } from '../progress/progress.ts';
import { mostInFile, openAnswerFile, TooLong, type AnswerFile } from './answer-file.ts';

async function desk(content?: string | Uint8Array) {
  const [exercise] = exercises;
  if (exercise === undefined) throw new Error('The catalog has no exercises');
  const root = await temporaryFolder();
  const stateDir = join(root, '.milk-run');
  const path = join(root, 'exercises', exercise.path, 'exercise.ts');
  mkdirSync(dirname(path), { recursive: true });
  if (content !== undefined) writeFileSync(path, content);
  const file = openAnswerFile(exercise, { root, stateDir, progress: openProgress(stateDir) });
  const attempts = (): string[] =>
    attemptsOf(stateDir, exercise.path, openProgress(stateDir).events).map((one) =>
      readFileSync(one.path, 'utf8'),
    );
  return { file, path, attempts, onDisk: () => readFileSync(path, 'utf8') };
}

function saved(file: AnswerFile, source: string, base: string | null): string {
  const said = file.save(source, base);
  if (said.type !== 'saved') throw new Error('a conflict');
  return said.revision;
}

describe('saving', () => {
  it('puts the text in place and keeps what was there', async () => {
    const { file, attempts, onDisk } = await desk('theirs\n');
    const { source, revision } = file.read();
    expect(source).toBe('theirs\n');
    saved(file, 'mine\n', revision);
    expect([onDisk(), attempts()]).toEqual(['mine\n', ['theirs\n']]);
  });

  it('keeps no attempt of each word that is typed', async () => {
    const { file, attempts } = await desk('as shipped');
    let base = file.read().revision;
    for (const text of ['a', 'ab', 'abc']) base = saved(file, text, base);
    expect(attempts()).toEqual(['as shipped']);
  });

  it('refuses where the file is another by now, and changes nothing', async () => {
    const { file, path, attempts, onDisk } = await desk('before');
    const { revision } = file.read();
    writeFileSync(path, 'theirs');
    const said = file.save('mine', revision);
    expect(said).toEqual({
      type: 'conflict',
      theirs: { source: 'theirs', revision: attemptName('theirs') },
    });
    expect([onDisk(), attempts()]).toEqual(['theirs', []]);
  });

  it('after a refusal takes what was decided, and loses neither', async () => {
    const { file, path, attempts, onDisk } = await desk('before');
    const { revision } = file.read();
    writeFileSync(path, 'theirs');
    file.save('mine', revision);
    saved(file, 'mine', attemptName('theirs'));
    expect([onDisk(), attempts()]).toEqual(['mine', ['theirs']]);
    file.keep('a third');
    expect(attempts()).toContain('a third');
  });

  it('of what is there already is no conflict', async () => {
    const { file, attempts } = await desk('same');
    expect(saved(file, 'same', 'older')).toBe(attemptName('same'));
    expect(attempts()).toEqual([]);
  });

  it('makes a file that is gone, and refuses one that came', async () => {
    const { file, path, onDisk } = await desk();
    expect(file.read()).toEqual({ source: '', revision: null });
    saved(file, 'mine', null);
    expect(onDisk()).toBe('mine');
    writeFileSync(path, 'theirs');
    expect(file.save('again', null).type).toBe('conflict');
  });

  it('leaves the ends of lines and the mark at the beginning as the file has them', async () => {
    const { file, onDisk } = await desk('\uFEFFone\r\ntwo\r\n');
    const { source, revision } = file.read();
    expect(source).toBe('one\ntwo\n');
    saved(file, 'one\nthree\n', revision);
    expect(onDisk()).toBe('\uFEFFone\r\nthree\r\n');
  });

  it('keeps bytes that are no UTF-8 as they were', async () => {
    const bytes = Buffer.from([0xbf, 0xec, 0x0a]);
    const { file, path } = await desk(bytes);
    saved(file, 'mine', file.read().revision);
    const kept = join(path, '../../../..', '.milk-run/attempts', exercises[0]?.path ?? '');
    expect(readFileSync(join(kept, attemptName(bytes)))).toEqual(bytes);
  });

  it('leaves a link where it is', async () => {
    const { file, path, onDisk } = await desk();
    const elsewhere = join(await temporaryFolder(), 'elsewhere.ts');
    writeFileSync(elsewhere, 'linked');
    symlinkSync(elsewhere, path);
    saved(file, 'mine', file.read().revision);
    expect([onDisk(), readFileSync(elsewhere, 'utf8')]).toEqual(['mine', 'mine']);
  });
});

it('a file longer than a page edits is not read', async () => {
  const { file } = await desk('x'.repeat(mostInFile + 1));
  expect(() => file.read()).toThrow(TooLong);
});

it('putting back keeps also what was typed', async () => {
  const { file, attempts, onDisk } = await desk('as shipped');
  saved(file, 'typed', file.read().revision);
  expect(file.putBack(Buffer.from('the stub')).source).toBe('the stub');
  expect(onDisk()).toBe('the stub');
  expect(attempts()).toEqual(expect.arrayContaining(['as shipped', 'typed']));
});
