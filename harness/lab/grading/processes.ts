// Learner processes in a page: one worker each, ended by `terminate()`, and by `rounds.ts` where a loop survives that.
import type { FromLearner } from '../../learner/messages.ts';
import type { StartedLearner } from '../../learner/pool.ts';
import { bufferMegabytes } from '../limits.ts';
import { furtherTries } from '../not-loaded.ts';
import type { FromProcess, ToProcess } from '../said.ts';
import type { Stream } from '../stream.ts';
import type { PageTaps } from './taps.ts';

/** The most of its output that is kept, from the end. */
const outputLimit = 16_384;

export interface ProcessOptions {
  taps: Pick<PageTaps, 'connect'>;
  /** Makes the worker: again, where it could not be loaded. */
  start(): Worker;
  /** Hears that a process cannot go on, for want of something that did not come. */
  notLoaded(): void;
}

export function startProcess({ taps, start, notLoaded }: ProcessOptions): StartedLearner {
  const tryAgain = furtherTries();
  let isReady = false;
  let worker = begin();
  const sockets = new Map<number, Stream>();
  let output = '';
  let ended: string | undefined;
  let handlers: Parameters<StartedLearner['process']['attend']>[0] | undefined;
  const ready = Promise.withResolvers<undefined>();
  const rehearsed = Promise.withResolvers<undefined>();
  const gone = Promise.withResolvers<undefined>();
  const send = (message: ToProcess, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer);

  function end(why: string): void {
    if (ended !== undefined) return;
    ended = why;
    worker.terminate();
    for (const stream of sockets.values()) stream.destroy();
    handlers?.ended(why);
    ready.reject(new Error(`The learner's process did not start: ${why}`));
    gone.resolve(undefined);
  }

  function open({ socket, ...to }: Extract<FromProcess, { type: 'socket-open' }>): void {
    const stream = taps.connect(to, {
      write(bytes) {
        // A copy, since what is given away is gone, and these may be views on more.
        const own = bytes.slice();
        send({ type: 'socket-data', socket, bytes: own }, [own.buffer]);
      },
      destroyed: () => undefined,
    });
    // As with a socket: whoever may not go on is let in, and then put out.
    send({ type: 'socket-opened', socket });
    if (stream === undefined) {
      send({ type: 'socket-closed', socket });
      return;
    }
    sockets.set(socket, stream);
    stream.on('close', () => {
      sockets.delete(socket);
      send({ type: 'socket-closed', socket });
    });
  }

  function hear(message: FromProcess): void {
    switch (message.type) {
      case 'socket-open':
        open(message);
        return;
      case 'socket-write':
        sockets.get(message.socket)?.hear(message.bytes);
        return;
      case 'socket-close':
        sockets.get(message.socket)?.destroy();
        return;
      case 'output':
        output = (output + message.text).slice(-outputLimit);
        return;
      case 'ready':
        isReady = true;
        ready.resolve(undefined);
        return;
      case 'rehearsed':
        rehearsed.resolve(undefined);
        return;
      case 'not-loaded':
        notLoaded();
        return;
      case 'exits':
        end(`exit code ${message.code}`);
        return;
      case 'signalled':
        end(message.signal);
        return;
      case 'out-of-memory':
        end(`out of memory (${bufferMegabytes} MB in buffers)`);
        return;
      case 'crashed':
        handlers?.message(message);
        end('exit code 1');
        return;
      default:
        handlers?.message(message satisfies FromLearner);
    }
  }

  function begin(): Worker {
    const begun = start();
    begun.onmessage = ({ data }: MessageEvent<FromProcess>) => {
      // What a process that is gone had still to say, nobody hears.
      if (ended === undefined) hear(data);
    };
    begun.onerror = (event) => {
      event.preventDefault();
      if (isReady) end(event.message || 'its worker ended');
      // The event of a script that cannot be loaded has no message.
      else beginAgain(event.message || 'its worker could not be loaded');
    };
    return begun;
  }

  function beginAgain(why: string): void {
    worker.terminate();
    const isTried = tryAgain(() => {
      if (ended === undefined) worker = begin();
    });
    if (!isTried) end(why);
  }

  // Whoever takes it hears of a failed start.
  ready.promise.catch(() => undefined);

  return {
    ready: ready.promise,
    gone: gone.promise,
    async rehearse(rehearsal) {
      send({ type: 'rehearse', ...rehearsal });
      await Promise.race([rehearsed.promise, gone.promise]);
    },
    process: {
      pid: undefined,
      get output() {
        return output;
      },
      send: (message) => send(message),
      attend(to) {
        handlers = to;
        if (ended !== undefined) to.ended(ended);
      },
      kill() {
        end('SIGKILL');
        return gone.promise;
      },
    },
  };
}
