// Which command was asked for. Each is one file; each gives its exit code.
import { BrokerGone } from '../brokers/connection.ts';
import { isSetUp } from '../brokers/external/settings.ts';
import type { Language, Text } from '../grading/text.ts';
import { BrokerRefused } from '../session/broker-refused.ts';
import { lookAtCluster, takeFresh } from '../session/broker-trouble.ts';
import { endWithClosedPipe } from './closed-pipe.ts';
import { UsageError } from './options.ts';
import { renderOptions } from './render-options.ts';
import { exitCodes, openShell, type Shell } from './shell.ts';
import { HelpAsked, renderUsage } from './usage.ts';

type Command = (shell: Shell) => number | Promise<number>;

/** Each is loaded when it is asked for: some need a browser's driver or a compiler, most hardly anything. */
const commands = {
  bench: async () => (await import('./commands/bench.ts')).bench,
  broker: async () => (await import('./commands/broker.ts')).broker,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  grade: async () => (await import('./commands/grade.ts')).grade,
  hint: async () => (await import('./commands/hint.ts')).hint,
  list: async () => (await import('./commands/list.ts')).list,
  progress: async () => (await import('./commands/progress.ts')).progress,
  reset: async () => (await import('./commands/reset.ts')).reset,
  solution: async () => (await import('./commands/solution.ts')).solution,
  start: async () => (await import('./commands/start.ts')).start,
  test: async () => (await import('./commands/test.ts')).test,
  verify: async () => (await import('./commands/verify.ts')).verify,
  watch: async () => (await import('./commands/watch.ts')).watch,
} satisfies Record<string, () => Promise<Command>>;

function isCommand(name: string): name is keyof typeof commands {
  return name in commands;
}

export async function main([name = '', ...args]: string[], root: string): Promise<number> {
  endWithClosedPipe([process.stdout, process.stderr], (code) => process.exit(code));
  let shell: Shell | undefined;
  try {
    shell = openShell(root, args);
    if (!isCommand(name)) throw new UsageError(noCommand(name));
    const command: Command = await commands[name]();
    return await command(shell);
  } catch (error) {
    const language: Language = shell?.language ?? 'en';
    if (shell !== undefined && error instanceof HelpAsked) {
      shell.print(renderUsage(error.usage, renderOptions(shell)));
      return exitCodes.pass;
    }
    if (error instanceof BrokerGone || error instanceof BrokerRefused) {
      console.error(brokerTrouble(error.message)[language]);
      return exitCodes.error;
    }
    if (!(error instanceof UsageError)) throw error;
    console.error(error.text[language]);
    return usageExitCode;
  }
}

function noCommand(name: string): Text {
  const names = Object.keys(commands).join(' ');
  return {
    en: `There is no command “${name}”.\n  One of: ${names}`,
    ko: `‘${name}’(이)라는 명령은 없어요.\n  가능한 이름: ${names}`,
  };
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
