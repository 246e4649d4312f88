// `npm start` as it is typed, in a copy of the workbook with its site.
import { cpSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { until } from '../brokers/until.ts';
import { copyWorkbook, type RunningCommand, type Workbook } from '../cli/testing/workbook.ts';
import { essence, type Verdict } from '../grading/verdict.ts';
import { bridgePath, protocol, type FromBridge } from './said.ts';

const original = fileURLToPath(new URL('../..', import.meta.url));
const slow = { withinMs: 90_000, everyMs: 50 };
let book: Workbook;
beforeAll(() => {
  book = copyWorkbook();
  for (const part of ['docs', '.vitepress']) {
    cpSync(join(original, part), join(book.root, part), { recursive: true });
  }
});
afterAll(() => book.close());

async function start(...args: string[]): Promise<{ command: RunningCommand; address: string }> {
  // The broker is one of its children, and is to be gone soon after it.
  const command = book.start(['start', '--no-open', ...args], {
    WORKBOOK_BROKER_IDLE_SECONDS: '1',
  });
  const address = await until(
    () => /http:\/\/127\.0\.0\.1:\d+\//.exec(command.output())?.[0],
    slow,
  );
  if (address === undefined) throw new Error(command.output());
  return { command, address };
}

/** Ends as Ctrl C does, and leaves nothing. */
async function end({ command, address }: Awaited<ReturnType<typeof start>>): Promise<void> {
  const children = await childrenOf(command.child.pid ?? 0);
  expect(children.length).toBeGreaterThan(0);
  command.child.kill('SIGINT');
  expect((await command.ended).code).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
  expect(await until(() => children.every((pid) => !isAlive(pid)), slow)).toBe(true);
}

async function token(address: string): Promise<string> {
  const page = await (await fetch(address)).text();
  return /<meta name="milk-run-bridge" content="([\w-]+)">/.exec(page)?.[1] ?? '';
}

it('grades on the practice broker where there is no Kafka, says why, and ends without a trace', async () => {
  const started = await start('--port', '0', '--broker', 'practice');
  const { address } = started;
  const { verdict, told } = await runOnce(address, 'hello-milk', 'solution');
  expect(verdict.status).toBe('pass');
  expect(verdict.broker).toMatchObject({ kind: 'practice', graded: false });
  expect(told.map((one) => ('type' in one ? one.type : ''))).toContain('events');
  const listed = await book.run(['list']);
  expect(listed.stdout).toMatch(/hello-milk .*practised/);
  await end(started);
});

it('gives the verdict that the command gives', async () => {
  const started = await start('--port', '0');
  await until(() => started.command.output().includes('answers are graded'), slow);
  const wrong = 'wrong/LOST-send-not-awaited';
  const { verdict } = await runOnce(started.address, 'hello-milk', wrong, 7);
  const { stdout } = await book.run(['grade', 'hello-milk', '--json', '--seed', '7']);
  const same = JSON.parse(stdout) as Verdict;
  expect(essence(verdict)).toEqual(essence(same));
  expect([verdict.seed, verdict.broker]).toEqual([same.seed, same.broker]);
  await end(started);
});

it('takes the next port when one is taken, and a new token each time', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await until(() => taken.listening, slow);
  const { port } = taken.address() as { port: number };
  const first = await start('--port', String(port), '--broker', 'practice');
  expect(first.address).not.toContain(`:${port}/`);
  expect(first.command.output()).toContain(`Port ${port} is taken`);
  const old = await token(first.address);
  await end(first);
  taken.close();
  const second = await start('--port', '0', '--broker', 'practice');
  expect(await token(second.address)).toMatch(/^[\w-]{43}$/);
  expect(await token(second.address)).not.toBe(old);
  const refused = connect(second.address, old);
  expect(await new Promise((resolve) => void refused.once('error', resolve))).toMatchObject({
    message: expect.stringMatching(/401/) as string,
  });
  await end(second);
});

function connect(address: string, token: string): WebSocket {
  const origin = address.replace(/\/$/, '');
  const url = `${origin.replace('http', 'ws')}${bridgePath}`;
  return new WebSocket(url, [protocol, token], { origin });
}

/** One run, asked for by a page. */
async function runOnce(
  address: string,
  exercise: string,
  answer: string,
  seed?: number,
): Promise<{ verdict: Verdict; told: FromBridge[] }> {
  const socket = connect(address, await token(address));
  const told: FromBridge[] = [];
  socket.on('message', (data: Buffer) => void told.push(JSON.parse(data.toString()) as FromBridge));
  await new Promise((resolve) => void socket.once('open', resolve));
  socket.send(JSON.stringify({ ask: 1, type: 'open', exercise }));
  await until(() => told.some((one) => 'answers' in one), slow);
  // Saved by another program: the page that has it open is told, and the text is graded.
  book.answer(`before-dawn/${exercise}`, `solutions/before-dawn/${exercise}/${answer}.ts`);
  if (seed !== undefined) {
    await until(() => told.some((one) => 'type' in one && one.type === 'ended'), slow);
    const changed = told.findLast((one) => 'type' in one && one.type === 'changed');
    if (changed === undefined || !('answer' in changed) || !('source' in changed.answer)) {
      throw new Error('It was not told');
    }
    const { source, revision: base } = changed.answer;
    told.length = 0;
    socket.send(JSON.stringify({ ask: 2, type: 'run', exercise, source, base, seed }));
  }
  const ended = await until(() => told.find((one) => 'type' in one && one.type === 'ended'), slow);
  socket.close();
  if (ended === undefined || !('verdict' in ended))
    throw new Error(JSON.stringify(told).slice(-500));
  return { verdict: ended.verdict, told };
}

async function childrenOf(pid: number): Promise<number[]> {
  const { execFileSync } = await import('node:child_process');
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n');
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number));
  return all.flatMap(([own = 0, parent]) => (parent === pid ? [own] : []));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
