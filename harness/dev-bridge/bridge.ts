// The connections: each page has one. What is not one of the questions ends it, and so does too much of
// anything; every end has a reason that the page can show.
import { once } from 'node:events';
import type { WebSocket } from 'ws';
import type { Language } from '../grading/text.ts';
import { openDesk, type DeskOptions, type Page } from './desk.ts';
import { createRate } from './rate.ts';
import { readAsked } from './read-asked.ts';
import { closeCodes, type Asked, type FromBridge } from './said.ts';

export interface Bridge {
  /** A page of ours has connected; who it is was looked at before. */
  connect(socket: WebSocket): void;
  close(): Promise<void>;
}

/** Pages at a time. */
export const mostPages = 16;
/** Bytes that may wait for a page that does not read them. */
const mostUnread = 16 * 1024 * 1024;
/** Messages: a page that saves while one types sends two or three a second. */
const rate = { burst: 120, perSecond: 40 };
/** How long a page has to say goodbye before it is cut off. */
const goodbyeMs = 1_000;

interface Connection extends Page {
  socket: WebSocket;
  /** Slugs. */
  open: Set<string>;
}

export function openBridge(options: Omit<DeskOptions, 'tell' | 'readIn'>): Bridge {
  const connections = new Set<Connection>();
  let closed = false;
  const desk = openDesk({
    ...options,
    tell(told, to) {
      for (const one of connections) {
        if (to === undefined || (one.open.has(to.exercise) && one !== to.except)) send(one, told);
      }
    },
    readIn: (exercise): Language | undefined =>
      [...connections].find(({ open }) => open.has(exercise))?.language,
  });

  function send(to: Connection, message: FromBridge): void {
    const { socket } = to;
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > mostUnread) end(socket, 'tooSlow');
    else socket.send(JSON.stringify(message));
  }

  async function hear(from: Connection, asked: Asked): Promise<void> {
    if (asked.type === 'open') from.open.add(asked.exercise);
    if (asked.type === 'close') from.open.delete(asked.exercise);
    const answer = desk.answer(asked, from);
    const { ask: answers } = asked;
    send(from, { answers, answer: answer instanceof Promise ? await answer : answer });
    if (asked.type !== 'open') return;
    for (const told of desk.missed(asked.exercise)) send(from, told);
  }

  function welcome(socket: WebSocket): void {
    const connection: Connection = { socket, open: new Set(), language: 'en' };
    connections.add(connection);
    socket.once('close', () => connections.delete(connection));
    const { allows } = createRate(rate, () => performance.now());
    socket.on('message', (data, isBinary) => {
      if (socket.readyState !== socket.OPEN) return;
      // `ws` gives a Buffer, unless told otherwise.
      const asked = isBinary ? undefined : readAsked((data as Buffer).toString('utf8'));
      if (!allows()) end(socket, 'tooQuick');
      else if (asked === undefined) end(socket, 'notUnderstood');
      else void hear(connection, asked);
    });
    send(connection, desk.welcome());
  }

  return {
    connect(socket) {
      // What goes wrong with a connection ends it, and that is heard.
      socket.on('error', () => undefined);
      const why = closed ? 'goingAway' : connections.size >= mostPages ? 'tooManyPages' : undefined;
      if (why === undefined) welcome(socket);
      else end(socket, why);
    },
    async close() {
      closed = true;
      const gone = [...connections].map(({ socket }) => once(socket, 'close'));
      for (const { socket } of connections) end(socket, 'goingAway');
      await Promise.all([...gone, desk.close()]);
    },
  };
}

/** English, for logs; a page says it in its reader's language. At most 123 bytes each. */
const reasons: Record<Exclude<keyof typeof closeCodes, 'tooLong'>, string> = {
  goingAway: 'npm start has ended',
  notUnderstood: 'this is not a question that the bridge knows: reload the page',
  tooManyPages: `${mostPages} pages of this workbook are open: close one`,
  tooQuick: 'too many messages: reload the page',
  tooSlow: 'the page did not read what it was told: reload it',
};

function end(socket: WebSocket, why: keyof typeof reasons): void {
  socket.close(closeCodes[why], reasons[why]);
  // Whoever floods does not say goodbye either.
  const timer = setTimeout(() => socket.terminate(), goodbyeMs);
  socket.once('close', () => clearTimeout(timer));
}
