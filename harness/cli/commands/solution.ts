// npm run solution -- <exercise>: the reference, for those who have earned it.
import { readAnswer } from '../../progress/progress.ts';
import { verdictsUntilSolution } from '../../progress/standing.ts';
import { renderDifference } from '../../reporting/render-difference.ts';
import { answerPath } from '../../session/session.ts';
import { readReference } from '../exercise-texts.ts';
import { exerciseNamed, readOptions } from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { alternativesNote, isItsOwnSolution, notOpenYet } from '../exercise-words.ts';

const usage = 'npm run solution -- <exercise> [--diff]';

export function solution(shell: Shell): number {
  const { values, positionals } = readOptions(shell.args, { diff: { type: 'boolean' } });
  const exercise = exerciseNamed(positionals[0], usage);
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
