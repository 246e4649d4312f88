// The sockets of a learner's process in Node: each leads to the tap's local socket, and says first whose it
// is and which node it wants.
import { connect } from 'node:net';
import type { ISocketFactory } from 'kafkajs';
import type { TapSocket, WayToTap } from './tapped-kafka.ts';

/** @param sockets those that are open, kept up to date */
export function connectTap({ tap, token }: WayToTap, sockets: Set<TapSocket>): ISocketFactory {
  return ({ host, port, onConnect }) => {
    const socket = connect(tap, () => {
      socket.write(`${JSON.stringify({ token, host, port })}\n`);
      onConnect();
    });
    const open: TapSocket = {
      // Node does not tell of what it has yet to write, which of a large request may be nearly all.
      get isWriting() {
        return socket.connecting || socket.writableLength > 0;
      },
    };
    sockets.add(open);
    socket.once('close', () => sockets.delete(open));
    return socket;
  };
}
