// The learner's side of what the harness and a learner's process say to each other: it loads an answer, calls
// what it is told to call, and reports. The same in a child process and in a worker of a page, which are its
// hosts. It is never trusted and may be killed at any moment.
import type { ISocketFactory, Kafka } from 'kafkajs';
import type { Argument } from '../grading/stage.ts';
import type { Answer, Taken, Values, World } from './answer.ts';
import { type LearnerClock, turnEventLoop } from './clock.ts';
import type { Ctx } from './ctx.ts';
import type { FromLearner, ToLearner } from './messages.ts';
import { openPorts, portClock } from './ports.ts';
import { rehearse } from './rehearse.ts';
import { tappedKafka, type WayToTap } from './tapped-kafka.ts';

export type Assignment = Extract<ToLearner, { type: 'assign' }>;

/** A connection to the tap, as Node has it. */
export interface OpenSocket {
  readonly connecting: boolean;
  /** Bytes that are yet to be written: of a large request, nearly all. */
  readonly writableLength: number;
}

export interface LearnerHost {
  send(message: FromLearner): void;
  clock: LearnerClock;
  /** Makes connections to the tap. @param sockets those that are open, kept up to date */
  connect(way: WayToTap, sockets: Set<OpenSocket>): ISocketFactory;
  /** Has the answer's `kafkajs` and timers lead here, and loads it. */
  load(assigned: Assignment, TappedKafka: typeof Kafka): Promise<Taken>;
  loadWorld(assigned: Assignment): Promise<World>;
  /** How much the system does for this process, but for what is counted here. */
  work(): number;
  /** The line of the answer where an error happened, from 1. */
  lineOf(error: Error): number | null;
  /** An error's own message, where the host has no better words. */
  messageOf(error: Error): string;
}

export interface LearnerSide {
  handle(message: ToLearner): Promise<void>;
  /** What an error is, with its line. */
  describe(error: unknown): string;
}

export function createLearnerSide(host: LearnerHost): LearnerSide {
  const { send, clock } = host;
  const results = new Map<number, Record<string, unknown>>();
  const sockets = new Set<OpenSocket>();
  const { ports, ...portCalls } = openPorts(send, {
    sleep: (ms) => clock.promises.setTimeout(ms),
    describe,
  });
  let answer: Answer = {};
  let values: Values = {};
  let ctx: object = {};
  let world: World = {};

  async function assign(assigned: Assignment): Promise<void> {
    const { name, brokers } = assigned;
    const socketFactory = host.connect(assigned, sockets);
    const TappedKafka = tappedKafka({ name, brokers, socketFactory });
    const kafka = new TappedKafka({ clientId: name, brokers: [...brokers] });
    ctx = { name, kafka, ...ports, clock: portClock(clock) } satisfies Ctx;
    const loaded = await host.load(assigned, TappedKafka);
    if ('problem' in loaded) {
      send({ type: 'shape', problem: loaded.problem });
      return;
    }
    ({ answer, values } = loaded);
    world = await host.loadWorld(assigned);
    send({ type: 'loaded' });
  }

  async function handle(message: ToLearner): Promise<void> {
    switch (message.type) {
      case 'assign':
        await assign(message);
        return;
      case 'rehearse': {
        const socketFactory = host.connect(message, new Set());
        await rehearse(tappedKafka({ ...message, name: 'rehearsal', socketFactory }), message);
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
    const writing = [...sockets].filter((one) => one.connecting || one.writableLength > 0).length;
    const calls = portCalls.pending();
    const work = host.work() + writing + calls;
    const open = { sockets: sockets.size, ...clock.pending(), work, calls };
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
    send({
      type: 'returned',
      call,
      error: null,
      result: plain(result),
      methods: methodsOf(fields),
    });
  }

  function fill(argument: Argument): unknown {
    switch (argument.$) {
      case 'ctx':
        return ctx;
      case 'value':
        return argument.value;
      case 'sink':
        return (value: unknown) =>
          send({ type: 'report', sink: argument.name, value: plain(value) });
    }
  }

  function describe(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    const line = host.lineOf(error);
    return `${error.name}: ${host.messageOf(error)}${line === null ? '' : ` (line ${line})`}`;
  }

  return { handle, describe };
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

/** Plain data for the way to the harness; what cannot be sent is told by its type. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: new TextDecoder().decode(value) };
  if (typeof value === 'function' || value === undefined) return null;
  try {
    return JSON.parse(JSON.stringify(value)) as unknown;
  } catch {
    return { unreadable: typeof value };
  }
}
