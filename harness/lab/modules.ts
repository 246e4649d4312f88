// What an answer may import in a page, and the names that each module exports.
import events from 'events';
import * as buffer from 'buffer';
import * as kafkajs from 'kafkajs';
import * as crypto from './process/node/crypto.ts';
import * as timersPromises from './process/node/timers-promises.ts';
import * as util from './process/node/util.ts';
import * as zlib from './process/node/zlib.ts';

/** Each under one name, without `node:`. */
export const modules: Readonly<Record<string, object>> = {
  kafkajs: kafkajs.default,
  timers: {
    ...{ setTimeout: 0, setInterval: 0, setImmediate: 0 },
    ...{ clearTimeout: 0, clearInterval: 0, clearImmediate: 0, promises: 0 },
  },
  'timers/promises': { ...timersPromises.default, setInterval: 0 },
  crypto: crypto.default,
  util: util.default,
  zlib: zlib.default,
  buffer: { Buffer: buffer.Buffer },
  events: { EventEmitter: events.EventEmitter, once: events.once },
};

/** The one name of a module by which it may be imported; `undefined` where there is none. */
export function moduleNamed(specifier: string): string | undefined {
  const name = specifier.replace(/^node:/, '');
  if (name === 'kafkajs') return specifier === 'kafkajs' ? 'kafkajs' : undefined;
  return name in modules ? name : undefined;
}
