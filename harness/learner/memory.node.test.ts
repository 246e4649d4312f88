import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { residentBytes, watchMemory } from './memory.node.ts';

const hoard = 'globalThis.kept = Buffer.alloc(200e6, 1); setInterval(() => {}, 1000)';

test.runIf(process.platform === 'linux')(
  'buffers count, though they lie outside the heap',
  async () => {
    const child = spawn(process.execPath, ['-e', hoard], { stdio: 'ignore' });
    const closed = new Promise<NodeJS.Signals | null>((resolve) => {
      child.once('close', (_code, signal) => resolve(signal));
    });
    const watch = watchMemory(child.pid, 150, () => child.kill('SIGKILL'));
    expect(await closed).toBe('SIGKILL');
    watch.stop();
  },
);

test.runIf(process.platform === 'linux')(
  'this process holds some memory, and one that is gone none',
  () => {
    expect(residentBytes(process.pid)).toBeGreaterThan(10e6);
    expect(residentBytes(2 ** 22 + 1)).toBe(0);
  },
);
