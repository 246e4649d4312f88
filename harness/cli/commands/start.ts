// npm start: the site on this machine, open in the browser. Ends with Ctrl C.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readOptions } from '../options.ts';
import { exitCodes, type Shell } from '../shell.ts';

export async function start(shell: Shell): Promise<number> {
  const { values } = readOptions(shell.args, {
    'no-open': { type: 'boolean' },
    port: { type: 'string' },
  });
  const vitepress = join(shell.root, 'node_modules', 'vitepress', 'bin', 'vitepress.js');
  const server = spawn(
    process.execPath,
    [
      ...[vitepress, 'dev', '.', '--host', '127.0.0.1'],
      ...(values['no-open'] === true ? [] : ['--open']),
      ...(values.port === undefined ? [] : ['--port', values.port]),
    ],
    { cwd: shell.root, stdio: 'inherit' },
  );
  // Ctrl C reaches both; whoever ends this command otherwise means the server.
  const end = (): boolean => server.kill('SIGTERM');
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  const code = await new Promise<number | null>((resolve, reject) => {
    server.once('error', reject);
    server.once('close', resolve);
  });
  return code === 0 || code === null ? exitCodes.pass : exitCodes.fail;
}
