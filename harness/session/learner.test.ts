import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../brokers/testing/folder.ts';
import { until } from '../brokers/until.ts';
import type { RunEvent } from '../grading/history.ts';
import { sink } from '../grading/stage.ts';
import { openThat } from '../grading/testing/stage.ts';
import { createLearnerPool } from '../learner/pool.node.ts';
import { codeAt } from '../learner/strip.node.ts';
import { answerFile } from '../learner/testing/answers.ts';
import { loadLearner, type LoadOptions } from './learner.ts';

const soon = { withinMs: 10_000 };
const asked = { unanswered: 3, fetches: [{ open: 2, answered: 7 }], begun: 0 };
const nothing = openThat({});
const pool = createLearnerPool();
beforeAll(() => pool.fill(2));
afterAll(() => pool.close());

async function load(source: string, limits: LoadOptions['limits'] = {}) {
  const events: RunEvent[] = [];
  let cleanedUp = 0;
  const process = await pool.take();
  onTestFinished(() => process.kill());
  void pool.fill(1);
  const loaded = await loadLearner({
    ...{ name: 'driver', token: 'token', tap: '/nowhere', brokers: ['localhost:9092'] },
    ...{ process, code: codeAt(answerFile(source), null), exports: ['deliver'], limits },
    ports: { call: () => Promise.resolve({ error: null, value: null }) },
    note: (event) => void events.push(event),
    asked: () => asked,
    cleanUp() {
      cleanedUp += 1;
      return Promise.resolve();
    },
  });
  return { loaded, events, process, cleanedUp: () => cleanedUp };
}

async function learnerOf(source: string, limits?: LoadOptions['limits']) {
  const { loaded, ...rest } = await load(source, limits);
  if ('problem' in loaded) throw new Error(JSON.stringify(loaded.problem));
  return { ...loaded, ...rest };
}

const deliver = (body: string): string =>
  `export async function deliver(out: (value: unknown) => void) {\n${body}\n}\n`;

describe('an import that never ends', () => {
  it.each([
    ['an endless await', 'await new Promise(() => {});\n'],
    ['an endless loop', 'for (;;);\n'],
  ])('is told as such, and its process ended: %s', async (_, source) => {
    const { loaded, process, events } = await load(source + deliver(''), { importMs: 500 });
    expect(loaded).toMatchObject({ problem: { kind: 'import-never-ends' } });
    const gone = Promise.withResolvers<string>();
    process.attend({ message: () => undefined, ended: gone.resolve });
    expect(await gone.promise).toBe('SIGKILL');
    expect(events).toEqual([]);
  });

  it('may take longer than a wait inside it', async () => {
    const { loaded } = await load(`await new Promise((go) => setTimeout(go, 20));\n${deliver('')}`);
    expect('learner' in loaded).toBe(true);
  });

  it('is not one that ends its process', async () => {
    const { loaded } = await load(`process.exit(4);\n${deliver('')}`);
    expect(loaded).toMatchObject({ problem: { kind: 'throws-at-import', detail: 'exit code 4' } });
  });
});

describe('a call', () => {
  it('is settled with its result, its error or the names of its functions', async () => {
    const { learner, events } = await learnerOf(
      deliver("out(1);\nreturn { stop: () => out('end') };"),
    );
    const call = learner.call('deliver', [sink('out')]);
    expect(call.settled).toBe(false);
    expect(await until(() => call.settled, soon)).toBe(true);
    expect([call.error, call.methods]).toEqual([undefined, ['stop']]);
    const stop = call.handle('stop');
    expect(await until(() => stop.settled, soon)).toBe(true);
    expect(events.map((event) => (event.type === 'report' ? event.value : event.type))).toEqual([
      ...['process', 'call', 1, 'return', 'call', 'end', 'return'],
    ]);
  });

  it('that throws says what and where', async () => {
    const { learner } = await learnerOf(deliver("throw new Error('spilt');"));
    const call = learner.call('deliver', [sink('out')]);
    expect(await until(() => call.settled, soon)).toBe(true);
    expect(call.error).toBe('Error: spilt (line 2)');
  });
});

describe('a turn of the event loop', () => {
  it('counts the timers that are still to fire; passing time fires them', async () => {
    const body = "setTimeout(() => out('fired'), 3_600_000);";
    const { learner, events } = await learnerOf(deliver(body));
    learner.call('deliver', [sink('out')]);
    expect(await learner.turn()).toMatchObject({ timers: 1, ...asked });
    expect(await learner.passTime(3_600_000)).toMatchObject({ timers: 0 });
    expect(events).toContainEqual(expect.objectContaining({ type: 'report', value: 'fired' }));
  });

  it('tells of work that the system does for it: here a named pipe that nobody writes to', async () => {
    const pipe = join(await temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const body = `const { readFile } = await import('node:fs/promises');
      out('reading');
      await readFile(${JSON.stringify(pipe)});`;
    const { learner, events } = await learnerOf(deliver(body));
    learner.call('deliver', [sink('out')]);
    await until(() => events.some((event) => event.type === 'report'), soon);
    expect(await learner.turn()).toMatchObject({ work: 1, timers: 0, sockets: 0 });
  });

  it.each(['turn', 'passTime'] as const)(
    'ends the process that never comes to one, and the wait for it: %s',
    async (how) => {
      const { learner, events } = await learnerOf(deliver('for (;;);'), { busyMs: 300 });
      learner.call('deliver', [sink('out')]);
      expect(await (how === 'turn' ? learner.turn() : learner.passTime(1_000))).toEqual(nothing);
      expect(learner.alive).toBe(false);
      expect(events.at(-1)).toMatchObject({ type: 'process', change: 'stuck', why: '0.3 s' });
      expect(await learner.turn()).toEqual(nothing);
    },
  );

  it('of a process that is killed meanwhile ends too', async () => {
    const { learner, cleanedUp, events } = await learnerOf(deliver('for (;;);'));
    learner.call('deliver', [sink('out')]);
    const turn = learner.turn();
    await learner.kill();
    expect(await turn).toEqual(nothing);
    await learner.kill();
    expect(cleanedUp()).toBe(1);
    expect(events.filter((event) => event.type === 'process')).toMatchObject([
      { change: 'started' },
      { change: 'killed' },
    ]);
  });
});
