// The sockets of a learner's process in Node: each leads to the tap's local socket, and says first whose it
// is and which node it wants.
import { connect } from 'node:net';
import type { ISocketFactory } from 'kafkajs';
import type { OpenSocket } from './learner-side.ts';
import type { WayToTap } from './tapped-kafka.ts';

/** @param sockets those that are open, kept up to date */
export function connectTap({ tap, token }: WayToTap, sockets: Set<OpenSocket>): ISocketFactory {
  return ({ host, port, onConnect }) => {
    const socket = connect(tap, () => {
      socket.write(`${JSON.stringify({ token, host, port })}\n`);
      onConnect();
    });
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
}
