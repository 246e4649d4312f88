import type { ApiName, ResponseBody } from '../protocol/messages.ts';
import type { BodyFor } from './connection.ts';

/** Whom a question can be put to: a connection, or a cluster that finds out who is to answer. */
export interface Asker {
  /** Gives the answer's body; error codes in it are the caller's to look at. */
  request<N extends ApiName>(api: N, version: number, body: BodyFor<N>): Promise<ResponseBody<N>>;
}
