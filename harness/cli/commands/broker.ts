// npm run broker -- start|stop|status: the Kafka that stays warm between commands.
import { brokerStatus, stopBroker } from '../../brokers/status.ts';
import { brokerKind, readOptions, UsageError } from '../options.ts';
import { exitCodes, type Shell } from '../shell.ts';

export async function broker(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, {});
  switch (positionals[0]) {
    case 'start': {
      const started = await shell.acquire(brokerKind(values.broker));
      if (started === undefined) return exitCodes.error;
      await started.release();
      if (started.kind !== 'external') return status(shell);
      shell.tell({
        en: `Your cluster answers at ${started.host}:${started.port} (Kafka ${started.version}); the workbook starts and stops nothing there.`,
        ko: `클러스터가 ${started.host}:${started.port}에서 응답해요(Kafka ${started.version}). 워크북이 직접 띄우거나 멈추지 않아요.`,
      });
      return exitCodes.pass;
    }
    case 'stop': {
      const stopped = await stopBroker(shell.stateDir);
      shell.tell(
        stopped
          ? { en: 'Stopped.', ko: '멈췄어요.' }
          : { en: 'No broker was running.', ko: '실행 중인 브로커가 없었어요.' },
      );
      return exitCodes.pass;
    }
    case 'status':
      return status(shell);
    default:
      throw new UsageError({
        en: 'What about the broker?\n  npm run broker -- start | stop | status',
        ko: '브로커를 어떻게 할까요?\n  npm run broker -- start | stop | status',
      });
  }
}

async function status(shell: Shell): Promise<number> {
  const { running, host, port, version, since, leases, pid } = await brokerStatus(shell.stateDir);
  shell.tell(
    running
      ? {
          en: `Apache Kafka ${version ?? '?'} at ${host ?? '?'}:${port ?? '?'} since ${since ?? '?'}, used by ${leases ?? 0} commands (process ${pid ?? '?'}).`,
          ko: `Apache Kafka ${version ?? '?'}, ${host ?? '?'}:${port ?? '?'}, ${since ?? '?'}부터, 명령 ${leases ?? 0}개가 사용 중 (프로세스 ${pid ?? '?'}).`,
        }
      : { en: 'No broker is running.', ko: '실행 중인 브로커가 없어요.' },
  );
  return exitCodes.pass;
}
