// The commands that need no Kafka, as a learner runs them, in a copy of the workbook.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exercises } from '../catalog/catalog.ts';
import { todoVerdict } from '../grading/make-verdict.ts';
import { finding } from '../grading/make-finding.ts';
import { openProgress } from '../progress/progress.ts';
import { copyWorkbook, type Workbook } from './testing/workbook.ts';

const firstTape = 'why-event-driven/first-tape';
const file = `exercises/${firstTape}/exercise.ts`;
let book: Workbook;
beforeAll(() => {
  book = copyWorkbook();
});
afterAll(() => book.close());
beforeEach(() => {
  book.answer(firstTape, `solutions/${firstTape}/stub.ts`);
  mkdirSync(join(book.root, '.milk-run'), { recursive: true });
  writeFileSync(join(book.root, '.milk-run/progress.jsonl'), '');
});

const read = (path: string): string => readFileSync(join(book.root, path), 'utf8');
const write = (text: string): void => writeFileSync(join(book.root, file), text);

/** As if the text had been graded. */
function graded(text: string, status: 'pass' | 'fail', subject = 'trace'): void {
  const asks = { en: '?', ko: '?' };
  const one = finding({ code: 'LOST', subject, says: asks, asks, explainedAt: 'a#b' });
  openProgress(join(book.root, '.milk-run')).rememberVerdict(firstTape, text, {
    ...todoVerdict('first-tape', 7),
    ...{ status, findings: status === 'pass' ? [] : [one] },
    broker: { kind: 'jvm', version: '4.4.0', graded: true },
  });
}

test.each(['hint', 'reset', 'solution', 'list --attempts'])(
  '%s: a name that does not exist gets the three nearest, and none the names there are; exit 64',
  async (command) => {
    const wrong = await book.run([...command.split(' '), 'frist-tape']);
    expect([wrong.code, wrong.stdout]).toEqual([64, '']);
    expect(wrong.stderr).toMatch(/Nearest: first-tape, [\w-]+, [\w-]+/);
    const none = await book.run(command.split(' '));
    expect([none.code, none.stdout]).toEqual([64, '']);
    expect(none.stderr).toContain('first-tape');
  },
);

const commands = [
  ...['bench', 'broker', 'doctor', 'grade', 'hint', 'list', 'progress', 'reset', 'solution'],
  ...['start', 'test', 'verify', 'watch'],
];

test.each([...commands.map((command) => [command, 'ko']), ['grade', 'en']])(
  '%s --help in %s says what it is for and what it takes, and does nothing',
  async (command = '', language = '') => {
    const { code, stdout, stderr } = await book.run([command, '--help', '--lang', language]);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(new RegExp(`^npm (run )?${command}`));
    expect(stdout).toMatch(/^ {2}--lang en\|ko +\S/m);
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect(/[가-힣]/.test(stdout)).toBe(language === 'ko');
  },
);

test('a command that does not exist is told which there are; exit 64', async () => {
  const { code, stdout, stderr } = await book.run(['graed']);
  expect([code, stdout]).toEqual([64, '']);
  expect(stderr).toContain(commands.join(' '));
});

describe('hint', () => {
  test('is the general one before anything was found, and of the level that was asked for', async () => {
    const first = await book.run(['hint', 'first-tape']);
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Hint 1 of 3\n/) as string,
    });
    expect(first.stderr).toContain('--level 2');
    const third = await book.run(['hint', 'first-tape', '--level', '3']);
    expect(third.stdout).toMatch(/^Hint 3 of 3\n/);
    expect(third.stderr).toBe('');
  });

  test('is chosen by what the last verdict found first', async () => {
    graded('a', 'fail', 'group of settlement and trace');
    const { stdout } = await book.run(['hint', 'first-tape']);
    expect(stdout).toMatch(/^Hint 1 of 3 · LOST\n/);
    expect(stdout).toContain('divided the records between');
    graded('b', 'pass');
    const passed = await book.run(['hint', 'first-tape']);
    expect(passed).toMatchObject({ code: 0, stdout: '' });
    expect(passed.stderr).toMatch(/nothing to hint at.*--level 1/s);
    const general = await book.run(['hint', 'first-tape', '--level', '1']);
    expect(general.stdout).toMatch(/^Hint 1 of 3\n/);
  });

  test('of a level that does not exist is exit 64; of a worked example there is none', async () => {
    expect((await book.run(['hint', 'first-tape', '--level', '4'])).code).toBe(64);
    const worked = await book.run(['hint', 'roll-call']);
    expect([worked.code, worked.stderr]).toEqual([1, expect.stringContaining('worked example')]);
  });
});

