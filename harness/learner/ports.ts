// The ports of a learner's process that are not Kafka. Each call goes to the harness, which does it,
// records it and can fail it; so what was done outlives this process.
import type { LearnerClock } from './clock.ts';
import type { Clock, Ctx, HttpRequest, HttpResponse, Running, Store } from './ctx.ts';
import type { FromLearner, PortCalled, PortName } from './messages.ts';
import { matchRoute } from './routes.ts';

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

export function openPorts(send: (message: FromLearner) => void): Ports {
  const waiting = new Map<number, Waiting>();
  const routes = new Map<string, (request: HttpRequest) => HttpResponse | Promise<HttpResponse>>();
  let calls = 0;

  function ask(port: PortName, op: string, called: Omit<PortCalled, 'port' | 'op'>) {
    const call = ++calls;
    return new Promise<unknown>((resolve, reject) => {
      waiting.set(call, { resolve, reject });
      // By JSON, so that no port is handed anything that a network could not carry.
      const value: unknown = JSON.parse(JSON.stringify(called.value ?? null));
      send({ type: 'port', call, port, op, ...called, value });
    });
  }

  function store(port: 'db' | 'store'): Store {
    return {
      get: async (key) => (await ask(port, 'get', { subject: key })) ?? undefined,
      put: (key, value) => ask(port, 'put', { subject: key, value }).then(() => undefined),
      delete: (key) => ask(port, 'delete', { subject: key }).then(() => undefined),
      // The harness answers `keys` with a list of texts.
      keys: async (prefix = '') => (await ask(port, 'keys', { subject: prefix })) as string[],
    };
  }

  return {
    pending: () => waiting.size,
    answered({ call, error, value }) {
      const { resolve, reject } = waiting.get(call) ?? {};
      waiting.delete(call);
      if (error === null) resolve?.(value);
      else reject?.(new Error(error));
    },
    async respond(request) {
      for (const [route, handler] of routes) {
        const params = matchRoute(route, request);
        if (params !== undefined) return handler({ ...request, params });
      }
      return { status: 404 };
    },
    ports: {
      http: {
        async serve(route, handler) {
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
        request: async (service, route, body) =>
          // The harness answers `request` with a response.
          (await ask('http', 'request', {
            subject: `${service} ${route}`,
            value: body,
          })) as HttpResponse,
      },
      db: store('db'),
      store: store('store'),
      vendor: {
        call: (vendor, body, { idempotencyKey } = {}) =>
          ask('vendor', 'call', { subject: vendor, value: body, key: idempotencyKey ?? null }),
      },
    },
  };
}

/** The port to the time, which is the learner's own: it can be moved on. */
export function portClock({ promises }: Pick<LearnerClock, 'promises'>): Clock {
  return { now: () => Date.now(), sleep: (ms) => promises.setTimeout(ms) };
}
