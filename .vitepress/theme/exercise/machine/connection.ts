// A page's one connection to the workbook on this machine. It comes back by itself when `npm start` does: a new
// start has a new token, which is in its pages. What was asked meanwhile waits for it a while.
import {
  closeCodes,
  protocol,
  type Answer,
  type Asked,
  type FromBridge,
  type Told,
} from '../../../../harness/dev-bridge/said.ts';
import type { Text } from '../../../../harness/grading/text.ts';
import { Refused } from '../workbench.ts';
import { machineTexts } from './texts.ts';

export type Question = WithoutNumber<Asked>;
type WithoutNumber<T> = T extends { ask: number } ? Omit<T, 'ask'> : never;

export type Link =
  | { state: 'connecting' }
  | { state: 'connected' }
  /** Tried again all the while, unless `final`. */
  | { state: 'gone'; says: Text; final: boolean };

export interface Machine {
  readonly link: Link;
  /**
   * @param options.once it is not asked again when the connection is lost before its answer
   * @throws {Refused} when the workbook does not come back
   */
  ask(question: Question, options?: { once?: boolean }): Promise<Answer>;
  /** @returns what ends it */
  onTold(listener: (told: Told) => void): () => void;
  /** Tells at once, and at each change. */
  onLink(listener: (link: Link) => void): () => void;
  /** Says goodbye, and does not come back. */
  close(): void;
}

/** What we use of a WebSocket. */
export type Socket = Pick<
  WebSocket,
  'send' | 'close' | 'readyState' | 'onopen' | 'onmessage' | 'onclose'
>;

export interface MachineParts {
  open(protocols: string[]): Socket;
  /** The token of this page, and of a page that is asked for anew. */
  token: { first: string; again(): Promise<string | undefined> };
}

/** How long a question waits for a connection, in ms: a restart takes two or three seconds. */
const patience = 10_000;
/** Between one try and the next, in ms. */
const pauses = [200, 500, 1_000, 2_000];
const isOpen = 1;

interface Waiting {
  text: string;
  once: boolean;
  sent: boolean;
  resolve(answer: Answer): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
}

export function connectMachine({ open, token }: MachineParts): Machine {
  let link: Link = { state: 'connecting' };
  let socket: Socket | undefined;
  let current = token.first;
  let tries = 0;
  let count = 0;
  let closed = false;
  const waiting = new Map<number, Waiting>();
  const told = new Set<(told: Told) => void>();
  const links = new Set<(link: Link) => void>();

  function stand(now: Link): void {
    link = now;
    for (const listener of [...links]) listener(now);
  }

  function connect(): void {
    const opened = open([protocol, current]);
    socket = opened;
    let wasOpen = false;
    opened.onopen = () => {
      wasOpen = true;
      tries = 0;
      stand({ state: 'connected' });
      for (const one of waiting.values()) send(one);
    };
    // Only the bridge is at the other end.
    opened.onmessage = ({ data }) => hear(JSON.parse(String(data)) as FromBridge);
    opened.onclose = ({ code }) => {
      socket = undefined;
      lose();
      const final = code === closeCodes.notUnderstood || code === closeCodes.tooQuick;
      stand({ state: 'gone', says: machineTexts.gone(code), final });
      if (final || closed) return;
      const pause = pauses[Math.min(tries, pauses.length - 1)];
      tries += 1;
      setTimeout(() => void again(wasOpen && tries === 1), pause);
    };
  }

  /** @param sameSession the token may still be good: the connection was only cut */
  async function again(sameSession: boolean): Promise<void> {
    if (!sameSession) current = (await token.again().catch(() => undefined)) ?? current;
    if (!closed) connect();
  }

  /** The connection went with the answers. */
  function lose(): void {
    for (const [ask, one] of waiting) {
      if (one.sent && one.once) end(ask)?.reject(new Refused(machineTexts.lost));
      one.sent = false;
    }
  }

  function end(ask: number): Waiting | undefined {
    const one = waiting.get(ask);
    clearTimeout(one?.timer);
    waiting.delete(ask);
    return one;
  }

  function send(one: Waiting): void {
    if (socket?.readyState !== isOpen || one.sent) return;
    one.sent = true;
    socket.send(one.text);
  }

  function hear(said: FromBridge): void {
    if ('answers' in said) end(said.answers)?.resolve(said.answer);
    else for (const listener of [...told]) listener(said);
  }

  connect();
  return {
    get link() {
      return link;
    },
    ask(question, { once = false } = {}) {
      const ask = (count += 1);
      return new Promise((resolve, reject) => {
        const impatient = (): void => {
          if (waiting.get(ask)?.sent === true) return;
          const says = link.state === 'gone' ? link.says : machineTexts.gone(undefined);
          end(ask)?.reject(new Refused(says));
        };
        const one: Waiting = {
          ...{ text: JSON.stringify({ ask, ...question }), once, sent: false, resolve, reject },
          timer: setTimeout(impatient, patience),
        };
        waiting.set(ask, one);
        send(one);
      });
    },
    onTold(listener) {
      told.add(listener);
      return () => told.delete(listener);
    },
    onLink(listener) {
      links.add(listener);
      listener(link);
      return () => links.delete(listener);
    },
    close() {
      closed = true;
      socket?.close();
    },
  };
}