describe('reset', () => {
  test('puts the stub back, and what was there can be had again', async () => {
    write('mine, never graded');
    const { code, stderr } = await book.run(['reset', 'first-tape']);
    expect(code).toBe(0);
    expect(read(file)).toBe(read(`solutions/${firstTape}/stub.ts`));
    const kept = /kept in\s+(\S+)/.exec(stderr)?.[1] ?? '';
    expect(read(kept)).toBe('mine, never graded');

    const to = /--to (\w+)/.exec(stderr)?.[1] ?? '';
    write('newer');
    const back = await book.run(['reset', 'first-tape', '--to', to]);
    expect([back.code, read(file)]).toEqual([0, 'mine, never graded']);
    // By the file's path too, as a shell completes it.
    const newer = /kept in\s+(\S+)/.exec(back.stderr)?.[1] ?? '';
    expect((await book.run(['reset', 'first-tape', '--to', newer])).code).toBe(0);
    expect(read(file)).toBe('newer');
  });

  test('of what is as shipped changes nothing and keeps nothing', async () => {
    const { code, stderr } = await book.run(['reset', 'first-tape']);
    expect([code, stderr]).toEqual([0, `${file} is as shipped.\n`]);
    expect(openProgress(join(book.root, '.milk-run')).events).toEqual([]);
  });

  test('to an attempt that is not there, or could be several, is exit 64 and changes nothing', async () => {
    for (let i = 0; i < 20; i += 1) graded(`attempt ${i}`, 'fail');
    write('mine');
    const none = await book.run(['reset', 'first-tape', '--to', 'zz']);
    expect([none.code, none.stderr]).toEqual([
      64,
      expect.stringMatching(/newest: \w{4,}, \w{4,}, \w{4,}\n/),
    ]);
    const names = readdirSync(join(book.root, '.milk-run/attempts', firstTape));
    const twice = names
      .map((name) => name[0] ?? '')
      .find((letter, index, all) => all.indexOf(letter) !== index);
    const several = await book.run(['reset', 'first-tape', '--to', twice ?? '']);
    expect([several.code, several.stderr]).toEqual([
      64,
      expect.stringContaining('could be any of'),
    ]);
    expect(read(file)).toBe('mine');
  });

  test('of a worked example puts back what was shipped, and keeps what was tried', async () => {
    const worked = 'exercises/before-dawn/roll-call/exercise.ts';
    const shipped = read(worked);
    writeFileSync(join(book.root, worked), '// tried\n');
    const { code, stderr } = await book.run(['reset', 'roll-call']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('npm run reset -- roll-call --to')]);
    expect(read(worked)).toBe(shipped);
  });
});

describe('list', () => {
  test('has every exercise in its order, with where it stands', async () => {
    graded(read(`solutions/${firstTape}/solution.ts`), 'fail');
    write('mine');
    const { code, stdout } = await book.run(['list']);
    expect(code).toBe(0);
    const rows = stdout.split('\n').filter((line) => line.startsWith('  '));
    expect(rows.map((row) => row.trim().split(/ +/)[1])).toEqual(exercises.map((one) => one.slug));
    expect(stdout).toMatch(/· hello-milk +to do +5 min +core\n/);
    expect(stdout).toMatch(/✗ first-tape +not yet +25 min +core +LOST · changed since/);
    graded('mine', 'pass');
    expect((await book.run(['list'])).stdout).toMatch(/✓ first-tape +passed +25 min +core\n/);
  });

  test('of attempts has the newest first, and says which is in place', async () => {
    graded('older', 'fail');
    graded('newer', 'pass');
    write('newer');
    const { stdout } = await book.run(['list', '--attempts', 'first-tape']);
    const lines = stdout.split('\n').filter((line) => /passed|LOST/.test(line));
    expect(lines[0]).toMatch(/^\w{4,} +\d{4}-\d\d-\d\d \d\d:\d\d +passed +← in place now$/);
    expect(lines[1]).toMatch(/^\w{4,} +\S+ \S+ +not yet +LOST$/);
    const none = await book.run(['list', '--attempts', 'four-milks']);
    expect([none.code, none.stdout]).toEqual([0, '']);
    expect(none.stderr).toContain('Nothing is kept');
  });

  test('of one exercise without --attempts says how it is meant', async () => {
    expect((await book.run(['list', 'first-tape'])).code).toBe(64);
  });
});

describe('solution', () => {
  test('is closed, and says how many verdicts are missing', async () => {
    graded('a', 'fail');
    const { code, stdout, stderr } = await book.run(['solution', 'first-tape']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('2 to go');
  });

  test('is shown after three verdicts on different answers, and after a pass', async () => {
    for (const text of ['a', 'b', 'c']) graded(text, 'fail');
    const reference = read(`solutions/${firstTape}/solution.ts`);
    const shown = await book.run(['solution', 'first-tape']);
    expect(shown).toMatchObject({ code: 0, stdout: reference });
    writeFileSync(join(book.root, '.milk-run/progress.jsonl'), '');
    graded('d', 'pass');
    expect((await book.run(['solution', 'first-tape'])).code).toBe(0);
  });

  test('--diff shows what differs from the learner’s own', async () => {
    graded('a', 'pass');
    write(
      read(`solutions/${firstTape}/solution.ts`).replace('await producer.send', 'producer.send'),
    );
    const { stdout } = await book.run(['solution', 'first-tape', '--diff']);
    expect(stdout).toContain('\n-  producer.send({\n+  await producer.send({\n');
  });

  test('of a worked example is the exercise itself', async () => {
    const { code, stderr } = await book.run(['solution', 'roll-call']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Its solution is the file itself')]);
  });
});

test('all of it is in Korean too, and fits into 80 columns', async () => {
  graded('a', 'fail');
  graded('b', 'pass');
  write('mine');
  const commands = ['list', 'list --attempts first-tape', 'hint first-tape', 'hint roll-call'];
  for (const command of [
    ...commands,
    'solution roll-call',
    'reset first-tape',
    'reset roll-call',
  ]) {
    for (const language of ['ko', 'en']) {
      write('mine');
      const { stdout, stderr } = await book.run([...command.split(' '), '--lang', language]);
      const text = stdout + stderr;
      expect(/[가-힣]/.test(text), command).toBe(language === 'ko');
      expect(text).not.toContain('\u001B');
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    }
  }
});
