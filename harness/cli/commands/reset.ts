// npm run reset -- <exercise>: the stub (or the worked example) as it was shipped, or an attempt that is kept. What stands
// in the file is kept first.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Exercise } from '../../catalog/catalog.ts';
import type { Text } from '../../grading/text.ts';
import {
  attemptsDirectory,
  attemptsNamed,
  attemptsOf,
  shortName,
} from '../../progress/attempts.ts';
import { putBack } from '../../progress/put-back.ts';
import { answerPath, shippedPath } from '../../session/session.ts';
import { exerciseNamed, readOptions, UsageError } from '../options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';

const usage = usageOf({
  typed: 'npm run reset -- <exercise>',
  does: {
    en: 'Puts an exercise back as it was shipped. What stood there is kept.',
    ko: '연습을 처음 상태로 되돌려요. 쓰던 내용은 보관해요.',
  },
  options: {
    to: {
      type: 'string',
      takes: 'ATTEMPT',
      says: {
        en: 'Puts an earlier answer there instead; npm run list -- --attempts names them.',
        ko: '대신 예전 답을 가져와요. 이름은 npm run list -- --attempts 명령으로 볼 수 있어요.',
      },
    },
  },
});

export function reset(shell: Shell): number {
  const { values, positionals } = readOptions(shell.args, usage);
  const exercise = exerciseNamed(positionals[0], usage.typed);
  const source =
    values.to === undefined
      ? shippedPath(shell.root, exercise)
      : attemptNamed(shell, exercise, values.to);
  const { code, text } = resetTo(shell, exercise, source);
  shell.tell(text);
  return code;
}

/** Puts a file's text in the exercise's place; says what became of it and how to get the old one back. */
export function resetTo(
  shell: Pick<Shell, 'root' | 'stateDir' | 'progress'>,
  exercise: Exercise,
  source: string,
): { code: number; text: Text } {
  const file = `exercises/${exercise.path}/exercise.ts`;
  let kept: string[];
  try {
    kept = putBack(shell.progress, {
      exercise: exercise.path,
      file: answerPath(shell.root, exercise),
      content: readFileSync(source),
    });
  } catch (error) {
    return { code: exitCodes.error, text: notReset(file, error) };
  }
  const shipped = source === shippedPath(shell.root, exercise);
  const is = shipped
    ? { en: `${file} is as shipped.`, ko: `${file} 파일은 처음 상태예요.` }
    : { en: `${file} is that attempt again.`, ko: `${file} 파일을 보관된 답으로 되돌렸어요.` };
  const attempts = attemptsOf(shell.stateDir, exercise.path, shell.progress.events);
  return {
    code: exitCodes.pass,
    text: kept.reduce((text: Text, name) => {
      const at = `${relative(shell.root, attemptsDirectory(shell.stateDir, exercise.path))}/${name}`;
      const command = `npm run reset -- ${exercise.slug} --to ${shortName(name, attempts)}`;
      return {
        en: `${text.en}\nWhat was there is kept in\n  ${at}\n  ${command}   puts it back`,
        ko: `${text.ko}\n있던 내용은 여기에 보관했어요:\n  ${at}\n  ${command}   다시 가져와요`,
      };
    }, is),
  };
}

function notReset(file: string, error: unknown): Text {
  const why = error instanceof Error ? error.message : String(error);
  return {
    en: `${file} was not changed, for what is there could not be kept:\n  ${why}`,
    ko: `있던 내용을 보관하지 못해서 ${file} 파일을 바꾸지 않았어요:\n  ${why}`,
  };
}

/** The path of the attempt that is meant. @throws {UsageError} when it is none, or several */
function attemptNamed(shell: Shell, exercise: Exercise, typed: string): string {
  const attempts = attemptsOf(shell.stateDir, exercise.path, shell.progress.events);
  const [found, another] = attemptsNamed(typed, attempts);
  if (found !== undefined && another === undefined) return found.path;
  const names = (found === undefined ? attempts.slice(0, 3) : attemptsNamed(typed, attempts))
    .map(({ name }) => shortName(name, attempts))
    .join(', ');
  const see = `npm run list -- --attempts ${exercise.slug}`;
  throw new UsageError(
    found !== undefined
      ? {
          en: `“${typed}” could be any of: ${names}\n  ${see}`,
          ko: `‘${typed}’에 해당하는 답이 여럿이에요: ${names}\n  ${see}`,
        }
      : attempts.length === 0
        ? {
            en: `Nothing is kept of ${exercise.slug} yet.`,
            ko: `${exercise.slug}에는 아직 보관된 답이 없어요.`,
          }
        : {
            en: `No attempt of ${exercise.slug} begins with “${typed}”.\n  The newest: ${names}\n  ${see}`,
            ko: `${exercise.slug}에는 ‘${typed}’(으)로 시작하는 답이 없어요.\n  최근 것부터: ${names}\n  ${see}`,
          },
  );
}
