// Whoever reads what a command prints may have enough of it: `npm run list | head`. Then nobody is left to tell, and
// the command ends without a word, as programs do that the signal SIGPIPE ends.
import type { Writable } from 'node:stream';

/** 128 and the number of SIGPIPE. */
export const closedPipeExitCode = 141;

/** @param end ends the process with this exit code */
export function endWithClosedPipe(
  streams: readonly Pick<Writable, 'on'>[],
  end: (code: number) => void,
): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      end(closedPipeExitCode);
    });
  }
}
