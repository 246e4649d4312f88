// The learner's process in Node. Forked before it is needed, with kafkajs loaded.
import { Worker } from 'node:worker_threads';
import { lineIn } from './answer.ts';
import { installLearnerClock } from './clock.ts';
import { connectTap } from './connect-tap.node.ts';
import { createLearnerSide } from './learner-side.ts';
import { loadAnswer, loadWorld } from './load.ts';
import type { FromLearner, ToLearner } from './messages.ts';
import { installModuleHooks, virtualModules } from './modules.ts';
import { countThreadPoolWork } from './thread-pool.ts';
import { WayAround } from './way-around.ts';

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
// As many as it takes through a client, so that the answer's own line is among them.
Error.stackTraceLimit = 50;
const clock = installLearnerClock();
const threadPool = countThreadPoolWork();
let answerPath = '';
const { handle, describe } = createLearnerSide({
  send,
  clock,
  connect: connectTap,
  load(assigned, TappedKafka) {
    const { answer, exports, values = [], stripped } = assigned;
    installModuleHooks(virtualModules(TappedKafka, clock.promises), stripped);
    answerPath = answer;
    return loadAnswer(answer, { exports, values });
  },
  loadWorld: ({ world }) => loadWorld(world),
  work() {
    // Node's names for what it has under way are like these, be it a file, a lookup or a connection.
    const resources = process.getActiveResourcesInfo();
    const work = resources.filter((one) => /Req|ConnectWrap$|^TCPSocket|^UDP/.test(one)).length;
    return work + threadPool.pending();
  },
  lineOf: (error) => lineIn(error.stack ?? '', answerPath),
  messageOf,
});

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

/** Node's words for what this process may not do speak of flags that nobody here can set. */
function messageOf(error: Error & { code?: unknown; permission?: unknown; resource?: unknown }) {
  if (error instanceof WayAround) {
    return `${error.message} is a way around the harness: what it does cannot be seen, so not be graded`;
  }
  if (error.code !== 'ERR_ACCESS_DENIED') return error.message;
  const what = [error.permission, error.resource].filter((one) => typeof one === 'string');
  return `an answer may not do this here: ${what.join(' ')}`.trimEnd();
}

send({ type: 'ready' });
