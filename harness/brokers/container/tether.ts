// The connection that tells a container that its keeper lives. It says nothing; Kafka closes it after
// ten quiet minutes, and then it is made again.
import { connect } from 'node:net';

const AGAIN_MS = 100;

export interface Tether {
  release(): void;
}

/** @returns at once; the connection follows, and stays until released or until this process ends */
export function tether(host: string, port: number): Tether {
  let released = false;
  let socket = open();

  function open() {
    const opened = connect({ host, port, keepAlive: true });
    opened.on('error', () => undefined); // 'close' follows
    opened.on('close', () => {
      if (!released) setTimeout(() => (socket = open()), AGAIN_MS);
    });
    return opened;
  }

  return {
    release() {
      released = true;
      socket.destroy();
    },
  };
}
