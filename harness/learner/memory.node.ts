// Watches how much memory another process holds. Linux tells it in a file; where there is none, only
// the limit on the JavaScript heap holds.
import { readFileSync } from 'node:fs';

const everyMs = 100;

/** Calls `exceeded` once when the process holds more than so many megabytes (10⁶ bytes). */
export function watchMemory(
  pid: number | undefined,
  megabytes: number,
  exceeded: () => void,
): { stop(): void } {
  const timer = setInterval(() => {
    if (pid === undefined || residentBytes(pid) <= megabytes * 1e6) return;
    clearInterval(timer);
    exceeded();
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** 0 when it is not to be known, or the process is gone. */
export function residentBytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
