// One learner process on stage: the answer loaded, its calls, its end.
import type { RunEvent } from '../grading/history.ts';
import type { Call, Learner } from '../grading/stage.ts';
import type { FromLearner, ShapeProblem, ToLearner } from '../learner/messages.ts';
import type { LearnerProcess } from '../learner/pool.node.ts';

export interface LoadOptions {
  name: string;
  token: string;
  process: LearnerProcess;
  tap: string;
  brokers: readonly string[];
  answer: string;
  exports: readonly string[];
  note(event: RunEvent): void;
  /** After the process is gone: its sockets and its places in groups. */
  cleanUp(): Promise<void>;
  /** Other limits than the usual, for tests (ms). */
  limits?: { importMs?: number; busyMs?: number };
}

/** How long an import may take, in ms. */
const importLimitMs = 5_000;
/** How long a process may be busy without once going round its event loop, in ms. */
const busyLimitMs = 5_000;

interface CallState {
  name: string;
  settled: boolean;
  error: string | undefined;
  result: unknown;
  methods: readonly string[];
}

export async function loadLearner(
  options: LoadOptions,
): Promise<{ learner: Learner; output: () => string } | { problem: ShapeProblem }> {
  const { name, process, note } = options;
  const calls: CallState[] = [];
  const turns: ((busy: number) => void)[] = [];
  let alive = true;
  let killing = false;
  let crash: string | undefined;
  /** For how long it let nothing else happen, when it was ended for that. */
  let stuckFor: string | undefined;
  const loading = Promise.withResolvers<ShapeProblem | undefined>();

  function hear(message: FromLearner): void {
    // What a killed process still had to say, nobody heard.
    if (killing) return;
    switch (message.type) {
      case 'ready':
      case 'exits':
        return;
      case 'loaded':
        loading.resolve(undefined);
        return;
      case 'shape':
        loading.resolve(message.problem);
        return;
      case 'report':
        note({ type: 'report', process: name, sink: message.sink, value: message.value });
        return;
      case 'turned':
        turns[message.turn]?.(message.busy);
        return;
      case 'crashed':
        crash = message.error;
        return;
      case 'returned': {
        const call = calls[message.call];
        if (call === undefined || call.settled) return;
        Object.assign(call, {
          settled: true,
          error: message.error ?? undefined,
          result: message.result,
          methods: message.methods,
        });
        note({
          type: 'return',
          process: name,
          call: message.call,
          name: call.name,
          error: message.error,
        });
      }
    }
  }

  process.attend({
    message: hear,
    ended(why) {
      alive = false;
      for (const turned of turns) turned(0);
      loading.resolve({
        kind: 'throws-at-import',
        detail: crash ?? why,
        line: null,
        source: null,
      });
      if (!killing) {
        note(
          stuckFor === undefined
            ? { type: 'process', process: name, change: 'ended', why: crash ?? why }
            : { type: 'process', process: name, change: 'stuck', why: stuckFor },
        );
      }
    },
  });

  process.send({
    type: 'assign',
    name,
    token: options.token,
    tap: options.tap,
    brokers: options.brokers,
    answer: options.answer,
    exports: options.exports,
  });
  const timer = setTimeout(() => {
    loading.resolve({ kind: 'import-never-ends', detail: '', line: null, source: null });
  }, options.limits?.importMs ?? importLimitMs);
  const problem = await loading.promise;
  clearTimeout(timer);
  if (problem !== undefined) {
    killing = true;
    await process.kill();
    return { problem };
  }
  note({ type: 'process', process: name, change: 'started' });

  function begin(called: string, message: (call: number) => ToLearner): Call {
    const state: CallState = {
      name: called,
      settled: false,
      error: undefined,
      result: null,
      methods: [],
    };
    const call = calls.push(state) - 1;
    note({ type: 'call', process: name, call, name: called });
    process.send(message(call));
    return {
      get settled() {
        return state.settled;
      },
      get error() {
        return state.error;
      },
      get result() {
        return state.result;
      },
      get methods() {
        return state.methods;
      },
      handle: (method) =>
        begin(method, (next) => ({ type: 'handle', call: next, of: call, method })),
    };
  }

  function turn(message: (turn: number) => ToLearner): Promise<number> {
    if (!alive) return Promise.resolve(0);
    return new Promise((resolve) => {
      // It cannot be asked what it is doing; ended, it is told apart from one that waits.
      const limitMs = options.limits?.busyMs ?? busyLimitMs;
      const timer = setTimeout(() => {
        stuckFor ??= `${limitMs / 1000} s`;
        void process.kill();
      }, limitMs);
      const turned = (busy: number): void => {
        clearTimeout(timer);
        resolve(busy);
      };
      process.send(message(turns.push(turned) - 1));
    });
  }

  const learner: Learner = {
    name,
    get alive() {
      return alive;
    },
    call: (called, args) => begin(called, (call) => ({ type: 'call', call, name: called, args })),
    turn: () => turn((number) => ({ type: 'turn', turn: number })),
    passTime: (ms) => turn((number) => ({ type: 'pass-time', turn: number, ms })),
    async kill() {
      if (killing) return;
      killing = true;
      if (alive) note({ type: 'process', process: name, change: 'killed' });
      alive = false;
      // With its sockets cut, nothing of it reaches the broker, however long it takes to be gone.
      void process.kill();
      await options.cleanUp();
    },
  };
  return { learner, output: () => process.output };
}
