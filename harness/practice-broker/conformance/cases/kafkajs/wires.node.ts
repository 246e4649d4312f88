// Sockets for kafkajs that a case can see into and cut: a crash, and an answer that is lost on its way.
import { connect, type Socket } from 'node:net';
import type { ISocketFactory } from 'kafkajs';
import { errorName } from '../../../../protocol/errors.ts';
import { apiName } from '../../../../protocol/messages.ts';

export interface Wires {
  socketFactory: ISocketFactory;
  /** The answer to the next request of this API arrives at the broker's end and not at the client's. */
  loseAnswer(apiKey: number): void;
  /** How many answers were lost. */
  lost(): number;
  /** Each API that was asked for with its version, sorted. */
  asked(): string[];
  /** Ends all connections at once, and every later one: the client has crashed. */
  cut(): void;
}

export function createWires(): Wires {
  const sockets = new Set<Socket>();
  const asked = new Set<string>();
  let isCut = false;
  let losing: number | undefined;
  let lost = 0;

  const socketFactory: ISocketFactory = ({ host, port, onConnect }) => {
    const socket = connect({ host, port, noDelay: true }, onConnect);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    if (isCut) socket.destroy();
    let loses = false;
    const write = socket.write.bind(socket) as (bytes: Buffer, encoding: BufferEncoding) => boolean;
    socket.write = ((bytes: Buffer, encoding: BufferEncoding) => {
      const apiKey = bytes.readInt16BE(4);
      asked.add(`${apiName(apiKey) ?? errorName(apiKey)} v${bytes.readInt16BE(6)}`);
      if (apiKey === losing) {
        losing = undefined;
        loses = true;
      }
      return write(bytes, encoding);
    }) as Socket['write'];
    const emit = socket.emit.bind(socket) as (event: string, ...args: unknown[]) => boolean;
    socket.emit = ((event: string, ...args: unknown[]) => {
      if (event !== 'data' || !loses) return emit(event, ...args);
      lost += 1;
      socket.destroy();
      // The one event by which kafkajs hears of it.
      emit('end');
      return true;
    }) as Socket['emit'];
    return socket;
  };

  return {
    socketFactory,
    loseAnswer: (apiKey) => void (losing = apiKey),
    lost: () => lost,
    asked: () => [...asked].sort(),
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}
