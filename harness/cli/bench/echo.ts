// How long bytes take to another process and back, when nobody does anything with them: no broker answers sooner.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./echo.node.ts', import.meta.url));
/** About what a send of one record is. */
const bytes = Buffer.alloc(200, 'x');

/** @returns times (ms), one after the other over one connection */
export async function measureEcho(times: number): Promise<number[]> {
  const child = fork(program, { execArgv: ['--disable-warning=ExperimentalWarning'] });
  try {
    const [port] = (await once(child, 'message')) as [number];
    const socket = connect(port, '127.0.0.1').setNoDelay();
    await once(socket, 'connect');
    const taken: number[] = [];
    while (taken.length < times) {
      const sent = performance.now();
      socket.write(bytes);
      let back = 0;
      while (back < bytes.length) back += ((await once(socket, 'data')) as [Buffer])[0].length;
      taken.push(performance.now() - sent);
    }
    socket.destroy();
    return taken;
  } finally {
    child.disconnect();
  }
}
