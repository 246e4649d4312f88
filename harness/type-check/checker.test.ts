import { getPriority, constants } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../brokers/testing/folder.ts';
import { createTypeChecker, type CheckerOptions, type TypeChecker } from './checker.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const path = join(root, 'exercises/why-event-driven/first-tape/exercise.ts');

function checker(more: Partial<CheckerOptions> = {}): TypeChecker {
  const made = createTypeChecker({ root, language: 'en', ...more });
  onTestFinished(() => made.close());
  return made;
}

/** A child that does this with each request `m`. */
async function childThat(does: string): Promise<{ child: string; pid: () => number }> {
  const folder = await temporaryFolder();
  const [child, pidFile] = [join(folder, 'child.ts'), join(folder, 'pid')];
  writeFileSync(
    child,
    `import { writeFileSync } from 'node:fs';
     writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
     process.once('disconnect', () => process.exit());
     process.on('message', (m) => { ${does} });`,
  );
  return { child, pid: () => Number(readFileSync(pidFile, 'utf8')) };
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('gives what the compiler finds, from a process that lets all others go first', async () => {
  const { check } = checker();
  expect(await check(path, "export const x: number = 'a';")).toMatchObject([{ line: 1 }]);
  expect(await check(path, 'export const x = 1;')).toEqual([]);
});

it('runs its child with the lowest priority', async () => {
  const real = JSON.stringify(fileURLToPath(new URL('./child.ts', import.meta.url)));
  const { child, pid } = await childThat('');
  writeFileSync(child, `${readFileSync(child, 'utf8')}\nawait import(${real});`);
  expect(await checker({ child }).check(path, 'export const x = 1;')).toEqual([]);
  expect(getPriority(pid())).toBe(constants.priority.PRIORITY_LOW);
});

it('gives nothing for a check that another overtakes', async () => {
  const { child } = await childThat(
    "if (m.text === 'late') process.send({ id: m.id - 1, problems: [{ line: 1, message: 'old' }] }); if (m.text === 'late') process.send({ id: m.id, problems: [] });",
  );
  const { check } = checker({ child });
  const early = check(path, 'early');
  expect(await check(path, 'late')).toEqual([]);
  expect(await early).toBeUndefined();
});

it('gives nothing when its child dies, and has another for the next check', async () => {
  const { child } = await childThat(
    "if (m.text === 'die') process.kill(process.pid, 'SIGKILL'); else process.send({ id: m.id, problems: [] });",
  );
  const { check } = checker({ child });
  expect(await check(path, 'die')).toBeUndefined();
  expect(await check(path, 'live')).toEqual([]);
});

it('gives nothing when there is no child to be had', async () => {
  const { check } = checker({ child: '/nowhere/child.ts' });
  expect(await check(path, 'x')).toBeUndefined();
});

it('ends a child that comes to no end', async () => {
  const { child, pid } = await childThat('for (;;);');
  expect(await checker({ child, limitMs: 1_000 }).check(path, 'x')).toBeUndefined();
  await expect.poll(() => isAlive(pid())).toBe(false);
});

it('leaves no child behind when it is closed', async () => {
  const { child, pid } = await childThat('process.send({ id: m.id, problems: [] });');
  const { check, close } = checker({ child });
  await check(path, 'x');
  close();
  await expect.poll(() => isAlive(pid())).toBe(false);
});
