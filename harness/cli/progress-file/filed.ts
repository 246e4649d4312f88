// What a progress file says of the work on this machine.
import { exercises, type Exercise } from '../../catalog/catalog.ts';
import { attemptsOf, type Attempt } from '../../progress/attempts.ts';
import { readAnswer, type ProgressEvent } from '../../progress/progress.ts';
import type { FiledAttempt, FiledExercise } from '../../progress-file/progress-file.ts';
import { answerPath, isUntouched } from '../../session/session.ts';
import type { Shell } from '../shell.ts';

type Place = Pick<Shell, 'root' | 'stateDir' | 'progress'>;

/** Exercises of which anything is kept, in the catalog's order. */
export function filedExercises(place: Place): FiledExercise[] {
  return exercises
    .map((exercise) => filedExercise(place, exercise))
    .filter(
      ({ source, attempts, passed }) => source !== null || attempts.length > 0 || passed !== null,
    );
}

export function filedExercise({ root, stateDir, progress }: Place, exercise: Exercise) {
  const verdicts = verdictsOn(progress.events, exercise.path);
  const passes = verdicts.filter(({ status }) => status === 'pass');
  const file = answerPath(root, exercise);
  const filed: FiledExercise = {
    exercise: exercise.slug,
    passed: passes.some(({ graded }) => graded) ? 'graded' : passes.length > 0 ? 'practised' : null,
    // A worked example is nobody's own, as long as nobody ran a change of it: that is an attempt.
    source:
      exercise.kind === 'worked' || isUntouched(root, exercise, file)
        ? null
        : (readAnswer(file) ?? null),
    attempts: attemptsOf(stateDir, exercise.path, progress.events).flatMap((attempt) =>
      filedAttempt(attempt, verdicts),
    ),
  };
  return filed;
}

type VerdictEvent = ProgressEvent & { type: 'verdict' };

function verdictsOn(events: readonly ProgressEvent[], exercise: string): VerdictEvent[] {
  return events.filter(
    (event): event is VerdictEvent => event.type === 'verdict' && event.exercise === exercise,
  );
}

/** With its best verdict: a pass on a real Kafka, then a pass, then the last. */
function filedAttempt({ name, path, at }: Attempt, verdicts: readonly VerdictEvent[]) {
  const source = readAnswer(path);
  if (source === undefined) return [];
  const mine = verdicts.filter(({ attempt }) => attempt === name);
  const passes = mine.filter(({ status }) => status === 'pass');
  const best = passes.find(({ graded }) => graded) ?? passes.at(-1) ?? mine.at(-1);
  const filed: FiledAttempt = {
    ...{ at, source },
    status: best?.status ?? null,
    codes: best?.codes ?? [],
    subject: best?.subject ?? null,
    standing: best === undefined ? null : best.graded ? 'graded' : 'practised',
  };
  return [filed];
}
