// Starts a keeper in the background, and waits until its broker serves clients.
import { spawn } from 'node:child_process';
import { parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type KeeperOrder, type KeeperReport, parseReport } from './keeper-message.ts';

/**
 * @param program the keeper's file, such as `jvm/keeper.node.ts`
 * @returns what it reports: that its broker is ready, or why there is none
 */
export async function startKeeper<What>(
  program: URL,
  order: KeeperOrder<What>,
  env: NodeJS.ProcessEnv,
): Promise<KeeperReport> {
  const keeper = spawn(process.execPath, [fileURLToPath(program), JSON.stringify(order)], {
    // Its own session and no streams of ours: it outlives this command, its terminal and Ctrl-C.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    cwd: parse(process.cwd()).root,
    // A debugger or loader meant for this process is not meant for that one.
    env: { ...env, NODE_OPTIONS: '' },
  });
  const report = await new Promise<KeeperReport>((resolve) => {
    keeper.once('message', (message) => resolve(parseReport(message)));
    keeper.once('error', (error) => resolve({ ready: false, why: error.message }));
    keeper.once('exit', (code, signal) =>
      resolve({
        ready: false,
        why: `the keeper process ended with ${code ?? signal ?? 'nothing'}`,
      }),
    );
  });
  if (keeper.connected) keeper.disconnect(); // with the channel open, this command could not end
  keeper.unref();
  return report;
}
