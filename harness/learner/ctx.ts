import type { Kafka } from 'kafkajs';

/** What an exercise's functions are given: a way to everything outside the process. */
export interface Ctx {
  /** Who this process is in the story: `publisher`, `settlement`, … */
  name: string;
  /** A kafkajs client, connected through the harness. Your own `new Kafka(…)` works as well. */
  kafka: Kafka;
  /** Requests and responses between services. */
  http: Http;
  /** The database that all services of the co-op share. */
  db: Db;
  /** What this service keeps for itself. It outlives the process, as a disk does. */
  store: Store;
  /** Those outside the co-op that are told things, such as the regulator. */
  vendor: Vendor;
  clock: Clock;
}

/** What a started part of a service gives back, so that it can be ended from outside. */
export interface Running {
  stop(): Promise<void>;
}

/** A service as the harness starts it: it resolves once the service is at work. */
export type Service = (ctx: Ctx) => Promise<Running>;

export interface HttpRequest {
  /** `GET`, `POST`, … */
  method: string;
  /** Such as `/grade/lot-42`. */
  path: string;
  /** What the names in the route stand for: `{ lot: 'lot-42' }` for `/grade/:lot`. */
  params: Readonly<Record<string, string>>;
  /** Plain data, as JSON has it. */
  body: unknown;
}

export interface HttpResponse {
  status: number;
  /** Plain data, as JSON has it. */
  body?: unknown;
}

export interface Http {
  /**
   * Answers requests to this service.
   * @param route a method and a path, in which `:name` stands for any one part: `GET /grade/:lot`
   */
  serve(
    route: string,
    handler: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>,
  ): Promise<Running>;
  /**
   * Asks another service, by its name: `request('quality', 'GET /grade/lot-42')`.
   * @throws when it cannot be reached or its answer never comes
   */
  request(service: string, route: string, body?: unknown): Promise<HttpResponse>;
}

/** Values by keys. Values are plain data, as JSON has it. */
export interface Store {
  /** `undefined` where nothing was put. */
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Every key that begins so, in order. */
  keys(prefix?: string): Promise<string[]>;
}

/** One row that a commit changed. */
export interface Change {
  key: string;
  /** What the row is now; `undefined` where it was deleted. */
  value: unknown;
}

/** What was done to the database at once: by a transaction, or by a single `put` or `delete`. */
export interface Commit {
  /** 1 for the first that there was. */
  number: number;
  /** In the order in which they were made; each key once. */
  changes: readonly Change[];
}

export interface Db extends Store {
  /**
   * What `work` puts and deletes by `tx` is done at once when `work` has ended, or not at all when it throws. Where
   * somebody else meanwhile changed what it has read, it is rolled back: nothing of it is done, and `work` is
   * called again.
   * @returns what `work` gives
   */
  transaction<T>(work: (tx: Store) => T | Promise<T>): Promise<T>;
  /**
   * Hands over every commit, whoever made it: those that there are, from the first on, and then each as it comes. One
   * after another, in their order: the next comes once the handler is done. Where it throws, it is given the same
   * commit again.
   */
  onCommit(handler: (commit: Commit) => void | Promise<void>): Promise<Running>;
}

export interface Vendor {
  /**
   * Has a vendor do something. What was done once under an idempotency key is not done again under it: the
   * vendor gives the first answer.
   * @throws when the vendor cannot be reached or its answer never comes
   */
  call(vendor: string, body: unknown, options?: { idempotencyKey?: string }): Promise<unknown>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
}
