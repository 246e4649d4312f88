// Where the learner stands with an exercise, as a line of a table.
import type { Language } from '../grading/text.ts';
import { pad } from '../reporting/lay-out.ts';
import type { Paint } from '../reporting/paint.ts';
import type { Row } from '../workbench/standings.ts';

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
