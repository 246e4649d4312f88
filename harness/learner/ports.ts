// The ports of a learner's process that are not Kafka. Each call goes to the harness, which does it,
// records it and can fail it; so what was done outlives this process.
import type { LearnerClock } from './clock.ts';
import type { Committed } from '../grading/observed/committed.ts';
import type { Clock, Ctx, Db, HttpRequest, HttpResponse, Running, Store } from './ctx.ts';
import type { FromLearner, PortCalled, PortName } from './messages.ts';
import { followCommits } from './follow-commits.ts';
import { checkText, plainData } from './plain-data.ts';
import { checkRoute, matchRoute } from './routes.ts';
import { transact } from './transaction.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export interface Ports {
  ports: Pick<Ctx, 'http' | 'db' | 'store' | 'vendor'>;
  /** How many calls have no answer yet. */
  pending(): number;
  answered(message: { call: number; error: string | null; value: unknown }): void;
  /** Answers a request to this service. */
  respond(request: Omit<HttpRequest, 'params'>): Promise<HttpResponse>;
}

/** What is needed beside a way to the harness. */
export interface Around {
  /** Rests for so long (ms). */
  sleep(ms: number): Promise<void>;
  /** What an error is, with its line. */
  describe(error: unknown): string;
}

export function openPorts(
  send: (message: FromLearner) => void,
  { sleep, describe }: Around,
): Ports {
  const waiting = new Map<number, Waiting>();
  /** Calls that wait for what may never come: nothing of this process's is under way for them. */
  const idle = new Set<number>();
  const routes = new Map<string, (request: HttpRequest) => HttpResponse | Promise<HttpResponse>>();
  let calls = 0;

  /** Async, so that what is wrong with a call is thrown where its answer would come. */
  async function ask(
    port: PortName,
    op: string,
    { subject, value = null, key = null }: Omit<PortCalled, 'port' | 'op'>,
    isIdle = false,
  ): Promise<unknown> {
    const what = `${port}.${op}`;
    checkText(subject, port === 'vendor' ? 'The name of a vendor' : `The key of ${what}`);
    if (key !== null) checkText(key, `The idempotency key of ${what}`);
    const called = { port, op, subject, value: plainData(value, what), key };
    const call = ++calls;
    if (isIdle) idle.add(call);
    return new Promise<unknown>((resolve, reject) => {
      waiting.set(call, { resolve, reject });
      send({ type: 'port', call, ...called });
    });
  }

  function store(port: 'db' | 'store'): Store {
    return {
      get: (key) => ask(port, 'get', { subject: key }),
      async put(key, value) {
        await ask(port, 'put', { subject: key, value: plainData(value, `${port}.put`) });
      },
      async delete(key) {
        await ask(port, 'delete', { subject: key });
      },
      // The harness answers `keys` with a list of texts.
      keys: async (prefix = '') => (await ask(port, 'keys', { subject: prefix })) as string[],
    };
  }

  function database(): Db {
    const rows = store('db');
    return {
      ...rows,
      transaction: (work) =>
        transact(rows, work, (subject, value) => ask('db', 'transaction', { subject, value })),
      onCommit: (handler) =>
        followCommits(handler, {
          ...{ sleep, describe },
          // The harness answers with the commit of that number, once there is one.
          next: async (number, failed) =>
            (await ask(
              'db',
              'onCommit',
              { subject: `commit ${number}`, value: failed },
              true,
            )) as Committed,
        }),
    };
  }

  return {
    pending: () => waiting.size - idle.size,
    answered({ call, error, value }) {
      const { resolve, reject } = waiting.get(call) ?? {};
      waiting.delete(call);
      idle.delete(call);
      if (error === null) resolve?.(value);
      else reject?.(new Error(error));
    },
    async respond(request) {
      for (const [route, handler] of routes) {
        const params = matchRoute(route, request);
        if (params !== undefined) return response(route, await handler({ ...request, params }));
      }
      return { status: 404 };
    },
    ports: {
      http: {
        async serve(route, handler) {
          checkRoute(route);
          routes.set(route, handler);
          await ask('http', 'serve', { subject: route });
          const running: Running = {
            stop() {
              if (routes.get(route) === handler) routes.delete(route);
              return Promise.resolve();
            },
          };
          return running;
        },
        async request(service, route, body) {
          checkRoute(route);
          const asked = { subject: `${service} ${route}`, value: body };
          // The harness answers `request` with a response.
          return (await ask('http', 'request', asked)) as HttpResponse;
        },
      },
      db: database(),
      store: store('store'),
      vendor: {
        call: (vendor, body, { idempotencyKey: key } = {}) =>
          ask('vendor', 'call', { subject: vendor, value: body, key: key ?? null }),
      },
    },
  };
}

/** What a handler gave, held to be a response: it goes to somebody else. */
function response(route: string, given: unknown): HttpResponse {
  if (typeof given === 'object' && given !== null && 'status' in given) {
    const { status, body } = given as { status: unknown; body?: unknown };
    if (typeof status === 'number') {
      return body === undefined
        ? { status }
        : { status, body: plainData(body, `The answer of ${route}`) };
    }
  }
  throw new TypeError(`The handler of ${route} is to give { status, body }`);
}

/** The port to the time, which is the learner's own: it can be moved on. */
export function portClock({ promises }: Pick<LearnerClock, 'promises'>): Clock {
  return { now: () => Date.now(), sleep: (ms) => promises.setTimeout(ms) };
}
