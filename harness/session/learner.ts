// One learner process on stage: the answer loaded, its calls, its end.
import type { RunEvent } from '../grading/history.ts';
import type { Asked, Call, HttpAnswer, Learner, Open } from '../grading/stage.ts';
import type { LearnerCode } from '../learner/code.ts';
import type { FromLearner, ShapeProblem, ToLearner } from '../learner/messages.ts';
import type { LearnerProcess } from '../learner/pool.ts';
import { readRoute } from '../learner/routes.ts';
import type { Boundary } from '../wire-tap/boundaries.ts';
import type { RunPorts } from './ports.ts';

export interface LoadOptions {
  name: string;
  token: string;
  process: LearnerProcess;
  tap: string;
  brokers: readonly string[];
  code: LearnerCode;
  exports: readonly string[];
  /** Exports that are no functions. */
  values?: readonly string[];
  note(event: RunEvent): void;
  ports: RunPorts;
  /** What it has asked the broker so far. */
  asked(): Asked;
  /** After the process is gone: its sockets and its places in groups. */
  cleanUp(): Promise<void>;
  /** Other limits than the usual, for tests (ms). */
  limits?: { importMs?: number; busyMs?: number; requestMs?: number };
}

/** How long an import may take, in ms. */
const importLimitMs = 10_000;
/** How long a process may be busy without once going round its event loop, in ms. */
const busyLimitMs = 5_000;
/** How long a service may take to answer a request, in ms that its process had. */
const requestLimitMs = 2_000;
/** In so many parts it is waited for. */
const requestParts = 20;
/** And in no more than so many, where it goes on asking the broker for other things than records. */
const mostRequestParts = 3 * requestParts;

/** What a process that is gone has open. */
const nothingAsked: Asked = { unanswered: 0, fetches: [], begun: 0 };
const nothing: Open = { sockets: 0, timers: 0, rests: 0, work: 0, calls: 0, ...nothingAsked };

type Response = Extract<FromLearner, { type: 'response' }>;

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
  const turns: ((open: Omit<Open, keyof Asked>) => void)[] = [];
  const requests: ((response: Response | undefined) => void)[] = [];
  let alive = true;
  let killing = false;
  let killed: Promise<void> | undefined;
  let crash: string | undefined;
  /** For how long it let nothing else happen, when it was ended for that. */
  let stuckFor: string | undefined;
  const loading = Promise.withResolvers<ShapeProblem | undefined>();

  function hear(message: FromLearner): void {
    // What a killed process still had to say, nobody heard.
    if (killing) return;
    switch (message.type) {
      case 'ready':
      case 'rehearsed':
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
        turns[message.turn]?.(message.open);
        return;
      case 'crashed':
        crash = message.error;
        return;
      case 'port': {
        const { call, ...called } = message;
        const isThere = (): boolean => alive && !killing;
        void options.ports.call(name, called, isThere).then((answer) => {
          if (!killing) process.send({ type: 'port-answer', call, ...answer });
        });
        return;
      }
      case 'response':
        requests[message.request]?.(message);
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
      for (const turned of turns) turned(nothing);
      for (const respond of requests) respond(undefined);
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
    answer: options.code.answer,
    exports: options.exports,
    ...(options.values === undefined ? {} : { values: options.values }),
    world: options.code.world,
    stripped: options.code.stripped(),
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

  function turn(message: (turn: number) => ToLearner): Promise<Open> {
    if (!alive) return Promise.resolve(nothing);
    return new Promise((resolve) => {
      // It cannot be asked what it is doing; ended, it is told apart from one that waits.
      const limitMs = options.limits?.busyMs ?? busyLimitMs;
      const timer = setTimeout(() => {
        stuckFor ??= `${limitMs / 1000} s`;
        void process.kill();
      }, limitMs);
      const turned = (open: Omit<Open, keyof Asked>): void => {
        clearTimeout(timer);
        resolve({ ...open, ...(alive ? options.asked() : nothingAsked) });
      };
      process.send(message(turns.push(turned) - 1));
    });
  }

  /**
   * Ends when a request has waited for too long. After each part of that time the process is to go round its event loop,
   * so that a machine without time for it makes no slow service. One that does not go round at all is late. A part in which
   * it began something with the broker, as a service does that starts, is not counted.
   */
  async function late(answered: Promise<unknown>): Promise<'late'> {
    const limitMs = options.limits?.requestMs ?? requestLimitMs;
    for (let part = 0, all = 0; part < requestParts && all < mostRequestParts; all += 1) {
      const { begun } = options.asked();
      if (await isWithin(answered, limitMs / requestParts)) break;
      const wentRound = new Promise<void>((resolve) => {
        process.send({ type: 'turn', turn: turns.push(() => resolve()) - 1 });
      });
      const busyMs = options.limits?.busyMs ?? busyLimitMs;
      if (!(await isWithin(Promise.race([wentRound, answered]), busyMs))) break;
      if (options.asked().begun === begun) part += 1;
    }
    return 'late';
  }

  async function request(route: string, body: unknown): Promise<HttpAnswer> {
    const unreachable: HttpAnswer = { unreachable: true, response: { status: 503 } };
    if (!alive) return unreachable;
    const answered = Promise.withResolvers<Response | undefined>();
    const number = requests.push(answered.resolve) - 1;
    process.send({ type: 'request', request: number, ...readRoute(route), body });
    const answer = await Promise.race([answered.promise, late(answered.promise)]);
    const response =
      answer === 'late' ? { status: 504 } : answer && { status: answer.status, body: answer.body };
    note({
      ...{ type: 'port', process: name, api: 'http.answer', subject: route, value: body ?? null },
      ...{ key: null, outcome: response === undefined ? 'unanswered' : 'done' },
      answer:
        typeof answer === 'object' && answer.error !== null ? answer.error : (response ?? null),
    });
    return response === undefined
      ? { ...unreachable, brokenOff: true }
      : { unreachable: false, response };
  }

  async function kill(at: Boundary | undefined): Promise<void> {
    killing = true;
    const where = at === undefined ? {} : { at };
    if (alive) note({ type: 'process', process: name, change: 'killed', ...where });
    alive = false;
    // With its sockets cut, nothing of it reaches the broker, however long it takes to be gone.
    void process.kill();
    await options.cleanUp();
  }

  const learner: Learner = {
    name,
    get alive() {
      return alive;
    },
    call: (called, args) => begin(called, (call) => ({ type: 'call', call, name: called, args })),
    request: (route, body) => request(route, body),
    turn: () => turn((number) => ({ type: 'turn', turn: number })),
    passTime: (ms) => turn((number) => ({ type: 'pass-time', turn: number, ms })),
    skipRest: () => turn((number) => ({ type: 'skip-rest', turn: number })),
    // Whoever asks again waits for the same end: until then its groups count it still.
    kill: (at) => (killed ??= kill(at)),
  };
  return { learner, output: () => process.output };
}

async function isWithin(what: Promise<unknown>, ms: number): Promise<boolean> {
  const over = Promise.withResolvers<false>();
  const timer = setTimeout(() => over.resolve(false), ms);
  const is = await Promise.race([what.then(() => true), over.promise]);
  clearTimeout(timer);
  return is;
}
