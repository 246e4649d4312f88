// Which command was asked for. Each is one file; each gives its exit code.
import type { Language } from '../grading/text.ts';
import { bench } from './commands/bench.ts';
import { broker } from './commands/broker.ts';
import { grade } from './commands/grade.ts';
import { hint } from './commands/hint.ts';
import { list } from './commands/list.ts';
import { reset } from './commands/reset.ts';
import { solution } from './commands/solution.ts';
import { test } from './commands/test.ts';
import { verify } from './commands/verify.ts';
import { watch } from './commands/watch.ts';
import { UsageError } from './options.ts';
import { openShell } from './shell.ts';

const commands = { bench, broker, grade, hint, list, reset, solution, test, verify, watch };

function isCommand(name: string): name is keyof typeof commands {
  return name in commands;
}

export async function main([name = '', ...args]: string[], root: string): Promise<number> {
  if (!isCommand(name)) throw new Error(`No command ${name}`);
  let language: Language = 'en';
  try {
    const shell = openShell(root, args);
    language = shell.language;
    return await commands[name](shell);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.text[language]);
    return usageExitCode;
  }
}

/** As in sysexits.h: the command was used wrongly. */
const usageExitCode = 64;
