// kafkajs's waits are the clock's to shorten, and each is shortened by what it is for, which the file that asks tells.
// Whoever bundles kafkajs has each file say which one it is.

/** A file of kafkajs's, with its name below `src` and without `.js`. */
const source = /[\\/]node_modules[\\/]kafkajs[\\/]src[\\/]([\w\\/]+)\.js$/;

/** Under it a process's clock offers what kafkajs is to set timers with; elsewhere kafkajs takes those of the system. */
export const kafkajsTimers = Symbol.for('milk-run:kafkajs-timers');

export interface KafkajsTimers {
  /** `setTimeout` for a file. */
  timeoutFor(file: string): (callback: () => void, ms?: number) => unknown;
  setInterval: (callback: () => void, ms?: number) => unknown;
}

/** The name of a file of kafkajs's, as `network/requestQueue/index`; `undefined` for any other. */
export function fileOfKafkajs(path: string): string | undefined {
  return source.exec(path)?.[1]?.replaceAll('\\', '/');
}

/** A file of kafkajs's as it is, but for where it has its timers from. */
export function tellTimers(code: string, file: string): string {
  if (file === 'utils/sleep') {
    return `module.exports = file => ms => new Promise(resolve => ${timeoutFor('file')}(resolve, ms))`;
  }
  return code
    .replaceAll(/\bsetTimeout\(/g, `${timeoutFor(JSON.stringify(file))}(`)
    .replaceAll(/\bsetInterval\(/g, `(${timers}?.setInterval ?? globalThis.setInterval)(`)
    .replaceAll(/require\('([./]*utils)?\/sleep'\)/g, (all) => `${all}(${JSON.stringify(file)})`);
}

const timers = "globalThis[Symbol.for('milk-run:kafkajs-timers')]";
const timeoutFor = (file: string): string =>
  `(${timers}?.timeoutFor(${file}) ?? globalThis.setTimeout)`;
