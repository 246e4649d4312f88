// Progress as a file, out of one copy of the workbook and into another, by the command that a learner types.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { todoVerdict } from '../../grading/make-verdict.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { openProgress } from '../../progress/progress.ts';
import { readProgressFile } from '../../progress-file/progress-file.ts';
import { copyWorkbook, type Workbook } from '../testing/workbook.ts';

const firstTape = 'why-event-driven/first-tape';
const exerciseFile = `exercises/${firstTape}/exercise.ts`;
const file = 'milk-run-progress.json';
let one: Workbook;
let other: Workbook;
beforeAll(() => {
  [one, other] = [copyWorkbook(), copyWorkbook()];
});
afterAll(() => Promise.all([one.close(), other.close()]));
beforeEach(() => {
  for (const book of [one, other]) {
    book.answer(firstTape, `solutions/${firstTape}/stub.ts`);
    mkdirSync(join(book.root, '.milk-run'), { recursive: true });
    rmSync(join(book.root, '.milk-run/attempts'), { recursive: true, force: true });
    writeFileSync(join(book.root, '.milk-run/progress.jsonl'), '');
  }
});

const at = (book: Workbook, path: string): string => join(book.root, path);
const write = (book: Workbook, text: string): void => writeFileSync(at(book, exerciseFile), text);
const text = (book: Workbook): string => readFileSync(at(book, exerciseFile), 'utf8');
function graded(book: Workbook, source: string, status: Verdict['status'], isReal = true): void {
  openProgress(at(book, '.milk-run')).rememberVerdict(firstTape, source, {
    ...{ ...todoVerdict('first-tape', 7), status },
    broker: { kind: 'jvm', version: '4.4.0', graded: isReal },
  });
}
/** What npm tells of the folder in which it was called. */
const inRoot = (book: Workbook) => ({ INIT_CWD: book.root });
async function exported(book: Workbook, ...more: string[]) {
  const ran = await book.run(['progress', '--export', file, ...more], inRoot(book));
  expect([ran.code, ran.stdout]).toEqual([0, '']);
  const read = readProgressFile(readFileSync(at(book, file), 'utf8'));
  if ('refused' in read) throw new Error(read.refused.en);
  return { file: read.file, said: ran.stderr };
}
async function imported(): Promise<string> {
  writeFileSync(at(other, file), readFileSync(at(one, file)));
  const ran = await other.run(['progress', '--import', file], inRoot(other));
  expect([ran.code, ran.stdout]).toEqual([0, '']);
  return ran.stderr;
}

test('a file has the code, every answer with its best verdict, and the name; stubs are not in it', async () => {
  graded(one, 'wrong', 'fail');
  graded(one, 'right', 'pass');
  graded(one, 'right', 'fail', false);
  write(one, 'newer');
  const { file, said } = await exported(one, '--name', ' Kim  Dawn ');
  expect(said).toContain('1 exercises and 2 answers');
  expect(file).toMatchObject({ person: 'Kim Dawn', from: 'terminal' });
  expect(file.exercises).toMatchObject([
    {
      ...{ exercise: 'first-tape', passed: 'graded', source: 'newer' },
      attempts: [
        { source: 'right', status: 'pass', standing: 'graded' },
        { source: 'wrong', status: 'fail', standing: 'graded' },
      ],
    },
  ]);
});

test('another workbook takes it in: its own code becomes an attempt, what was graded is graded', async () => {
  graded(one, 'theirs', 'pass');
  write(one, 'theirs');
  await exported(one);
  graded(other, 'mine', 'pass', false);
  write(other, 'mine, unsaved');
  expect(await imported()).toMatch(
    /1 answers came in.*\n.*has the file’s text now\. Yours is kept/,
  );
  expect(text(other)).toBe('theirs');
  const { stdout } = await other.run(['list']);
  expect(stdout).toMatch(/✓ first-tape +passed/);
  const { file } = await exported(other);
  expect(file.exercises[0]?.attempts.map(({ source }) => source).sort()).toEqual(
    ['mine', 'mine, unsaved', 'theirs'].sort(),
  );
  const events = openProgress(at(other, '.milk-run')).events.length;
  // The second time there is nothing new.
  expect(await imported()).toContain('0 answers came in');
  expect(openProgress(at(other, '.milk-run')).events).toHaveLength(events);
});

test('what was done here counts as later, so hints are for the last verdict of this place', async () => {
  graded(one, 'theirs', 'pass');
  await exported(one);
  graded(other, 'mine', 'fail');
  write(other, 'mine');
  await imported();
  const { stdout } = await other.run(['list']);
  expect(stdout).toMatch(/✓ first-tape +passed +25 min +core\n/);
  expect(text(other)).toBe('mine');
});

test('a file that is not ours is neither read nor written over', async () => {
  writeFileSync(at(one, 'notes.json'), '{"mine":1}');
  const over = await one.run(['progress', '--export', 'notes.json'], inRoot(one));
  expect([over.code, over.stderr]).toEqual([1, expect.stringContaining('left alone')]);
  expect(readFileSync(at(one, 'notes.json'), 'utf8')).toBe('{"mine":1}');
  const read = await one.run(['progress', '--import', 'notes.json'], inRoot(one));
  expect([read.code, read.stderr]).toEqual([1, expect.stringContaining('no progress file')]);
  const none = await one.run(['progress', '--import', 'none.json'], inRoot(one));
  expect([none.code, none.stderr]).toEqual([3, expect.stringContaining('none.json')]);
  expect(existsSync(at(one, 'none.json'))).toBe(false);
});

test('without saying which way it is exit 64, in both languages', async () => {
  for (const args of [[], ['--export', 'a', '--import', 'b'], ['--export', 'a', 'b']]) {
    expect((await one.run(['progress', ...args])).code).toBe(64);
  }
  const { stderr } = await one.run(['progress', '--lang', 'ko']);
  expect(stderr).toMatch(/[가-힣][^]*--export/);
});
