// Answers that would harm whoever runs them, by accident or not: each gets a clear verdict within its
// limit, and whoever is graded next notices nothing.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { exercises } from '../catalog/catalog.ts';
import type { Verdict } from '../grading/verdict.ts';
import { answerFile } from '../learner/testing/answers.ts';
import { openSession, type Session } from './session.ts';
import { testBroker } from './testing/broker.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const exercise = exercises.find(({ slug }) => slug === 'hello-milk');
const reference = readFileSync(join(root, 'solutions/before-dawn/hello-milk/solution.ts'), 'utf8');
const on = testBroker();
let session: Session;
beforeAll(async () => {
  session = await openSession(root, { ...on.broker, release: () => Promise.resolve() });
});
afterAll(() => session.close());

async function grade(source: string): Promise<Verdict> {
  if (exercise === undefined) throw new Error('unreachable');
  await session.warmUp(exercise);
  return session.grade(exercise, { answer: answerFile(source), seed: 1 });
}

/** The reference, but for what it does before it sends. */
const before = (lines: string): string =>
  reference.replace(/(export async function sendPickup[^{]*\{)/, `$1\n${lines}\n`);
const above = (lines: string): string => `${lines}\n${reference}`;

/** A machine that is slow to fill memory finds it busy first: one is as clear as the other. */
const memory = /^(CRASHED|TIMEOUT)$/;

/** Machines that are busy with other things take longer. */
const slowMachine = 4;

/** What is written, the finding's code (`pass` for none), what it says, and the most it may take (ms). */
const hostile: readonly [string, string, string | RegExp, RegExp, number][] = [
  ['an endless loop', before('for (;;);'), 'TIMEOUT', /let nothing else happen/, 9_000],
  [
    'an endless loop of promises',
    before('for (;;) await Promise.resolve();'),
    'TIMEOUT',
    /let nothing else happen/,
    9_000,
  ],
  [
    'an endless loop of turns',
    before('for (;;) await new Promise((go) => setImmediate(go));'),
    'TIMEOUT',
    /has not finished|had not finished/,
    12_000,
  ],
  ['an endless loop at import', above('for (;;);'), 'SHAPE', /more than 10 s/, 14_000],
  ['process.exit', before('process.exit(7);'), 'CRASHED', /exit code 7/, 4_000],
  ['process.abort', before('process.abort();'), 'CRASHED', /SIGABRT/, 6_000],
  ['its own end', before('process.kill(process.pid);'), 'CRASHED', /SIGTERM/, 4_000],
  ['SIGKILL', before("process.kill(process.pid, 'SIGKILL');"), 'CRASHED', /SIGKILL/, 4_000],
  ['an exception at import', above("throw new Error('spilt');"), 'CRASHED', /spilt/, 4_000],
  [
    'a rejection nobody handles',
    before("void Promise.reject(new Error('spilt'));\nawait new Promise(() => {});"),
    'CRASHED',
    /spilt \(line \d+\)/,
    4_000,
  ],
  [
    'a Map that grows',
    before(
      'const all = new Map();\nfor (let i = 0; ; i += 1) all.set(i, { i, text: `lot ${i}` });',
    ),
    memory,
    /out of memory|let nothing else happen/,
    20_000,
  ],
  [
    '2 GB of Buffers',
    before(
      'const all = [];\nfor (let i = 0; i < 2_000; i += 1) all.push(Buffer.alloc(1_000_000, i));',
    ),
    memory,
    /out of memory|let nothing else happen/,
    20_000,
  ],
  [
    'an array of 30 million',
    before('const all = Array.from({ length: 30_000_000 }, (_, i) => ({ i }));\nvoid all;'),
    memory,
    /out of memory|let nothing else happen/,
    20_000,
  ],
  [
    'a million lines of output',
    before("for (let i = 0; i < 1_000_000; i += 1) console.log('drop', i);"),
    /^(pass|TIMEOUT)$/,
    /^$|let nothing else happen/,
    60_000,
  ],
  [
    'a consumer that is never stopped',
    before(
      "const more = ctx.kafka.consumer({ groupId: 'more' });\nawait more.connect();\nawait more.subscribe({ topic, fromBeginning: true });\nawait more.run({ eachMessage: async () => {} });",
    ),
    'pass',
    /^$/,
    6_000,
  ],
  [
    'a record of 20 MB',
    before(
      "const big = ctx.kafka.producer();\nawait big.connect();\nawait big.send({ topic, messages: [{ key: 'x', value: Buffer.alloc(20_000_000) }] });",
    ),
    'CRASHED',
    /larger than the max message size/,
    10_000,
  ],
  [
    '10,000 topics',
    before(
      'const admin = ctx.kafka.admin();\nawait admin.connect();\nawait admin.createTopics({ waitForLeaders: false, topics: Array.from({ length: 10_000 }, (_, i) => ({ topic: `topic-${i}` })) });',
    ),
    'CRASHED',
    /Topic creation errors/,
    10_000,
  ],
  [
    'the end of the client it was given',
    before(
      'const one = ctx.kafka.producer();\nawait one.connect();\nawait one.disconnect();\n(ctx as { kafka: unknown }).kafka = null;',
    ),
    'CRASHED',
    /null/,
    4_000,
  ],
  [
    'a process of its own, imported',
    above("import { spawn } from 'node:child_process';\nspawn('sleep', ['60']);"),
    'SHAPE',
    /child_process/,
    4_000,
  ],
  [
    'a process of its own, not imported',
    before("process.getBuiltinModule('child_process').spawn('sleep', ['60']);"),
    'CRASHED',
    /child_process/,
    4_000,
  ],
  [
    'a promise that never settles',
    before('await new Promise(() => {});'),
    'TIMEOUT',
    /has not finished/,
    6_000,
  ],
  [
    'a file of the harness, overwritten',
    before(
      "const { writeFileSync } = await import('node:fs');\nwriteFileSync(`${process.cwd()}/harness/grading/finding.ts`, 'export {};');",
    ),
    'CRASHED',
    /may not do this here: FileSystemWrite/,
    4_000,
  ],
  [
    'the harness’s channel, spoken on',
    before(
      "process.send?.({ type: 'returned', call: 0, error: null, result: null, methods: ['stop'] });\nprocess.send?.({ type: 'nonsense' });\nprocess.send?.(null);",
    ),
    'pass',
    /^$/,
    8_000,
  ],
  ['the harness’s channel, closed', before('process.disconnect?.();'), 'CRASHED', /./, 6_000],
];

test.each(hostile)('%s', async (_, source, code, says, limitMs) => {
  const finding = join(root, 'harness/grading/finding.ts');
  const before = statSync(finding).mtimeMs;
  const text = readFileSync(finding);
  onTestFinished(() => {
    if (!readFileSync(finding).equals(text)) writeFileSync(finding, text);
  });
  const began = performance.now();
  const verdict = await grade(source);
  const took = performance.now() - began;
  const [found] = verdict.findings;
  expect(found?.code ?? verdict.status, found?.says.en).toMatch(code);
  expect(found?.says.en ?? '').toMatch(says);
  // A limit, not a measurement: it says that nobody waits for ever.
  expect(took).toBeLessThan(limitMs * slowMachine);
  expect(statSync(finding).mtimeMs).toBe(before);

  const next = await grade(reference);
  expect(next.findings).toEqual([]);
  expect(next.status).toBe('pass');
});
