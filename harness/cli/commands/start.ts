// npm start: the site on this machine, with the workbook behind it. Ends with Ctrl C.
import { once } from 'node:events';
import { hasDisplay, openPage } from '../../dev-bridge/open-page.ts';
import type { BrokerStanding } from '../../dev-bridge/said.ts';
import { startWorkbook, type Started } from '../../dev-bridge/start.ts';
import { brokerKind, onBroker, readOptions, UsageError, wholeNumber } from '../options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import type { Text } from '../../grading/text.ts';
import { usageOf } from '../usage.ts';

const usualPort = 5173;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const usage = usageOf({
  typed: 'npm start',
  does: {
    en: 'Opens the workbook in your browser: lessons, and exercises that are graded where they stand.',
    ko: '브라우저에서 워크북을 열어요. 레슨을 읽고 연습을 그 자리에서 채점받을 수 있어요.',
  },
  options: {
    'no-open': {
      type: 'boolean',
      says: {
        en: 'Only says the address.',
        ko: '주소만 알려 줘요.',
      },
    },
    port: {
      type: 'string',
      takes: 'N',
      says: {
        en: 'Where it listens on this machine; 5173 otherwise, or one that is free.',
        ko: '이 컴퓨터에서 받을 포트예요. 쓰지 않으면 5173이나 빈 포트를 써요.',
      },
    },
    ...onBroker,
  },
});

export async function start(shell: Shell): Promise<number> {
  const { values } = readOptions(shell.args, usage);
  const { root, stateDir } = shell;
  const { env, platform } = process;
  const kind = brokerKind(values.broker);
  const wanted = portOf(values.port);

  const listening = new AbortController();
  const ended = Promise.race(signals.map((name) => once(process, name, listening)));
  let started: Started;
  try {
    started = await startWorkbook({
      ...{ root, stateDir, env, kind, port: wanted },
      standing: (now) => shell.tell(saying(now)),
    });
  } catch (error) {
    shell.tell(notStarted(error));
    return exitCodes.error;
  }
  const { address } = started;
  shell.print(`\n  Milk Run  ${address}`);
  shell.tell(endsWith);
  if (wanted !== 0 && !address.endsWith(`:${wanted}/`)) shell.tell(taken(wanted));
  if (values['no-open'] !== true && hasDisplay(env, platform)) void openPage(address);

  const why = await Promise.race([ended.then(() => 'signal'), started.ended.then(() => 'site')]);
  // From now on another Ctrl-C ends it at once.
  listening.abort();
  await started.close();
  // A Kafka that is still being got is not waited for.
  process.exit(why === 'signal' ? exitCodes.pass : exitCodes.error);
}

/** @throws {UsageError} */
function portOf(typed: string | undefined): number {
  const port = wholeNumber('port', typed) ?? usualPort;
  if (port <= 65_535) return port;
  throw new UsageError({
    en: `--port takes a number up to 65535, not “${port}”.`,
    ko: `--port에는 65535까지의 수를 쓰세요. ‘${port}’은(는) 쓸 수 없어요.`,
  });
}

const endsWith: Text = { en: '  Ctrl C ends it.\n', ko: '  Ctrl C를 누르면 끝나요.\n' };

const taken = (port: number): Text => ({
  en: `  Port ${port} is taken, so it is the next free one.\n`,
  ko: `  ${port}번 포트는 이미 쓰고 있어서, 그다음 빈 포트로 열었어요.\n`,
});

function saying(standing: BrokerStanding): Text {
  switch (standing.state) {
    case 'getting':
      return standing.says;
    case 'ready': {
      const { kind, version, graded } = standing;
      return graded
        ? {
            en: `Kafka ${version} (${kind}) is there: answers are graded.`,
            ko: `Kafka ${version}(${kind})이 준비됐어요. 이제 답을 채점해요.`,
          }
        : {
            en: 'The workbook’s own broker is there: answers are practised.',
            ko: '워크북의 연습용 브로커가 준비됐어요. 답은 연습으로 판정해요.',
          };
    }
    case 'none':
      return noKafka(standing);
  }
}

function noKafka({ reasons }: BrokerStanding & { state: 'none' }): Text {
  const lines = (language: keyof Text): string =>
    reasons
      .flatMap(({ kind, missing, fix }) => [
        `  ${kind}: ${missing[language]}`,
        ...fix.map((one) => `    → ${one[language]}`),
      ])
      .join('\n');
  return {
    en: `No real Kafka can be had here, so answers are practised on the workbook’s own broker:\n${lines('en')}`,
    ko: `여기에서는 진짜 Kafka를 쓸 수 없어서 워크북의 연습용 브로커에서 연습해요.\n${lines('ko')}`,
  };
}

function notStarted(error: unknown): Text {
  const why = error instanceof Error ? error.message : String(error);
  return {
    en: `The site could not be started: ${why}`,
    ko: `사이트를 시작하지 못했어요: ${why}`,
  };
}
