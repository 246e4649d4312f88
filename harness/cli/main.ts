// Which command was asked for. Each is one file; each gives its exit code.
import { BrokerGone } from '../brokers/connection.ts';
import { isSetUp } from '../brokers/external/settings.ts';
import type { Language, Text } from '../grading/text.ts';
import { BrokerRefused } from '../session/broker-refused.ts';
import { lookAtCluster, takeFresh } from '../session/broker-trouble.ts';
import { endWithClosedPipe } from './closed-pipe.ts';
import { bench } from './commands/bench.ts';
import { broker } from './commands/broker.ts';
import { doctor } from './commands/doctor.ts';
import { grade } from './commands/grade.ts';
import { hint } from './commands/hint.ts';
import { list } from './commands/list.ts';
import { progress } from './commands/progress.ts';
import { reset } from './commands/reset.ts';
import { solution } from './commands/solution.ts';
import { start } from './commands/start.ts';
import { test } from './commands/test.ts';
import { verify } from './commands/verify.ts';
import { watch } from './commands/watch.ts';
import { UsageError } from './options.ts';
import { exitCodes, openShell } from './shell.ts';

const commands = {
  bench,
  broker,
  doctor,
  grade,
  hint,
  list,
  progress,
  reset,
  solution,
  start,
  test,
  verify,
  watch,
};

function isCommand(name: string): name is keyof typeof commands {
  return name in commands;
}

export async function main([name = '', ...args]: string[], root: string): Promise<number> {
  endWithClosedPipe([process.stdout, process.stderr], (code) => process.exit(code));
  if (!isCommand(name)) throw new Error(`No command ${name}`);
  let language: Language = 'en';
  try {
    const shell = openShell(root, args);
    language = shell.language;
    return await commands[name](shell);
  } catch (error) {
    if (error instanceof BrokerGone || error instanceof BrokerRefused) {
      console.error(brokerTrouble(error.message)[language]);
      return exitCodes.error;
    }
    if (!(error instanceof UsageError)) throw error;
    console.error(error.text[language]);
    return usageExitCode;
  }
}

/** Outside of a run, where a verdict would say it. */
function brokerTrouble(what: string): Text {
  const advice = isSetUp(process.env) ? lookAtCluster : takeFresh;
  return {
    en: `The broker was there and then was not, so nothing was graded: ${what}\n  → ${advice.en}`,
    ko: `브로커가 도중에 사라져서 채점하지 않았어요: ${what}\n  → ${advice.ko}`,
  };
}

/** As in sysexits.h: the command was used wrongly. */
const usageExitCode = 64;
