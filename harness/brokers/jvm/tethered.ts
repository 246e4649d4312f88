// A Java process that cannot outlive this one. Java does not notice that its parent is gone, so a
// small `sh` sits between: its standard input is a pipe that only we hold, and when the pipe closes,
// however we ended, the shell kills Java.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parse } from 'node:path';

const SHELL = `
out=$1; shift
exec 3<&0
"$@" </dev/null >"$out" 2>&1 3<&- &
java=$!
echo "$java"
(read -r _ <&3; kill -9 "$java") >/dev/null 2>&1 &
watcher=$!
exec 3<&- >&-
wait "$java"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

export interface Tethered {
  pid: number;
  /** Settles when the process has ended, with its exit code (128 + signal if killed). */
  exited: Promise<number>;
  kill: (signal: NodeJS.Signals) => void;
}

/** Starts `command`; what it prints goes to the file `output`. */
export async function startTethered(
  command: string[],
  output: string,
  env: NodeJS.ProcessEnv,
): Promise<Tethered> {
  const shell = spawn('/bin/sh', ['-c', SHELL, 'milk-run-kafka', output, ...command], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Not the checkout: it may be deleted, or unmounted, while this runs.
    cwd: parse(process.cwd()).root,
    env,
  });
  const ended = once(shell, 'exit').then(([code]: unknown[]) =>
    typeof code === 'number' ? code : 137,
  );
  ended.catch(() => undefined); // a shell that cannot be started is reported below
  const [line] = (await Promise.race([
    once(shell.stdout, 'data'),
    ended.then((code) => {
      throw new Error(`The shell that starts Java ended with ${code}.`);
    }),
  ])) as [Buffer];
  const pid = Number(line.toString().trim());
  let gone = false;
  const exited = ended.finally(() => {
    gone = true;
    // If only the shell was killed, Java still runs: this ends it too.
    shell.stdin.destroy();
  });
  const kill = (signal: NodeJS.Signals): void => {
    if (gone) return; // the id may be somebody else's by now
    try {
      process.kill(pid, signal);
    } catch {
      // It ended this moment.
    }
  };
  return { pid, exited, kill };
}
