// npm run solution -- <exercise>: the reference, for those who have earned it.
import { readAnswer } from '../../progress/progress.ts';
import { verdictsUntilSolution } from '../../progress/standing.ts';
import { renderDifference } from '../../reporting/render-difference.ts';
import { answerPath } from '../../session/session.ts';
import { readReference } from '../exercise-texts.ts';
import { exerciseNamed, readOptions } from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';
import { alternativesNote, isItsOwnSolution, notOpenYet } from '../exercise-words.ts';

const usage = usageOf({
  typed: 'npm run solution -- <exercise>',
  does: {
    en: 'The workbook’s own answer, after a pass or three verdicts on different answers.',
    ko: '워크북의 해답을 보여 줘요. 통과했거나 서로 다른 답으로 세 번 판정을 받은 뒤에 볼 수 있어요.',
  },
  options: {
    diff: {
      type: 'boolean',
      says: {
        en: 'Only where it differs from yours.',
        ko: '내 답과 다른 점만 보여 줘요.',
      },
    },
  },
});

export function solution(shell: Shell): number {
  const { values, positionals } = readOptions(shell.args, usage);
  const exercise = exerciseNamed(positionals[0], usage.typed);
  const reference = readReference(shell.root, exercise);
  if (reference === undefined) {
    shell.tell(isItsOwnSolution(exercise));
    return exitCodes.pass;
  }
  const missing = verdictsUntilSolution(shell.progress.events, exercise.path);
  if (missing > 0) {
    shell.tell(notOpenYet(missing));
    return exitCodes.fail;
  }
  const own = readAnswer(answerPath(shell.root, exercise));
  shell.print(
    values.diff === true && own !== undefined
      ? renderDifference(own, reference.text, renderOptions(shell))
      : reference.text,
  );
  shell.tell(alternativesNote(reference));
  return exitCodes.pass;
}
