// The commands as a learner runs them, on a real Kafka, in a copy of the workbook.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { verdictSchema } from './verify/verdict-schema.ts';
import { copyWorkbook, type RunningCommand, type Workbook } from './testing/workbook.ts';

const firstTape = 'why-event-driven/first-tape';
const solutions = `solutions/${firstTape}`;
const root = new URL('../..', import.meta.url).pathname;

let book: Workbook;
let started: RunningCommand[] = [];
beforeAll(() => {
  book = copyWorkbook();
});
afterAll(() => book.close());
beforeEach(() => book.answer(firstTape, `${solutions}/stub.ts`));
afterEach(() => {
  for (const one of started) one.child.kill('SIGKILL');
  started = [];
});

function start(args: readonly string[]): RunningCommand {
  const command = book.start(args);
  started.push(command);
  return command;
}

/** Processes whose command line names the copy, less its broker. */
function processesOfCopy(): string[] {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(book.root) && !/keeper|java|sh -c/.test(line));
}

test('an exercise nobody has begun is to do: exit 2 for grade, 0 for test', async () => {
  const graded = await book.run(['grade', 'first-tape']);
  expect(graded.code).toBe(2);
  expect(graded.stdout).toContain('to do');
  const tested = await book.run(['test', 'first-tape']);
  expect(tested.code, tested.stderr).toBe(0);
  expect(tested.stdout).toContain('1 to do');
});

test('the worked example passes as shipped', async () => {
  const { code, stdout } = await book.run(['test', 'roll-call']);
  expect(stdout).toMatch(/✓ roll-call {2}passed {2}Apache Kafka 4\.4\.0 \(jvm\)/);
  expect(code).toBe(0);
});

test('a right answer passes, and npm test goes on with the others as to do', async () => {
  book.answer(firstTape, `${solutions}/solution.ts`);
  expect((await book.run(['grade', 'first-tape'])).code).toBe(0);
  const { code, stdout } = await book.run(['test']);
  expect(code, stdout).toBe(0);
  expect(stdout).toMatch(/✓ first-tape/);
  expect(stdout).toMatch(/· hello-milk/);
});

test('a wrong attempt is exit 1, shows its witness, and is kept', async () => {
  book.answer(firstTape, `${solutions}/wrong/LOST-shared-group.ts`);
  const { code, stdout } = await book.run(['test', 'first-tape']);
  expect(code).toBe(1);
  expect(stdout).toContain('LOST');
  expect(stdout).toContain('What does a group id mean?');
  expect(stdout).toMatch(/^✗ +\d+ /m);
  const log = readFileSync(join(book.root, '.milk-run/progress.jsonl'), 'utf8');
  const last = JSON.parse(log.trim().split('\n').at(-1) ?? '') as { attempt: string; seed: number };
  expect(stdout).toContain(`npm run grade -- first-tape --seed ${last.seed} repeats this run`);
  const kept = join(book.root, '.milk-run/attempts', firstTape, last.attempt);
  expect(readFileSync(kept, 'utf8')).toBe(
    readFileSync(join(book.root, solutions, 'wrong/LOST-shared-group.ts'), 'utf8'),
  );
});

test('what is piped has no colours and fits in 80 columns, in both languages', async () => {
  const answer = `${solutions}/wrong/LOST-shared-group.ts`;
  for (const language of ['en', 'ko']) {
    const { stdout } = await book.run(['grade', 'first-tape', '--answer', answer], {
      LC_ALL: language === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8',
      INIT_CWD: book.root,
    });
    expect(stdout).not.toContain('\u001B');
    const widest = Math.max(...stdout.split('\n').map((line) => columns(line)));
    expect(widest).toBeLessThanOrEqual(80);
    expect(/[가-힣]/.test(stdout)).toBe(language === 'ko');
  }
});

test('--json prints a verdict that satisfies the schema, and nothing else', async () => {
  const answer = join(book.root, solutions, 'wrong/ORDER-no-key.ts');
  const { code, stdout } = await book.run([
    'grade',
    'first-tape',
    '--answer',
    answer,
    '--json',
    '--seed',
    '7',
  ]);
  expect(code).toBe(1);
  const verdict = JSON.parse(stdout) as Parameters<ReturnType<typeof verdictSchema>>[0];
  expect(verdictSchema(root)(verdict)).toBeUndefined();
  expect(verdict).toMatchObject({ status: 'fail', seed: 7, exercise: 'first-tape' });
});

test('--reporter=junit writes a report in which the wrong attempt is a failure', async () => {
  book.answer(firstTape, `${solutions}/wrong/ORDER-no-key.ts`);
  const report = join(book.root, 'result.xml');
  const { code } = await book.run(['test', '--reporter=junit', `--outputFile=${report}`]);
  expect(code).toBe(1);
  const xml = readFileSync(report, 'utf8');
  expect(xml).toMatch(/<testsuites[^>]* failures="1"/);
  expect(xml).toMatch(/<failure[^>]*ORDER/);
});

