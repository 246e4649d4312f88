// npm run progress -- --export FILE: what you did, as one file, for a trainer or for your next machine.
// With --import FILE: what such a file has, beside what is here.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Text } from '../../grading/text.ts';
import { replaceFile } from '../../progress/replace-file.ts';
import {
  progressFileName,
  readProgressFile,
  tooLarge,
  writeProgressFile,
  type ProgressFile,
} from '../../progress-file/progress-file.ts';
import { readOptions, UsageError } from '../options.ts';
import { bringIn } from '../progress-file/bring-in.ts';
import { filedExercises } from '../progress-file/filed.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';

const usage = usageOf({
  typed: `npm run progress -- --export ${progressFileName}\nnpm run progress -- --import ${progressFileName}`,
  does: {
    en: 'What you did, as one file: for a trainer, or for your next machine.',
    ko: '지금까지 한 것을 파일 하나로 만들어요. 강사에게 보내거나 다른 컴퓨터로 옮길 때 써요.',
  },
  options: {
    export: {
      type: 'string',
      takes: 'FILE',
      says: {
        en: 'Writes that file.',
        ko: '파일로 내보내요.',
      },
    },
    import: {
      type: 'string',
      takes: 'FILE',
      says: {
        en: 'Takes what such a file has, beside what is here.',
        ko: '그런 파일에 있는 것을 지금 있는 것에 더해요.',
      },
    },
    name: {
      type: 'string',
      takes: 'NAME',
      says: {
        en: 'With --export: whose it is.',
        ko: '--export와 함께 써요. 누구의 것인지 적어요.',
      },
    },
  },
});

export function progress(shell: Shell): number {
  const { values, positionals } = readOptions(shell.args, usage);
  const { export: to, import: from } = values;
  const [stray] = positionals;
  if (stray === undefined && to !== undefined && from === undefined) {
    return exportTo(shell, to, values.name ?? '');
  }
  if (stray === undefined && from !== undefined && to === undefined) return importFrom(shell, from);
  throw new UsageError({
    en: `Which way, and which file?\n  npm run progress -- --export ${progressFileName} [--name "Your name"]\n  npm run progress -- --import ${progressFileName}`,
    ko: `내보낼까요, 가져올까요? 파일 이름도 적어 주세요.\n  npm run progress -- --export ${progressFileName} [--name "이름"]\n  npm run progress -- --import ${progressFileName}`,
  });
}

function exportTo(shell: Shell, name: string, person: string): number {
  const path = fromWhereTyped(name);
  if (existsSync(path) && !isOurs(path)) {
    shell.tell({
      en: `${name} is there already and is no progress file, so it was left alone.\n  Give another name.`,
      ko: `${name} 파일이 이미 있고 진도 파일이 아니라서 그대로 두었어요.\n  다른 이름을 써 주세요.`,
    });
    return exitCodes.fail;
  }
  const exercises = filedExercises(shell);
  const text = writeProgressFile({
    ...{ person, made: new Date().toISOString(), from: 'terminal' },
    ...{ read: [], predicted: {}, exercises },
  });
  const large = tooLarge(Buffer.byteLength(text));
  if (large !== undefined) {
    shell.tell({
      en: `Nothing was written, for nobody could read it. ${large.en}\n  Delete old attempts in .milk-run/attempts and try again.`,
      ko: `읽을 수 없는 파일이 되어 쓰지 않았어요. ${large.ko}\n  .milk-run/attempts에서 오래된 답을 지우고 다시 해 보세요.`,
    });
    return exitCodes.fail;
  }
  try {
    replaceFile(path, text);
  } catch (error) {
    return failed(shell, error);
  }
  const attempts = exercises.reduce((sum, one) => sum + one.attempts.length, 0);
  shell.tell({
    en: `${name} has ${exercises.length} exercises and ${attempts} answers, with your code.\n  Your trainer drops it on the site’s page “Collect”.`,
    ko: `${name} 파일에 연습 ${exercises.length}개와 답 ${attempts}개를 코드와 함께 담았어요.\n  강사는 사이트의 ‘모으기’ 페이지에 이 파일을 놓으면 돼요.`,
  });
  return exitCodes.pass;
}

function importFrom(shell: Shell, name: string): number {
  let read: { file: ProgressFile } | { refused: Text };
  try {
    const path = fromWhereTyped(name);
    const large = tooLarge(statSync(path).size);
    read = large === undefined ? readProgressFile(readFileSync(path, 'utf8')) : { refused: large };
  } catch (error) {
    return failed(shell, error);
  }
  if ('refused' in read) {
    const { en, ko } = read.refused;
    shell.tell({ en: `${name}: ${en}`, ko: `${name}: ${ko}` });
    return exitCodes.fail;
  }
  const { attempts, replaced, unknown } = bringIn(shell, read.file);
  shell.tell({
    en: `${attempts} answers came in; what was here is here still.`,
    ko: `답 ${attempts}개를 가져왔어요. 있던 것은 그대로 있어요.`,
  });
  for (const { exercise, kept } of replaced) {
    const file = `exercises/${exercise.path}/exercise.ts`;
    const list = `npm run list -- --attempts ${exercise.slug}`;
    shell.tell({
      en: `${file} has the file’s text now.${kept.length > 0 ? ` Yours is kept:\n  ${list}` : ''}`,
      ko: `${file}에 파일의 코드를 넣었어요.${kept.length > 0 ? ` 있던 코드도 보관했어요:\n  ${list}` : ''}`,
    });
  }
  if (unknown.length > 0) {
    shell.tell({
      en: `Not in this workbook, and left in the file: ${unknown.join(', ')}`,
      ko: `이 워크북에 없어서 파일에만 남은 연습: ${unknown.join(', ')}`,
    });
  }
  if (read.file.read.length > 0 || Object.keys(read.file.predicted).length > 0) {
    shell.tell({
      en: 'Lessons read and predictions live in the browser: import the file on the page “Your progress” too.',
      ko: '읽은 레슨과 예측은 브라우저에 있어요. ‘내 진도’ 페이지에서도 이 파일을 가져오세요.',
    });
  }
  return exitCodes.pass;
}

/** npm runs its scripts in the workbook's folder; people type paths where they are. */
function fromWhereTyped(name: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), name);
}

function isOurs(path: string): boolean {
  try {
    return (
      tooLarge(statSync(path).size) === undefined &&
      'file' in readProgressFile(readFileSync(path, 'utf8'))
    );
  } catch {
    return false;
  }
}

function failed(shell: Shell, error: unknown): number {
  const why = error instanceof Error ? error.message : String(error);
  shell.tell({ en: `It did not work: ${why}`, ko: `되지 않았어요: ${why}` });
  return exitCodes.error;
}
