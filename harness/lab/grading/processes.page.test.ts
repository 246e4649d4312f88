import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLab } from '../lab.ts';
import { assign, called } from '../testing/learner.ts';
import withWorld from '../../../solutions/business-requirements/copy-not-call/solution.ts?raw';
import solution from '../../../solutions/why-event-driven/first-tape/solution.ts?raw';

describe('a network that breaks off what is being loaded', () => {
  const tape = { exercise: 'first-tape', source: solution };
  it.each([
    { file: 'grading-worker', ...tape },
    { file: 'grading-', ...tape },
    { file: 'check-', ...tape },
    { file: 'process-worker', ...tape },
    { file: 'process-', ...tape },
    { file: 'answer-', ...tape },
    { file: 'world-', exercise: 'copy-not-call', source: withWorld },
  ])('costs no verdict, and blames nobody: $file', async ({ file, exercise, source }) => {
    const breaking = new URL(`/breaking-lab/${crypto.randomUUID()}/${file}/`, location.href);
    const there = createLab({ base: breaking });
    onTestFinished(() => there.stop());
    const waiting = there.warmUp(exercise);
    expect(await there.grade(exercise, source, { seed: 1 })).toMatchObject({
      ...{ status: 'pass', findings: [] },
    });
    await waiting;
    expect(await (await fetch(new URL('broken', breaking))).text()).not.toBe('0');
  });
});

describe('what an answer does, its process alone suffers', () => {
  it('process.exit, after which nothing of it runs', async () => {
    const { ended, said } = await called("out('before');\nprocess.exit(3);\nout('after');");
    expect(await ended).toBe('exit code 3');
    expect(said.filter((one) => one.type === 'report').map((one) => one.value)).toEqual(['before']);
  });

  it('the end of itself by a signal', async () => {
    const { ended } = await called("process.kill(process.pid, 'SIGTERM');");
    expect(await ended).toBe('SIGTERM');
  });

  it.each([
    "setTimeout(() => {\nthrow new Error('spilt');\n}, 1);\nawait new Promise(() => {});",
    "void (async () => {\nthrow new Error('spilt');\n})();\nawait new Promise(() => {});",
  ])('an exception nobody catches, and a rejection: told with the line', async (body) => {
    const { says, ended } = await called(body);
    expect(await says('crashed')).toEqual({ type: 'crashed', error: 'Error: spilt (line 3)' });
    await ended;
  });

  it('more memory in buffers than it may have', async () => {
    const grow = 'const all: unknown[] = [];\nfor (;;) all.push(new Uint8Array(1e7).fill(1));';
    expect(await (await called(grow)).ended).toMatch('out of memory');
    const buffers = 'const all: unknown[] = [];\nfor (;;) all.push(Buffer.alloc(1e7));';
    expect(await (await called(buffers)).ended).toMatch('out of memory');
  });

  it('output without end: the last of it is kept', async () => {
    const { says, process } = await called(
      "for (let i = 0; i < 20_000; i += 1) console.log('drop', i);\nout('done');",
    );
    await says('returned');
    expect(process.output.endsWith('drop 19999\n')).toBe(true);
    expect(process.output.length).toBeLessThanOrEqual(16_384);
  });

  it('a loop without end, also one that prints: it can still be ended', async () => {
    for (const loop of ['for (;;);', "for (;;) console.log('drop');"]) {
      const { says, process, ended } = await called(`out('begun');\n${loop}`);
      await says('report');
      await process.kill();
      expect(await ended).toBe('SIGKILL');
    }
  });
});

