// The tap's shell in a page: learner processes open connections by messages, through the worker that grades.
import { carry } from '../../wire-tap/carry.ts';
import type { TapServer, TapTarget } from '../../wire-tap/tap-server.ts';
import { createStream, type Side, type Stream } from '../stream.ts';

export interface PageTaps extends TapServer {
  /**
   * Opens a connection for a learner's process.
   * @param side the process's end
   * @returns what takes its bytes; `undefined` where it may not go there
   */
  connect(to: { token: string; host: string; port: number }, side: Side): Stream | undefined;
}

export function openTaps(targetOf: (token: string) => TapTarget | undefined): PageTaps {
  const open = new Map<Stream, string>();
  return {
    path: 'page',
    connect({ token, host, port }, side) {
      const target = targetOf(token);
      const to = target?.nodes.find(host, port);
      if (target === undefined || to === undefined) return undefined;
      const stream = createStream(side);
      open.set(stream, token);
      stream.on('close', () => open.delete(stream));
      carry(stream, target, to);
      return stream;
    },
    cut(token) {
      for (const [stream, owner] of open) if (owner === token) stream.destroy();
    },
    close() {
      for (const stream of open.keys()) stream.destroy();
      return Promise.resolve();
    },
  };
}
