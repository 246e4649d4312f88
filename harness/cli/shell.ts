// What every command has at hand: where the workbook is, the language, where to print.
import { join } from 'node:path';
import type { Broker, BrokerKind } from '../brokers/broker.ts';
import { BrokerUnavailable } from '../brokers/broker.ts';
import { acquireBroker } from '../brokers/acquire.ts';
import type { Language, Text } from '../grading/text.ts';
import { openProgress, type Progress } from '../progress/progress.ts';
import { UsageError } from './options.ts';

export interface Shell {
  readonly root: string;
  readonly args: string[];
  readonly stateDir: string;
  readonly progress: Progress;
  language: Language;
  /** To standard output. */
  print(text: string): void;
  /** To standard error, in the learner's language. */
  tell(text: Text): void;
  /** A broker, or `undefined` after having said why there is none: to standard error, or by `tell`. */
  acquire(kind: BrokerKind | 'auto', options?: AcquireWishes): Promise<Broker | undefined>;
}

export interface AcquireWishes {
  /** Only a real Kafka will do. */
  requireGraded?: boolean | undefined;
  /** Instead of standard error. */
  tell?: Shell['tell'];
}

/** Exit codes of the commands that grade. */
export const exitCodes = { pass: 0, fail: 1, todo: 2, error: 3 } as const;

export function openShell(root: string, args: string[]): Shell {
  const stateDir = join(root, '.milk-run');
  const progress = openProgress(stateDir);
  const shell: Shell = {
    root,
    args,
    stateDir,
    progress,
    language: languageOf(args, progress),
    print: (text) => void process.stdout.write(`${text}\n`),
    tell: (text) => void process.stderr.write(`${text[shell.language]}\n`),
    async acquire(kind, { requireGraded = false, tell = shell.tell } = {}) {
      try {
        return await acquireBroker({
          kind,
          requireGraded,
          stateDir,
          env: process.env,
          onProgress: tell,
        });
      } catch (error) {
        if (!(error instanceof BrokerUnavailable)) throw error;
        tell({
          en: `No Kafka can be had here, so nothing was graded.\n${error.text('en')}`,
          ko: `여기에서는 Kafka를 쓸 수 없어서 채점하지 않았어요.\n${error.text('ko')}`,
        });
        return undefined;
      }
    },
  };
  if (progress.setAside !== undefined) {
    shell.tell({
      en: `The record of your progress could not be read in full; what was readable is kept, and the old file is at ${progress.setAside}`,
      ko: `진도 기록의 일부를 읽을 수 없었어요. 읽을 수 있는 것은 남겨 두었고, 원래 파일은 ${progress.setAside}에 있어요.`,
    });
  }
  return shell;
}

/** `--lang` (and then remembered), else what was remembered, else the locale. */
function languageOf(args: string[], progress: Progress): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const said = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  if (said !== undefined) {
    if (said !== 'en' && said !== 'ko') {
      throw new UsageError({
        en: `--lang takes en or ko, not “${said}”.`,
        ko: `--lang에는 en이나 ko를 쓰세요. ‘${said}’은(는) 쓸 수 없어요.`,
      });
    }
    if (progress.language !== said) progress.rememberLanguage(said);
    return said;
  }
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = (LC_ALL ?? '') || (LC_MESSAGES ?? '') || (LANG ?? '');
  return progress.language ?? (locale.startsWith('ko') ? 'ko' : 'en');
}
