// Learner processes in Node: forked children, with limits on what they may hold and say.
import { fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { childSources } from './child-sources.node.ts';
import { watchMemory } from './memory.node.ts';
import type { FromLearner, Rehearsal, ToLearner } from './messages.ts';
import { createPool, type LearnerPool, type LearnerProcess, type StartedLearner } from './pool.ts';

/** The most that a learner's process may hold in its JavaScript heap. */
const heapMegabytes = 256;
/** The most of its output that is kept, from the end. */
const outputLimit = 16_384;
/** The most that it may hold in memory altogether: buffers lie outside the heap. */
const residentMegabytes = 768;
/** How long the last of it may take to arrive once the process is gone. */
const lastOutputMs = 200;

const child = fileURLToPath(new URL('./start-child.js', import.meta.url));

/** @param rehearsal what each process is to do first, if anything; asked once for each */
export function createLearnerPool(rehearsal?: () => Promise<Rehearsal | undefined>): LearnerPool {
  return createPool(forkLearner, rehearsal);
}

/** Options of Node's for a learner's process. */
export function processOptions(): string[] {
  return [
    `--max-old-space-size=${heapMegabytes}`,
    '--disable-warning=ExperimentalWarning',
    // kafkajs on current Node schedules a timer in the past (tulios/kafkajs#1751).
    '--disable-warning=TimeoutNegativeWarning',
    // It may read, but write only where temporary files go, and start no program. The worker is the
    // watchdog's; answers may not make any.
    '--permission',
    '--allow-fs-read=*',
    `--allow-fs-write=${realpathSync(tmpdir())}`,
    '--allow-worker',
    '--disable-warning=SecurityWarning',
  ];
}

function forkLearner(): StartedLearner {
  const forked = fork(child, {
    // The last is the lifeline: it closes with this process, however that ends.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    execArgv: processOptions(),
    env: childEnvironment(),
  });
  // A pipe whose other end is killed may break; that it is gone is heard by `close`.
  for (const stream of forked.stdio) stream?.on('error', () => undefined);
  forked.on('error', () => undefined);
  let output = '';
  for (const stream of [forked.stdout, forked.stderr]) collect(stream);
  function collect(stream: Readable | null): void {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-outputLimit);
    });
  }

  let ended: string | undefined;
  let handlers: Parameters<LearnerProcess['attend']>[0] | undefined;
  // A process that it started may hold its output open for ever.
  forked.once('exit', () => {
    setTimeout(() => {
      forked.stdout?.destroy();
      forked.stderr?.destroy();
    }, lastOutputMs);
  });
  let tooMuch = false;
  let exitCode: number | undefined;
  const memory = watchMemory(forked.pid, residentMegabytes, () => {
    tooMuch = true;
    forked.kill('SIGKILL');
  });
  const gone = new Promise<void>((resolve) => {
    forked.once('close', (code, signal) => {
      memory.stop();
      ended =
        tooMuch || output.includes('JavaScript heap out of memory')
          ? `out of memory (a heap of ${heapMegabytes} MB, ${residentMegabytes} MB in all)`
          : exitCode === undefined && signal !== null
            ? signal
            : `exit code ${exitCode ?? code ?? '?'}`;
      handlers?.ended(ended);
      resolve();
    });
  });
  const rehearsed = Promise.withResolvers<undefined>();
  const ready = new Promise<void>((resolve, reject) => {
    childSources().then(
      (sources) => {
        if (forked.connected) forked.send(sources, () => undefined);
      },
      (error: unknown) => {
        reject(new Error(`kafkajs could not be made ready: ${String(error)}`));
        forked.kill('SIGKILL');
      },
    );
    forked.once('error', reject);
    forked.once('close', () => reject(new Error(`The learner's process did not start: ${output}`)));
    forked.on('message', (message: unknown) => {
      if (!isMessage(message)) return;
      if (message.type === 'ready') resolve();
      else if (message.type === 'rehearsed') rehearsed.resolve(undefined);
      else if (message.type === 'exits') exitCode = message.code;
      else handlers?.message(message);
    });
  });

  return {
    ready,
    gone,
    async rehearse(rehearsal) {
      if (!forked.connected) return;
      forked.send({ type: 'rehearse', ...rehearsal } satisfies ToLearner, () => undefined);
      await Promise.race([rehearsed.promise, gone]);
    },
    process: {
      pid: forked.pid,
      get output() {
        return output;
      },
      send(message) {
        if (forked.connected) forked.send(message, () => undefined);
      },
      attend(to) {
        handlers = to;
        if (ended !== undefined) to.ended(ended);
      },
      async kill() {
        forked.kill('SIGKILL');
        await gone;
      },
    },
  };
}

/** Only this module's own child speaks on the channel; whatever else an answer may get onto it is nothing. */
function isMessage(said: unknown): said is FromLearner {
  return typeof said === 'object' && said !== null && 'type' in said;
}

/** What a program needs to run, and none of the harness's settings or secrets. */
function childEnvironment(): NodeJS.ProcessEnv {
  const pass = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT'];
  return Object.fromEntries(
    pass.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
