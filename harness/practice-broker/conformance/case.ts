// A conformance case: a script of requests, and what it can do. The script decides what is asked; the
// answers of one broker and of another are compared, so a case needs no expectations of its own.
import type { ApiName, RequestInput, ResponseBody } from '../../protocol/messages.ts';

/** The body of a request; fields with a default may be left out. */
export type BodyFor<N extends ApiName> = Extract<RequestInput, { api: N }>['body'];

/** A request that was sent and whose answer is not looked at yet. */
export interface Pending<N extends ApiName> {
  /** Writes down that nothing has come. To be called once a condition elsewhere shows that it would have. */
  noneYet(): void;
  /** Waits for the answer and writes it down. */
  answer(): Promise<ResponseBody<N>>;
}

/** One connection, on which requests are answered in their order. */
export interface Speaker {
  /** Asks, and writes the answer down, or of it what `show` gives. @throws {Closed} when the broker closes the connection, which is written down too */
  ask<N extends ApiName>(
    api: N,
    version: number,
    body: BodyFor<N>,
    note?: string,
    show?: (answer: ResponseBody<N>) => unknown,
  ): Promise<ResponseBody<N>>;
  /** Asks and writes down nothing: what a case needs but is not about. */
  quietly<N extends ApiName>(api: N, version: number, body: BodyFor<N>): Promise<ResponseBody<N>>;
  /** Asks again and again until the answer is as it should be, and writes only that one down. */
  askUntil<N extends ApiName>(
    api: N,
    version: number,
    body: BodyFor<N>,
    holds: (answer: ResponseBody<N>) => boolean,
    note?: string,
  ): Promise<ResponseBody<N>>;
  /** Asks without waiting for the answer. */
  start<N extends ApiName>(api: N, version: number, body: BodyFor<N>, note?: string): Pending<N>;
  /** Sends a request to which there is no answer. */
  tell<N extends ApiName>(api: N, version: number, body: BodyFor<N>): void;
  /** Sends bytes, and writes down which frame comes back, in hex, or that the broker closed. */
  raw(bytes: Uint8Array, note: string): Promise<void>;
  /** Goes without a word. */
  close(): void;
}

/** The case's first connection, and what there is once a case. */
export interface Script extends Speaker {
  /** Another connection. `who` names it in the transcript; its client id is that too. */
  connect(who: string): Promise<Speaker>;
  /** A name of this run's own; the same for the same word. */
  name(word: string): string;
  /** As `name`, but another each time: for what is done over again in each version. */
  fresh(word: string): string;
  /** A time long before the run, the same distance apart in every run. Written down as `t+<ms>`. */
  time(ms: number): bigint;
  /** Now at the broker, in ms since 1970. */
  now(): number;
  /** Polls until the condition holds. @throws after 20 s */
  until(what: string, holds: () => Promise<boolean>): Promise<void>;
  /** Writes down what is no answer to one request. */
  record(what: string, value: unknown): void;
}

export interface Case {
  name: string;
  run(script: Script): Promise<void>;
}

export function defineCase(name: string, run: Case['run']): Case {
  return { name, run };
}

/** The cases that share a file of answers. */
export interface CaseGroup {
  name: string;
  cases: readonly Case[];
}

/** The broker closed the connection on which something was asked. */
export class Closed extends Error {}

/** For `catch`, where a closed connection is one of the answers that there may be. */
export function unlessClosed(error: unknown): undefined {
  if (error instanceof Closed) return undefined;
  throw error;
}
