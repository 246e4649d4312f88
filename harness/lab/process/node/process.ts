// Node's `process` in a worker: what an answer may ask of it, and how it ends itself.
import EventEmitter from 'events';

/** The process is over, and what is told of that. */
export type End = (
  said: { type: 'exits'; code: number } | { type: 'signalled'; signal: string },
) => void;

const bootedMs = performance.now();

/** @param end says so to the harness, which ends the worker */
export function createProcess(end: End): NodeJS.Process {
  const pid = 2 + Math.floor(Math.random() * 32_000);
  let exitCode: number | undefined;

  /** Nothing runs after this in Node either; the harness ends the worker meanwhile. */
  function over(said: Parameters<End>[0]): never {
    end(said);
    for (;;);
  }

  const hrtime = Object.assign(
    (since?: [number, number]): [number, number] => {
      const ns =
        hrtime.bigint() - (since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n);
      return [Number(ns / 1_000_000_000n), Number(ns % 1_000_000_000n)];
    },
    { bigint: () => BigInt(Math.round(performance.now() * 1e6)) },
  );
  const given = {
    pid,
    ppid: 1,
    title: 'node',
    platform: 'browser',
    arch: 'javascript',
    version: 'v24.0.0',
    versions: { node: '24.0.0' },
    argv: ['node', 'exercise.ts'],
    execArgv: [],
    env: {},
    exitCode,
    cwd: () => '/',
    hrtime,
    uptime: () => (performance.now() - bootedMs) / 1000,
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
    nextTick(callback: (...args: unknown[]) => void, ...args: unknown[]) {
      queueMicrotask(() => callback(...args));
    },
    emitWarning: (warning: unknown) => console.warn(String(warning)),
    exit: (code: unknown = exitCode) => over({ type: 'exits', code: Number(code ?? 0) }),
    abort: () => over({ type: 'signalled', signal: 'SIGABRT' }),
    kill(to: number, signal: string | number = 'SIGTERM') {
      if (to !== pid) throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH' });
      if (signal === 0) return true;
      if (emitter.listenerCount(String(signal)) > 0) return emitter.emit(String(signal), signal);
      return over({ type: 'signalled', signal: String(signal) });
    },
    stdout: { write: (text: unknown) => (console.log(String(text).replace(/\n$/, '')), true) },
    stderr: { write: (text: unknown) => (console.error(String(text).replace(/\n$/, '')), true) },
  };
  const emitter = Object.assign(new EventEmitter(), given);
  Object.defineProperty(emitter, 'exitCode', {
    get: () => exitCode,
    set: (code: number) => (exitCode = code),
  });
  // As much of it as a page can have; what is missing is undefined, as on an older Node.
  return emitter as unknown as NodeJS.Process;
}
