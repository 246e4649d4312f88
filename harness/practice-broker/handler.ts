// What the file of an API exports: the versions that are served and what is done with a request.
import type { ApiName, RequestBody, ResponseInput } from '../protocol/messages.ts';
import type { State } from './state.ts';

/** The body of an answer; fields with a default may be left out. */
export type AnswerBody<N extends ApiName> = Extract<ResponseInput, { api: N }>['body'];

export interface Asked<N extends ApiName> {
  version: number;
  /** Its bytes are views on the frame: copy what is kept. */
  body: RequestBody<N>;
  clientId: string | null;
  /** Where a client is said to call from, such as `/127.0.0.1`. */
  clientHost: string;
}

/** The way back to who asked. Until it was used, nothing more of that connection is looked at. */
export interface Reply<N extends ApiName> {
  /** Sends the answer, now or in a later step. What comes after the first use, or once the connection is gone, is dropped. */
  send(body: AnswerBody<N>): void;
  /** There is no answer, as for Produce with acks 0. */
  skip(): void;
  /** Closes the connection, as Kafka does with what it cannot read. */
  close(): void;
  /** Is called if the connection goes before there was an answer. */
  onGone(forget: () => void): void;
}

export interface Handler<N extends ApiName> {
  api: N;
  /** Of Kafka 4.4's versions, those that are served; the others close the connection. */
  min: number;
  max: number;
  handle(state: State, asked: Asked<N>, reply: Reply<N>): void;
}

/** Ties an API's name to the types of its request and answer. */
export function defineHandler<N extends ApiName>(handler: Handler<N>): Handler<N> {
  return handler;
}
