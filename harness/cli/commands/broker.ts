// npm run broker -- start|stop|status|image: the Kafkas that stay warm between commands, and the
// practice broker, which stays as long as its terminal.
import { BrokerUnavailable, type Text } from '../../brokers/broker.ts';
import { stopBrokers, warmBrokers } from '../../brokers/status.ts';
import { brokerKind, readOptions, UsageError, wholeNumber, onBroker } from '../options.ts';
import { servePractice } from '../practice-broker.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';

const usage = usageOf({
  typed: 'npm run broker -- start [kind] | stop | status | image',
  does: {
    en: 'The Kafkas that stay warm between commands, and the practice broker, which stays as long as its terminal.',
    ko: '명령 사이에 켜 두는 Kafka와, 터미널을 닫을 때까지 켜져 있는 연습용 브로커를 다뤄요.',
  },
  options: {
    base: {
      type: 'string',
      takes: 'IMAGE',
      says: {
        en: 'For image: what the container image is built on.',
        ko: 'image에 써요. 컨테이너 이미지의 바탕이 될 이미지예요.',
      },
    },
    port: {
      type: 'string',
      takes: 'N',
      says: {
        en: 'For start practice: where it listens; any free port otherwise.',
        ko: 'start practice에 써요. 받을 포트이고, 쓰지 않으면 빈 포트를 써요.',
      },
    },
    ...onBroker,
  },
});

export async function broker(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, usage);
  switch (positionals[0]) {
    case 'start': {
      const kind = brokerKind(positionals[1] ?? values.broker);
      if (kind === 'practice') return await servePractice(shell, portOf(values.port) ?? 0);
      if (values.port !== undefined) throw new UsageError(portIsForPractice);
      const started = await shell.acquire(kind, { requireGraded: true });
      if (started === undefined) return exitCodes.error;
      await started.release();
      if (started.kind !== 'external') return status(shell);
      shell.tell({
        en: `Your cluster answers at ${started.host}:${started.port} (Kafka ${started.version}); the workbook starts and stops nothing there.`,
        ko: `클러스터가 ${started.host}:${started.port}에서 응답해요(Kafka ${started.version}). 워크북이 직접 띄우거나 멈추지 않아요.`,
      });
      return exitCodes.pass;
    }
    case 'stop':
      return stop(shell, values.broker);
    case 'status':
      return status(shell);
    case 'image':
      return image(shell, values.base);
    default:
      throw new UsageError({
        en: 'What about the broker?\n  npm run broker -- start [kind] | stop | status | image',
        ko: '브로커를 어떻게 할까요?\n  npm run broker -- start [종류] | stop | status | image',
      });
  }
}

/** @throws {UsageError} */
function portOf(typed: string | undefined): number | undefined {
  const port = wholeNumber('port', typed);
  if (port === undefined || port <= 65_535) return port;
  throw new UsageError({
    en: `--port takes a number from 0 to 65535, not “${port}”.`,
    ko: `--port에는 0부터 65535까지의 수를 쓰세요. ‘${port}’은(는) 쓸 수 없어요.`,
  });
}

const portIsForPractice: Text = {
  en: '--port is for the practice broker: npm run broker -- start practice --port 9092',
  ko: '--port는 연습용 브로커에 써요. npm run broker -- start practice --port 9092',
};

/** All, unless a kind is named; what WORKBOOK_BROKER insists on for grading does not narrow it. */
async function stop(shell: Shell, named: string | undefined): Promise<number> {
  const kind = named === undefined ? 'auto' : brokerKind(named);
  if (kind === 'external' || kind === 'practice') {
    throw new UsageError({
      en: `A broker of the kind ${kind} does not stay behind a command, so there is none to stop.`,
      ko: `${kind} 브로커는 명령이 끝난 뒤에 남지 않으므로 멈출 것이 없어요.`,
    });
  }
  const stopped = await stopBrokers(shell.stateDir, kind === 'auto' ? undefined : kind);
  shell.tell(
    stopped > 0
      ? { en: 'Stopped.', ko: '멈췄어요.' }
      : { en: 'No broker was running.', ko: '실행 중인 브로커가 없었어요.' },
  );
  return exitCodes.pass;
}

async function status(shell: Shell): Promise<number> {
  const brokers = await warmBrokers(shell.stateDir);
  if (brokers.length === 0) {
    shell.tell({ en: 'No broker is running.', ko: '실행 중인 브로커가 없어요.' });
  }
  for (const { kind, version, host, port, since, leases, pid } of brokers) {
    shell.tell({
      en: `${kind}: Apache Kafka ${version} at ${host}:${port} since ${since}, used by ${leases} commands (process ${pid}).`,
      ko: `${kind}: Apache Kafka ${version}, ${host}:${port}, ${since}부터, 명령 ${leases}개가 사용 중 (프로세스 ${pid}).`,
    });
  }
  return exitCodes.pass;
}

async function image(shell: Shell, base: string | undefined): Promise<number> {
  // The libraries behind it are slow to load, and no other command here needs them.
  const { buildLocalImage } = await import('../../brokers/container/image/build.ts');
  const { stateDir, tell: onProgress } = shell;
  try {
    const name = await buildLocalImage({ stateDir, env: process.env, base, onProgress });
    shell.tell({
      en: `Built ${name}. To use it: WORKBOOK_KAFKA_IMAGE=${name}`,
      ko: `${name}을(를) 만들었어요. 쓰려면: WORKBOOK_KAFKA_IMAGE=${name}`,
    });
    return exitCodes.pass;
  } catch (error) {
    if (!(error instanceof BrokerUnavailable)) throw error;
    shell.tell({ en: error.text('en'), ko: error.text('ko') });
    return exitCodes.error;
  }
}