describe('a learner’s process in a page', () => {
  it('gives plain data back, with the names of the functions on it', async () => {
    const { says } = await called('class Route { stops = 3; stop() {} }\nreturn new Route();');
    expect(await says('returned')).toMatchObject({
      ...{ error: null, result: { stops: 3 }, methods: ['stop'] },
    });
  });

  it('has what Node has', async () => {
    const { says } = await called(
      `const timer = setTimeout(() => {}, 5); timer.unref(); clearTimeout(timer);
       const ids = [Number(timer) > 0, timer.hasRef()];
       return [typeof process.pid, Buffer.from('milk').toString('hex'), ids, typeof setImmediate, crypto.randomUUID().length];`,
    );
    expect(await says('returned')).toMatchObject({
      result: ['number', '6d696c6b', [true, false], 'function', 36],
    });
  });

  it.each(['fetch', 'WebSocket', 'importScripts', 'XMLHttpRequest', 'Worker', 'EventSource'])(
    'has no way around the tap: %s',
    async (name) => {
      const { says } = await called(`${name}('https://example.com');`);
      const { error } = await says('returned');
      expect(error).toMatch(`${name} is a way around the harness`);
    },
  );

  it('has no way around it by an import that is only known later', async () => {
    const { says } = await called("const name = 'net';\nawait import(name);");
    expect((await says('returned')).error).toMatch("import('net') is a way around the harness");
  });

  it.each([
    ["import { Kafka, EachMessagePayload } from 'kafkajs';", 'type-as-value', 'EachMessagePayload'],
    ["import { Kafak } from 'kafkajs';", 'no-such-export', 'Kafak'],
  ])('tells why an answer cannot be used, with its line: %s', async (line, kind, detail) => {
    const { says } = await assign(`\n${line}\nexport async function deliver() {}\n`);
    expect((await says('shape')).problem).toEqual({ kind, detail, line: 2, source: line });
  });

  it('tells an export that is missing, and what stops it at import', async () => {
    const missing = await assign('\nexport const deliver = 3;\n');
    expect((await missing.says('shape')).problem).toMatchObject({
      kind: 'not-a-function',
      line: 2,
    });
    const throws = await assign(
      "\n\nthrow new Error('spilt');\nexport async function deliver() {}",
    );
    expect((await throws.says('shape')).problem).toMatchObject({
      ...{ kind: 'throws-at-import', detail: 'Error: spilt', line: 3 },
    });
    const fetches = await assign("\nawait fetch('/x');\nexport async function deliver() {}");
    expect((await fetches.says('shape')).problem).toMatchObject({
      kind: 'way-around',
      detail: 'fetch',
    });
  });
});

describe('the time of a learner’s process', () => {
  it('is moved on, so that nobody waits a minute', async () => {
    const { says, process } = await called(
      'const began = Date.now();\nawait new Promise((resolve) => setTimeout(resolve, 60_000));\nout(Date.now() - began);',
    );
    process.send({ type: 'pass-time', turn: 0, ms: 61_000 });
    expect(Number((await says('report')).value)).toBeGreaterThanOrEqual(59_999);
    await says('returned');
  });

  it('tells what is still open, and nothing when nothing is', async () => {
    const waiting = await called('await new Promise((resolve) => setTimeout(resolve, 60_000));');
    waiting.process.send({ type: 'turn', turn: 0 });
    expect((await waiting.says('turned')).open).toEqual({
      sockets: 0,
      timers: 1,
      rests: 0,
      work: 0,
      calls: 0,
    });
    const hanging = await called('await new Promise(() => {});');
    hanging.process.send({ type: 'turn', turn: 0 });
    expect((await hanging.says('turned')).open).toEqual({
      sockets: 0,
      timers: 0,
      rests: 0,
      work: 0,
      calls: 0,
    });
    const called_ = await called("await ctx.db.get('lot-1');");
    called_.process.send({ type: 'turn', turn: 0 });
    expect((await called_.says('turned')).open).toMatchObject({ work: 1, calls: 1 });
  });

  it('skips a rest of kafkajs', async () => {
    const { says, process, said } = await called(
      `const producer = ctx.kafka.producer({ retry: { initialRetryTime: 60_000, maxRetryTime: 60_000, retries: 1 } });
       await producer.connect();`,
    );
    await vi.waitUntil(async () => {
      said.length = 0;
      process.send({ type: 'turn', turn: 0 });
      return (await says('turned')).open.rests === 1;
    });
    process.send({ type: 'skip-rest', turn: 1 });
    expect((await says('returned')).error).toMatch('Kafka');
  });
});
