// The entry of a learner's process in a page. Everything else is loaded after Node's globals are there.
import './process/node/globals.ts';
import type { FromProcess, ToProcess } from './said.ts';

// Taken before anything of the learner's runs, so that nothing of it can stand in between.
const post = postMessage.bind(globalThis);
const send = (message: FromProcess, transfer: Transferable[] = []): void => post(message, transfer);

const { openProcess } = await import('./process/process.ts');
const { hear } = openProcess(send);
addEventListener('message', ({ data }: MessageEvent<ToProcess>) => hear(data));
Object.assign(globalThis, { postMessage: undefined, close: undefined });
send({ type: 'ready' });
