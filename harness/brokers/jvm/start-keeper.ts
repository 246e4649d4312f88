// Starts a keeper in the background, and waits until its broker serves clients.
import { spawn } from 'node:child_process';
import { parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrokerUnavailable } from '../broker.ts';
import { type KeeperOrder, type KeeperReport, parseReport } from './keeper-message.ts';

/** @throws {BrokerUnavailable} with the reason when the broker does not come up */
export async function startKeeper(order: KeeperOrder, env: NodeJS.ProcessEnv): Promise<void> {
  const program = fileURLToPath(new URL('keeper.node.ts', import.meta.url));
  const keeper = spawn(process.execPath, [program, JSON.stringify(order)], {
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
  if (!report.ready) throw didNotStart(report.why);
}

function didNotStart(why: string): BrokerUnavailable {
  return new BrokerUnavailable([
    {
      kind: 'jvm',
      missing: { en: `Kafka did not start: ${why}.`, ko: `Kafka가 뜨지 못했어요: ${why}.` },
      fix: [
        /no space left/i.test(why)
          ? { en: 'Free some disk space.', ko: '디스크 공간을 비우세요.' }
          : {
              en: 'Run the command again; if it happens again, the log says more.',
              ko: '명령을 다시 실행하세요. 또 그러면 로그에 더 자세한 내용이 있어요.',
            },
      ],
    },
  ]);
}
