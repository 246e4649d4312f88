// A page as the bridge sees it: asks, is answered, is told.
import { once } from 'node:events';
import type { Answer, Asked, FromBridge, Told } from '../said.ts';
import type { Door } from './door.ts';

type Question<T = Asked> = T extends { ask: number } ? Omit<T, 'ask'> : never;

export interface TestPage {
  /** What it was told, in order. */
  told: Told[];
  ask(question: Question): Promise<Answer>;
  /** Resolves with the close code. */
  closed: Promise<number>;
  close(): void;
}

export async function openPage(door: Door): Promise<TestPage> {
  const socket = door.socket();
  const told: Told[] = [];
  const asked = new Map<number, (answer: Answer) => void>();
  let count = 0;
  const closed = new Promise<number>((resolve) => void socket.once('close', resolve));
  socket.on('message', (data: Buffer) => {
    // Only the bridge is at the other end.
    const said = JSON.parse(data.toString()) as FromBridge;
    if ('answers' in said) asked.get(said.answers)?.(said.answer);
    else told.push(said);
  });
  await once(socket, 'open');
  return {
    ...{ told, closed },
    ask(question) {
      const ask = (count += 1);
      return new Promise((resolve, reject) => {
        asked.set(ask, resolve);
        void closed.then((code) => reject(new Error(`closed with ${code}`)));
        socket.send(JSON.stringify({ ask, ...question }));
      });
    },
    close: () => socket.close(),
  };
}
