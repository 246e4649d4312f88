// The sockets of a learner's process in a page, as kafkajs wants them; their bytes go in messages.
import EventEmitter from 'events';
import { Buffer } from 'buffer';
import type { ISocketFactory } from 'kafkajs';
import type { OpenSocket } from '../../learner/learner-side.ts';
import type { WayToTap } from '../../learner/tapped-kafka.ts';
import type { FromProcess, ToProcess } from '../said.ts';

export interface PageSockets {
  connect(way: WayToTap, open: Set<OpenSocket>): ISocketFactory;
  /** Takes a message that is a socket's; says whether it was one. */
  hear(message: ToProcess): message is Extract<ToProcess, { socket: number }>;
}

interface Open {
  opened(): void;
  data(bytes: Uint8Array): void;
  closed(): void;
}

export function openSockets(
  send: (message: FromProcess, transfer?: Transferable[]) => void,
): PageSockets {
  const sockets = new Map<number, Open>();
  let last = 0;

  return {
    connect:
      ({ token }, open) =>
      ({ host, port, onConnect }) => {
        const socket = ++last;
        const emitter = new EventEmitter();
        let connected = false;
        let over = false;
        const state: OpenSocket = {
          get connecting() {
            return !connected;
          },
          // What is written leaves at once, before whatever is said after it.
          writableLength: 0,
        };
        function close(): void {
          if (over) return;
          over = true;
          sockets.delete(socket);
          open.delete(state);
          queueMicrotask(() => {
            emitter.emit('end');
            emitter.emit('close', false);
          });
        }
        open.add(state);
        sockets.set(socket, {
          opened() {
            connected = true;
            onConnect();
            emitter.emit('connect');
          },
          data: (bytes) =>
            emitter.emit('data', Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
          closed: close,
        });
        send({ type: 'socket-open', socket, token, host, port });
        const end = (): void => {
          if (!over) send({ type: 'socket-close', socket });
          close();
        };
        const calls = {
          write(data: Uint8Array | string) {
            if (over) return false;
            // A copy of its own, which can be given away.
            const bytes = Uint8Array.from(typeof data === 'string' ? Buffer.from(data) : data);
            send({ type: 'socket-write', socket, bytes }, [bytes.buffer]);
            return true;
          },
          end,
          destroy: end,
          setKeepAlive: () => calls,
          setNoDelay: () => calls,
          setTimeout: () => calls,
          ref: () => calls,
          unref: () => calls,
        };
        // The methods that kafkajs calls of a socket; it asks for no others.
        return Object.assign(emitter, calls) as unknown as ReturnType<ISocketFactory>;
      },
    hear(message): message is Extract<ToProcess, { socket: number }> {
      if (!('socket' in message)) return false;
      const socket = sockets.get(message.socket);
      if (message.type === 'socket-opened') socket?.opened();
      else if (message.type === 'socket-data') socket?.data(message.bytes);
      else socket?.closed();
      return true;
    },
  };
}
