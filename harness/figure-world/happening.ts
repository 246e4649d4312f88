// What a world tells while it goes on. A figure draws from these and nothing else.
import type { ApiName, RequestInput, ResponseBody } from '../protocol/messages.ts';
import type { Change } from '../practice-broker/changes.ts';

export type AskedBody<N extends ApiName> = Extract<RequestInput, { api: N }>['body'];

/** A place in a partition. */
export interface Place {
  topic: string;
  partition: number;
  offset: number;
}

/** A record as figures show it: bytes are text here. */
export interface SceneRecord extends Place {
  key: string | null;
  value: string;
  headers: Record<string, string>;
}

type Requests = {
  /** A request leaves for the broker; `arrives` is when it will be there (virtual ms). */
  [N in ApiName]: { type: 'request'; arrives: number; who: string; api: N; body: AskedBody<N> };
}[ApiName];

type Answers = {
  /** The broker's answer leaves for who asked. */
  [N in ApiName]: { type: 'answer'; arrives: number; who: string; api: N; body: ResponseBody<N> };
}[ApiName];

/** What the broker holds has changed; see its own file. */
type Changes = { type: 'broker'; change: Change };

export type News =
  | Requests
  | Answers
  | Changes
  /** A record is in the log, whether or not its producer ever hears of it. */
  | { type: 'written'; who: string; record: SceneRecord }
  /** The broker's answer is on its way and will not arrive. */
  | { type: 'answer-lost'; who: string; api: ApiName }
  | { type: 'started' | 'ended' | 'crashed'; who: string }
  /** A member has its share of a generation. */
  | { type: 'assigned'; who: string; group: string; generation: number; places: Place[] }
  /** A member begins to read a partition, and why there. */
  | { type: 'begins'; who: string; place: Place; why: 'committed' | 'earliest' | 'latest' }
  /** It asked for an offset that the log does not have, and goes where its subscription says. */
  | { type: 'out-of-range'; who: string; asked: Place; goesTo: Place }
  | { type: 'received' | 'handled'; who: string; record: SceneRecord }
  /** Its own place moves, by its own decision. */
  | { type: 'sought'; who: string; from: Place; to: Place }
  /** Whatever else a script wants to tell; names are the figure's. */
  | { type: 'mark'; who: string; mark: string; detail: Record<string, string | number> };

/** @property at virtual ms since the world began */
export type Happening = News & { at: number };

/** The same, told from a later beginning on, such as that of a scene which was set up before. */
export function since(began: number, happening: Happening): Happening {
  const at = happening.at - began;
  return 'arrives' in happening
    ? { ...happening, at, arrives: happening.arrives - began }
    : { ...happening, at };
}
