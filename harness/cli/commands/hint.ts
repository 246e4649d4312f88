// npm run hint -- <exercise>: a hint for what the last verdict found first.
import { hintLevels, type HintLevel } from '../../catalog/hints.ts';
import { lastFinding, passedLast } from '../../progress/standing.ts';
import { renderHint } from '../../reporting/render-hint.ts';
import { readHints } from '../exercise-texts.ts';
import { hasNoHints } from '../exercise-words.ts';
import { exerciseNamed, readOptions, UsageError } from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';

const usage = usageOf({
  typed: 'npm run hint -- <exercise>',
  does: {
    en: 'A hint for what the last verdict found first.',
    ko: '마지막 판정이 맨 먼저 찾아낸 것에 대한 힌트를 보여 줘요.',
  },
  options: {
    level: {
      type: 'string',
      takes: '1|2|3',
      says: {
        en: 'How much it tells: what went wrong, where to look, what to read.',
        ko: '얼마나 자세히 알려 줄지 정해요. 1은 무엇이 잘못됐는지, 2는 어디를 볼지, 3은 무엇을 읽을지 알려 줘요.',
      },
    },
  },
});

export function hint(shell: Shell): number {
  const { values, positionals } = readOptions(shell.args, usage);
  const exercise = exerciseNamed(positionals[0], usage.typed);
  const level = hintLevel(values.level);
  const found = lastFinding(shell.progress.events, exercise.path);
  const section = readHints(shell.root, exercise, shell.language, found);
  if (section === undefined) {
    shell.tell(hasNoHints(exercise));
    return exitCodes.fail;
  }
  if (values.level === undefined && passedLast(shell.progress.events, exercise.path)) {
    shell.tell({
      en: `There is nothing to hint at: the last verdict on ${exercise.slug} was a pass.\n  --level 1 shows the general hint.`,
      ko: `힌트를 줄 것이 없어요. ${exercise.slug}의 마지막 판정은 통과예요.\n  --level 1 옵션을 쓰면 일반 힌트를 볼 수 있어요.`,
    });
    return exitCodes.pass;
  }
  shell.print(renderHint(section, level, renderOptions(shell)));
  if (level < 3) {
    shell.tell({
      en: `\n  --level ${level + 1} says more.`,
      ko: `\n  --level ${level + 1} 옵션을 쓰면 더 자세히 알려 줘요.`,
    });
  }
  return exitCodes.pass;
}

/** @throws {UsageError} */
function hintLevel(typed = '1'): HintLevel {
  const level = hintLevels.find((one) => String(one) === typed);
  if (level !== undefined) return level;
  throw new UsageError({
    en: `--level takes 1, 2 or 3, not “${typed}”.`,
    ko: `--level에는 1, 2, 3 가운데 하나를 쓰세요. ‘${typed}’은(는) 쓸 수 없어요.`,
  });
}
