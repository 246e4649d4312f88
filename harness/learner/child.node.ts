// The learner's process. Forked before it is needed, with kafkajs loaded; gets an answer, loads it,
// calls what it is told to call, and reports. It is never trusted and may be killed at any moment.
import { flushCompileCache } from 'node:module';
import type { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Argument } from '../grading/stage.ts';
import { installLearnerClock, turnEventLoop } from './clock.ts';
import type { Ctx } from './ctx.ts';
import { loadAnswer, loadWorld, placeIn, type Answer, type Values, type World } from './load.ts';
import type { FromLearner, ToLearner } from './messages.ts';
import { installModuleHooks, virtualModules, WayAround } from './modules.ts';
import { openPorts, portClock } from './ports.ts';
import { rehearse } from './rehearse.ts';
import { tappedKafka } from './tapped-kafka.ts';
import { countThreadPoolWork } from './thread-pool.ts';

/** The read end of a pipe that closes when the harness is gone. */
const lifeline = 4;

// An endless loop in the learner's code cannot keep this process: the watchdog has a thread of its own.
new Worker(
  `const { readSync } = require('node:fs');
   const nap = new Int32Array(new SharedArrayBuffer(4));
   for (const byte = Buffer.alloc(1); ; ) {
     try { if (readSync(${lifeline}, byte) === 0) break; }
     catch (error) { if (error.code !== 'EAGAIN') break; Atomics.wait(nap, 0, 0, 200); }
   }
   process.kill(process.pid, 'SIGKILL');`,
  { eval: true },
).unref();

// Taken before anything of the learner's runs, so that nothing of it can stand in between.
const sendToHarness = process.send?.bind(process);
delete process.send;
const send = (message: FromLearner, sent?: () => void): void => {
  sendToHarness?.(message, undefined, undefined, sent);
};
const clock = installLearnerClock();
const threadPool = countThreadPoolWork();
const results = new Map<number, Record<string, unknown>>();
const sockets = new Set<Socket>();
let answer: Answer = {};
let values: Values = {};
let answerPath = '';
const { ports, ...portCalls } = openPorts(send);
let ctx: object = {};
let world: World = {};

process.on('message', (message: ToLearner) => void handle(message));
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// A process that exits waits for its threads first, and the watchdog does not end by itself.
process.on('exit', (code) => {
  send({ type: 'exits', code });
  process.kill(process.pid, 'SIGKILL');
});
process.on('uncaughtException', (error: unknown) => {
  send({ type: 'crashed', error: describe(error) }, () => process.kill(process.pid, 'SIGKILL'));
});

async function handle(message: ToLearner): Promise<void> {
  switch (message.type) {
    case 'assign': {
      const { name, brokers } = message;
      const Kafka = tappedKafka({ ...message, sockets });
      installModuleHooks(virtualModules(Kafka, clock.promises), message.stripped);
      const kafka = new Kafka({ clientId: name, brokers: [...brokers] });
      ctx = { name, kafka, ...ports, clock: portClock(clock) } satisfies Ctx;
      answerPath = message.answer;
      const loaded = await loadAnswer(message.answer, message.exports, message.values);
      if ('problem' in loaded) {
        send({ type: 'shape', problem: loaded.problem });
        return;
      }
      ({ answer, values } = loaded);
      world = await loadWorld(message.world);
      send({ type: 'loaded' });
      return;
    }
    case 'rehearse': {
      await rehearse(tappedKafka({ ...message, name: 'rehearsal', sockets: new Set() }), message);
      send({ type: 'rehearsed' });
      return;
    }
    case 'call': {
      const { name } = message;
      const args = message.args.map(fill);
      const supplied = world[name];
      await run(message.call, () =>
        supplied ? supplied({ ...values, ...answer }, ...args) : answer[name]?.(...args),
      );
      return;
    }
    case 'handle': {
      const owner = results.get(message.of);
      const method = owner?.[message.method];
      await run(message.call, () => (method as (() => unknown) | undefined)?.call(owner));
      return;
    }
    case 'port-answer':
      portCalls.answered(message);
      return;
    case 'request':
      await respond(message);
      return;
    case 'turn':
      await turnEventLoop();
      sendTurned(message.turn);
      return;
    case 'pass-time':
      await clock.passTime(message.ms);
      sendTurned(message.turn);
      return;
    case 'skip-rest':
      await clock.skipRest();
      sendTurned(message.turn);
  }
}

function sendTurned(turn: number): void {
  // Node's names for what it has under way are like these, be it a file, a lookup or a connection.
  const resources = process.getActiveResourcesInfo();
  const work = resources.filter((one) => /Req|ConnectWrap$|^TCPSocket|^UDP/.test(one)).length;
  // Nor does Node tell of what it has yet to write, which of a large request may be nearly all.
  const writing = [...sockets].filter((one) => one.connecting || one.writableLength > 0).length;
  const working = work + writing + threadPool.pending() + portCalls.pending();
  const open = { sockets: sockets.size, ...clock.pending(), work: working };
  send({ type: 'turned', turn, open });
}

async function respond({ request, ...asked }: Extract<ToLearner, { type: 'request' }>) {
  try {
    const { status, body } = await portCalls.respond(asked);
    send({ type: 'response', request, status, body, error: null });
  } catch (error) {
    send({ type: 'response', request, status: 500, body: null, error: describe(error) });
  }
}

async function run(call: number, work: () => unknown): Promise<void> {
  let result: unknown;
  try {
    result = await work();
  } catch (error) {
    send({ type: 'returned', call, error: describe(error), result: null, methods: [] });
    return;
  }
  const fields = typeof result === 'object' && result !== null ? result : {};
  // Fields are only called when `methodsOf` found a function there.
  results.set(call, fields as Record<string, unknown>);
  send({ type: 'returned', call, error: null, result: plain(result), methods: methodsOf(fields) });
}

/** The names of functions on an object: its own, and those of its class. */
function methodsOf(object: object): string[] {
  const names = new Set<string>();
  let at: object | null = object;
  while (at !== null && at !== Object.prototype) {
    for (const [name, field] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (name !== 'constructor' && typeof field.value === 'function') names.add(name);
    }
    at = Object.getPrototypeOf(at) as object | null;
  }
  return [...names];
}

function fill(argument: Argument): unknown {
  switch (argument.$) {
    case 'ctx':
      return ctx;
    case 'value':
      return argument.value;
    case 'sink':
      return (value: unknown) => send({ type: 'report', sink: argument.name, value: plain(value) });
  }
}

/** Plain data for the way to the harness; what cannot be sent is told by its type. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('utf8') };
  if (typeof value === 'function' || value === undefined) return null;
  try {
    return JSON.parse(JSON.stringify(value)) as unknown;
  } catch {
    return { unreadable: typeof value };
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { line } = placeIn(error.stack ?? '', answerPath);
  return `${error.name}: ${messageOf(error)}${line === null ? '' : ` (line ${line})`}`;
}

/** Node's words for what this process may not do speak of flags that nobody here can set. */
function messageOf(error: Error & { code?: unknown; permission?: unknown; resource?: unknown }) {
  if (error instanceof WayAround) {
    return `${error.message} is a way around the harness: what it does cannot be seen, so not be graded`;
  }
  if (error.code !== 'ERR_ACCESS_DENIED') return error.message;
  const what = [error.permission, error.resource].filter((one) => typeof one === 'string');
  return `an answer may not do this here: ${what.join(' ')}`.trimEnd();
}

// Now, because a process that is killed writes nothing, and before anything of the learner's is in it.
flushCompileCache();
send({ type: 'ready' });
