// Where the learner stands with each exercise, as a table's rows.
import { readFileSync } from 'node:fs';
import { exercises, type Exercise } from '../catalog/catalog.ts';
import type { Language } from '../grading/text.ts';
import { attemptName } from '../progress/attempts.ts';
import type { ProgressEvent } from '../progress/progress.ts';
import { standingOf, type Standing } from '../progress/standing.ts';
import { pad } from '../reporting/lay-out.ts';
import type { Paint } from '../reporting/paint.ts';
import { answerPath, isUntouched } from '../session/session.ts';

export interface Row {
  exercise: Exercise;
  standing: Standing;
}

export function standings(root: string, events: readonly ProgressEvent[]): Row[] {
  return exercises.map((exercise) => {
    const file = answerPath(root, exercise);
    return {
      exercise,
      standing: standingOf(events, exercise.path, {
        attempt: nameOf(file),
        untouched: isUntouched(root, exercise, file),
      }),
    };
  });
}

/** The name that an attempt with the file's text has; `null`: there is no file. */
export function nameOf(file: string): string | null {
  try {
    return attemptName(readFileSync(file));
  } catch {
    return null;
  }
}

const looks = {
  passed: { glyph: '✓', style: 'green' },
  practised: { glyph: '~', style: 'green' },
  'not-yet': { glyph: '✗', style: 'red' },
  'to-do': { glyph: '·', style: 'dim' },
} as const;

const words = {
  en: {
    ...{ passed: 'passed', practised: 'practised', 'not-yet': 'not yet', 'to-do': 'to do' },
    ...{ worked: 'example', core: 'core', stretch: 'stretch' },
    minutes: 'min',
    changed: 'changed since',
    ungraded: 'not graded yet',
  },
  ko: {
    ...{ passed: '통과', practised: '연습', 'not-yet': '통과 못 함', 'to-do': '할 일' },
    ...{ worked: '예제', core: '핵심', stretch: '심화' },
    minutes: '분',
    changed: '그 뒤에 바뀜',
    ungraded: '아직 채점하지 않음',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** One line: mark, name, status, minutes, level, and what else there is to say. */
export function renderRow(
  { exercise, standing }: Row,
  { language, paint }: { language: Language; paint: Paint },
): string {
  const { glyph, style } = looks[standing.status];
  const said = words[language];
  const worked = exercise.kind === 'worked' && standing.status !== 'passed';
  const status = worked ? said.worked : said[standing.status];
  // What was found first is what to work on, and all that fits.
  const more = standing.codes.slice(0, 1);
  if (standing.changed && !worked) {
    more.push(standing.status === 'not-yet' && more.length === 0 ? said.ungraded : said.changed);
  }
  return [
    paint(style, `${worked ? '·' : glyph} ${pad(exercise.slug, 20)}${pad(status, 12)}`),
    `${String(exercise.minutes).padStart(3)} ${pad(said.minutes, 5)}${pad(said[exercise.level], 8)}`,
    paint('dim', more.join(' · ')),
  ]
    .join('')
    .trimEnd();
}
