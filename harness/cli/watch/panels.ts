// What a key opens: a hint, the solution, the list, a question.
import type { Exercise } from '../../catalog/catalog.ts';
import type { HintSection } from '../../catalog/hints.ts';
import stringWidth from 'string-width';
import type { Text } from '../../grading/text.ts';
import { cut, wrapped } from '../../reporting/lay-out.ts';
import { plainPaint } from '../../reporting/paint.ts';
import { renderHint } from '../../reporting/render-hint.ts';
import type { Reference } from '../exercise-texts.ts';
import { alternativesNote, hasNoHints, isItsOwnSolution, notOpenYet } from '../exercise-words.ts';
import type { Row } from '../../workbench/standings.ts';
import { renderRow } from '../render-standing.ts';
import type { ListPanel } from './list-panel.ts';
import type { ScreenOptions } from './screen.ts';
import type { WatchState } from './state.ts';

/** What panels show, read when one is open. */
export interface PanelContent {
  /** For what was found first; `undefined` for a worked example. */
  hints(exercise: Exercise, state: WatchState): HintSection | undefined;
  /** A number: so many verdicts are missing until it is shown; `undefined`: a worked example. */
  solution(exercise: Exercise): Reference | number | undefined;
  rows(): readonly Row[];
}

export function panelText(
  state: WatchState,
  content: PanelContent,
  options: ScreenOptions,
): string {
  const { panel, current } = state;
  const { language, width } = options;
  switch (panel.type) {
    case 'none':
    case 'help':
      return '';
    case 'hint': {
      const section = content.hints(current, state);
      if (section !== undefined) return renderHint(section, panel.level, options);
      return wrapped(hasNoHints(current)[language], width);
    }
    case 'solution': {
      const solution = content.solution(current);
      if (solution === undefined) return wrapped(isItsOwnSolution(current)[language], width);
      if (typeof solution === 'number') return wrapped(notOpenYet(solution)[language], width);
      return `${solution.text}\n${wrapped(alternativesNote(solution)[language], width)}`;
    }
    case 'reset':
      return wrapped(question(current)[language], width);
    case 'list':
      return listText(panel, content.rows(), options);
  }
}

function question({ path }: Exercise): Text {
  return {
    en: `Put exercises/${path}/exercise.ts back as it was shipped?\nWhat is there now is kept.`,
    ko: `exercises/${path}/exercise.ts 파일을 처음 상태로 되돌릴까요?\n지금 있는 내용은 보관해요.`,
  };
}

/** Rows that fit, around the one that is marked; lessons' names where there is room for all. */
function listText(panel: ListPanel, rows: readonly Row[], options: ScreenOptions): string {
  const { width, height, language, paint } = options;
  const lines = rows.map((row, index) => {
    const mark = `${index === panel.at ? '▸' : ' '}${String(index + 1).padStart(3)} `;
    const line = `${mark}${renderRow(row, options)}`;
    // Cut without styles: one that is cut open would colour all that follows.
    return stringWidth(line) <= width
      ? line
      : cut(`${mark}${renderRow(row, { language, paint: plainPaint })}`, width);
  });
  // The keys take two lines, with an empty one above; a note may come.
  const room = Math.max(3, height - 6);
  if (lines.length + 2 * lessonsIn(rows) <= room) {
    return lines
      .map((line, index) => {
        const { lesson } = rows[index]?.exercise ?? {};
        const isFirst = lesson !== rows[index - 1]?.exercise.lesson;
        if (!isFirst || lesson === undefined) return line;
        return `${index === 0 ? '' : '\n'}${paint('bold', cut(lesson.title[language], width))}\n${line}`;
      })
      .join('\n');
  }
  const from = Math.max(0, Math.min(panel.at - Math.floor(room / 2), lines.length - room));
  return lines.slice(from, from + room).join('\n');
}

function lessonsIn(rows: readonly Row[]): number {
  return new Set(rows.map(({ exercise }) => exercise.lesson)).size;
}
