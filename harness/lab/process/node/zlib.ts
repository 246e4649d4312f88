// What kafkajs and answers take of `node:zlib`, by fflate. It works at once, and calls back in a later turn.
import { gunzipSync as gunzip_, gzipSync as gzip_, unzlibSync, zlibSync } from 'fflate';
import { Buffer } from 'buffer';
import { under } from './under-way.ts';

type Back = (error: Error | null, result?: Buffer) => void;

const bytesOf = (data: Uint8Array | string): Uint8Array =>
  typeof data === 'string' ? new TextEncoder().encode(data) : data;
const whole = (work: (data: Uint8Array) => Uint8Array) => (data: Uint8Array | string) =>
  Buffer.from(work(bytesOf(data)));
const later =
  (work: (data: Uint8Array | string) => Buffer) =>
  (data: Uint8Array | string, ...rest: [Back] | [unknown, Back]): void => {
    // The last argument is called back; options before it change nothing here.
    const back = rest.at(-1) as Back;
    void under(new Promise((resolve) => void setImmediate(resolve))).then(() => {
      let result: Buffer;
      try {
        result = work(data);
      } catch (error) {
        back(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      back(null, result);
    });
  };

export const gzipSync = whole((data) => gzip_(data));
export const gunzipSync = whole((data) => gunzip_(data));
export const deflateSync = whole((data) => zlibSync(data));
export const inflateSync = whole((data) => unzlibSync(data));
export const unzipSync = whole((data) => (data[0] === 0x1f ? gunzip_(data) : unzlibSync(data)));
export const gzip = later(gzipSync);
export const gunzip = later(gunzipSync);
export const unzip = later(unzipSync);
export const deflate = later(deflateSync);
export const inflate = later(inflateSync);

export default {
  ...{ gzip, gunzip, unzip, deflate, inflate },
  ...{ gzipSync, gunzipSync, unzipSync, deflateSync, inflateSync },
};
