// The soak: commands, brokers and learners' processes are killed at random moments, again and again, in a
// copy of the workbook. Nothing may be lost or left over, and the next command must work.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../brokers/until.ts';
import { createRandom, type Random } from '../../grading/random.ts';
import { copyWorkbook, type RunningCommand, type Workbook } from '../testing/workbook.ts';

const exercise = 'before-dawn/hello-milk';
const slug = 'hello-milk';
const commands = [
  ['grade', slug],
  ['test', slug],
  ['watch', slug],
] as const;
const victims = ['command', 'learner', 'keeper', 'java'] as const;
/** A moment lies in this many ms after the command's start: before, while and after it grades. */
const longestMs = 2_500;
/** How long a broker that nobody uses may stay in the copy, in seconds. */
const idleSeconds = 3;
const orphanLimitMs = 60_000;
/** With so many, each kind of process is killed some time; where one is not, its name has changed. */
const momentsForAll = 50;

export interface Soaked {
  moments: number;
  /** How often each kind of process was there to be killed. */
  killed: Record<string, number>;
  /** What went wrong, one line each; empty when all is well. */
  problems: string[];
}

/** @param tell hears of progress, one line at a time */
export async function soak(
  moments: number,
  seed: number,
  tell: (line: string) => void,
): Promise<Soaked> {
  const random = createRandom(seed);
  const book = copyWorkbook();
  const soaked: Soaked = { moments: 0, killed: {}, problems: [] };
  const problem = (what: string): void => {
    soaked.problems.push(`moment ${soaked.moments}, seed ${seed}: ${what}`);
    tell(`  ✗ ${what}`);
  };
  const env = { WORKBOOK_BROKER_IDLE_SECONDS: String(idleSeconds) };
  let known = 0;
  const pids = new Set<number>();
  try {
    for (let moment = 1; moment <= moments; moment += 1) {
      soaked.moments = moment;
      const killed = await killOnce(book, random, env, pids);
      if (killed !== undefined) soaked.killed[killed] = (soaked.killed[killed] ?? 0) + 1;
      known = checkProgress(book, known, problem);
      if (moment % 10 === 0) {
        book.answer(exercise, `solutions/${exercise}/solution.ts`);
        const { code, stdout, stderr } = await book.run(['grade', slug], env);
        if (code !== 0) problem(`the next command ended with ${code ?? '?'}: ${stdout}${stderr}`);
        known = checkProgress(book, known, problem);
        tell(`  ${moment} moments: ${JSON.stringify(soaked.killed)}`);
      }
    }
    for (const victim of moments < momentsForAll ? [] : victims) {
      const killed = Object.keys(soaked.killed).some((one) => one.startsWith(`${victim} of`));
      if (!killed) problem(`no ${victim} was there to be killed`);
    }
    // This one clears away what those before it could not.
    const { code } = await book.run(['grade', slug], env);
    if (code === null) problem('the last command was killed by somebody');
    const left = await leftOver(book, pids);
    if (left.length > 0) problem(`left behind after the idle time: ${left.join('; ')}`);
  } finally {
    await book.close();
  }
  return soaked;
}

/** Starts a command, and kills one process of those that there are by then; gives which. */
async function killOnce(
  book: Workbook,
  random: Random,
  env: NodeJS.ProcessEnv,
  pids: Set<number>,
): Promise<string | undefined> {
  const command = commands[random.whole(0, commands.length - 1)] ?? commands[0];
  const answer = random.next() < 0.5 ? 'solution.ts' : 'wrong/DUP-sends-twice.ts';
  book.answer(exercise, `solutions/${exercise}/${answer}`);
  const started = book.start(command, env);
  pids.add(started.child.pid ?? 0);
  await pause(random.whole(0, longestMs));
  const there = victims.flatMap((victim) => {
    const pid = pidOf(victim, book, started);
    return pid === undefined ? [] : [{ victim, pid }];
  });
  const chosen = there[random.whole(0, Math.max(0, there.length - 1))];
  if (chosen !== undefined) kill(chosen.pid);
  // A watch goes on until it is told to stop; now it is killed as well, like a closed terminal.
  if (command[0] === 'watch') {
    await pause(random.whole(0, 500));
    started.child.kill('SIGKILL');
  }
  await started.ended;
  return chosen === undefined ? undefined : `${chosen.victim} of ${command[0]}`;
}

function pidOf(
  victim: (typeof victims)[number],
  book: Workbook,
  { child }: RunningCommand,
): number | undefined {
  if (victim === 'command') return child.exitCode === null ? child.pid : undefined;
  const pattern = {
    learner: /start-child\.js/,
    keeper: /keeper\.node\.ts/,
    java: /\bjava\b.*kafka\.Kafka/,
  }[victim];
  return processesOf(book).find(({ args }) => pattern.test(args))?.pid;
}

/** Processes whose command line names the copy. */
function processesOf(book: Workbook): { pid: number; args: string }[] {
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, args = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
      return pid !== undefined && args.includes(book.root) ? [{ pid: Number(pid), args }] : [];
    });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended this moment.
  }
}

/** Every line of the progress file can be read, none is gone, and each attempt is what its name says. */
function checkProgress(book: Workbook, known: number, problem: (what: string) => void): number {
  const state = join(book.root, '.milk-run');
  const file = join(state, 'progress.jsonl');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length < known) problem(`${known - lines.length} progress events are gone`);
  if (text !== '' && !text.endsWith('\n')) problem('a progress event was written in part');
  for (const line of lines.slice(known)) {
    try {
      const event = JSON.parse(line) as { attempt?: string | null; exercise?: string };
      if (typeof event.attempt !== 'string') continue;
      const attempt = readFileSync(join(state, 'attempts', event.exercise ?? '', event.attempt));
      const hash = createHash('sha256').update(attempt).digest('hex');
      if (!hash.startsWith(event.attempt.replace('.ts', '')))
        problem(`${event.attempt} is not what it was`);
    } catch (error) {
      problem(`a progress event or its attempt cannot be read: ${String(error)}`);
    }
  }
  const aside = existsSync(state)
    ? readdirSync(state).filter((name) => name.includes('.corrupt-'))
    : [];
  for (const name of aside) problem(`${name} was set aside`);
  return lines.length;
}

/** Processes and directories that are still there when a broker's idle time is long over. */
async function leftOver(book: Workbook, pids: ReadonlySet<number>): Promise<string[]> {
  let left: string[] = [];
  await until(
    () => {
      const runs = join(book.root, '.milk-run', 'broker', 'runs');
      left = [
        ...processesOf(book).map(({ pid, args }) => `${pid} ${args.slice(0, 120)}`),
        ...(existsSync(runs) ? readdirSync(runs).map((name) => `broker/runs/${name}`) : []),
      ];
      return left.length === 0;
    },
    { withinMs: orphanLimitMs, everyMs: 500 },
  );
  return [...left, ...tapsOf(pids)];
}

/** Directories that commands left; the next command removes those of a killed one. */
function tapsOf(pids: ReadonlySet<number>): string[] {
  return readdirSync(tmpdir()).filter((name) =>
    pids.has(Number(/^milk-run-tap-(\d+)-/.exec(name)?.[1])),
  );
}