test('a name that does not exist gets the three nearest, and exit 64', async () => {
  for (const command of ['grade', 'test', 'watch']) {
    const { code, stderr } = await book.run([command, 'frist-tape']);
    expect(code).toBe(64);
    expect(stderr).toMatch(/Nearest: first-tape, [\w-]+, [\w-]+/);
  }
});

test('a kind of broker that cannot be had is exit 3, and no attempt is counted', async () => {
  book.answer(firstTape, `${solutions}/wrong/ORDER-no-key.ts`);
  const before = readFileSync(join(book.root, '.milk-run/progress.jsonl'), 'utf8');
  for (const command of ['test', 'grade']) {
    const { code, stderr } = await book.run([command, 'first-tape', '--broker', 'external']);
    expect(code).toBe(3);
    expect(stderr).toContain('WORKBOOK_KAFKA_BROKERS is not set');
    const graded = ['--broker', 'practice', '--require-graded'];
    expect(await book.run([command, 'first-tape', ...graded])).toMatchObject({ code: 3 });
  }
  expect(readFileSync(join(book.root, '.milk-run/progress.jsonl'), 'utf8')).toBe(before);
});

test('the language is remembered, until another is asked for', async () => {
  await book.run(['broker', 'status', '--lang', 'ko']);
  expect((await book.run(['broker', 'status'])).stderr).toMatch(/[가-힣]/);
  await book.run(['broker', 'status', '--lang', 'en']);
  expect((await book.run(['broker', 'status'])).stderr).not.toMatch(/[가-힣]/);
});

test('watch grades what is saved, says what is next, and ends at Ctrl-C', async () => {
  const watch = start(['watch', 'first-tape']);
  const says = (text: string) =>
    eventually(
      () => watch.output(),
      (output) => output.includes(text),
    );
  await says('Begin in');
  book.answer(firstTape, `${solutions}/wrong/ORDER-no-key.ts`);
  await says('ORDER');
  const exercise = join(book.root, 'exercises', firstTape, 'exercise.ts');
  // As an editor does that truncates first.
  writeFileSync(exercise, '');
  writeFileSync(exercise, readFileSync(join(book.root, solutions, 'solution.ts')));
  await says('✓ first-tape');
  watch.child.kill('SIGINT');
  expect((await watch.ended).code).toBe(0);
  expect(watch.output()).not.toContain('SHAPE');
});

test('SIGKILL of watch, of its broker, of npm test: nothing is left behind and the next command works', async () => {
  book.answer(firstTape, `${solutions}/solution.ts`);
  for (const command of ['watch', 'test']) {
    const killed = start([command, 'first-tape']);
    await eventually(processesOfCopy, (lines) =>
      lines.some((one) => one.includes('learner/start-child')),
    );
    killed.child.kill('SIGKILL');
    await eventually(processesOfCopy, (lines) => lines.length === 0);
  }
  const watch = start(['watch', 'first-tape']);
  await eventually(
    () => watch.output(),
    (output) => output.includes('✓ first-tape'),
  );
  execFileSync('pkill', ['-9', '-f', `java.*${book.root}`]);
  writeFileSync(
    join(book.root, 'exercises', firstTape, 'exercise.ts'),
    readFileSync(join(book.root, solutions, 'wrong/ORDER-no-key.ts')),
  );
  await eventually(
    () => watch.output(),
    (output) => output.includes('ORDER'),
  );
  watch.child.kill('SIGINT');
  await watch.ended;
  book.answer(firstTape, `${solutions}/solution.ts`);
  expect((await book.run(['grade', 'first-tape'])).code).toBe(0);
});

test('two npm test at once, beside a watch, are all right', async () => {
  book.answer(firstTape, `${solutions}/solution.ts`);
  const watch = start(['watch', 'first-tape']);
  const ran = await Promise.all([book.run(['test']), book.run(['test'])]);
  // Told whole where it is not as it should be.
  expect(ran.filter((one) => one.code !== 0)).toEqual([]);
  await eventually(
    () => watch.output(),
    (output) => output.includes('✓ first-tape'),
  );
  watch.child.kill('SIGINT');
  expect((await watch.ended).code).toBe(0);
});

/** Looks until what is seen is as wanted; fails with what was seen last. */
async function eventually<T>(look: () => T, wanted: (seen: T) => boolean): Promise<void> {
  await expect.poll(look, { timeout: 40_000, interval: 50 }).toSatisfy(wanted);
}

/** Columns of a line: Korean letters take two. */
function columns(line: string): number {
  return Array.from(line).reduce((sum, letter) => sum + (/[가-힣]/.test(letter) ? 2 : 1), 0);
}
