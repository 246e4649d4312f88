// The globals that Node has and a worker lacks, before anything that needs them is loaded.
import { Buffer } from 'buffer';
import { randomUUID } from './crypto.ts';
import { installTimers } from './timers.ts';

installTimers();
Object.assign(globalThis, { Buffer, global: globalThis });
// kafkajs asks for settings when it is loaded; what an answer may do with it comes later.
if (!('process' in globalThis)) Object.assign(globalThis, { process: { env: {} } });
// Without a secure context (http, but for this machine's own) there is none.
if (!('randomUUID' in crypto)) {
  Object.defineProperty(Object.getPrototypeOf(crypto), 'randomUUID', { value: randomUUID });
}
