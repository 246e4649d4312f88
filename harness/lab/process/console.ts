// What an answer prints, on its way to the harness: bounded, however much it is.
import { format } from './node/util.ts';

/** The most that waits to be sent; what comes before it is dropped, as the harness would. */
const keptCharacters = 16_384;
/** What prints without a pause is heard of so often, in ms. */
const everyMs = 50;

/** Replaces this worker's console. Gives a way to send at once what waits. */
export function captureConsole(send: (text: string) => void): () => void {
  let waiting = '';
  let planned = false;
  let sentAt = 0;

  function flush(): void {
    planned = false;
    sentAt = performance.now();
    if (waiting !== '') send(waiting);
    waiting = '';
  }
  function print(...args: unknown[]): void {
    waiting = `${waiting}${args.length === 0 ? '' : format(...(args as [unknown]))}\n`.slice(
      -keptCharacters,
    );
    if (performance.now() - sentAt > everyMs) flush();
    else if (!planned) {
      planned = true;
      queueMicrotask(flush);
    }
  }
  for (const name of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table'] as const) {
    console[name] = print;
  }
  return flush;
}
