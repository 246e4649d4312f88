// What watch shows and does, as a pure machine: a state and an event give the next state and what is
// to be done. The loop does it; the screen shows the state.
import type { Exercise } from '../../catalog/catalog.ts';
import type { HintLevel } from '../../catalog/hints.ts';
import type { Language, Text } from '../../grading/text.ts';
import { wasGraded, type Verdict } from '../../grading/verdict.ts';
import type { TypeReport } from '../../type-check/problem.ts';
import type { Key } from './keys.ts';
import { chooseFrom, type ListPanel } from './list-panel.ts';

export interface Result {
  verdict: Verdict;
  /** From the file's modification to the verdict; `null`: it was not a save. */
  sinceSaveMs: number | null;
  /** `undefined` until they are checked. */
  types: TypeReport;
}

/** What stands below the verdict, or in its place. */
export type Panel =
  | { type: 'none' }
  | { type: 'hint'; level: HintLevel }
  | { type: 'solution' }
  | { type: 'reset' }
  | { type: 'help' }
  | ListPanel;

export interface WatchState {
  language: Language;
  exercises: readonly Exercise[];
  current: Exercise;
  /** Is being graded. */
  running: Exercise | undefined;
  /** The last results of this session, by the exercise's path. */
  results: ReadonlyMap<string, Result>;
  panel: Panel;
  /** Said once; the next key takes it away. */
  note: Text | undefined;
}

export type WatchEvent =
  | { type: 'opened' }
  | { type: 'key'; key: Key }
  | { type: 'saved'; exercise: Exercise }
  | { type: 'running'; exercise: Exercise }
  | { type: 'verdict'; exercise: Exercise; verdict: Verdict; sinceSaveMs: number | null }
  | { type: 'types'; exercise: Exercise; types: TypeReport }
  /** The run could not be finished; the text says why. */
  | { type: 'trouble'; text: Text }
  | { type: 'note'; text: Text }
  | { type: 'resized' };

export type Effect =
  /** `save`: this was a save. `again`: also when this very text was graded last. */
  | { type: 'grade'; exercise: Exercise; why: 'save' | 'show' }
  | { type: 'grade'; exercise: Exercise; why: 'again'; seed: number }
  | { type: 'reset'; exercise: Exercise }
  | { type: 'language'; language: Language }
  | { type: 'quit' };

export interface Step {
  state: WatchState;
  effects: readonly Effect[];
}

export function step(state: WatchState, event: WatchEvent): Step {
  switch (event.type) {
    case 'opened':
      return show(state, state.current);
    case 'key':
      return press({ ...state, note: undefined }, event.key);
    case 'saved':
      return {
        state: { ...state, current: event.exercise },
        effects: [{ type: 'grade', exercise: event.exercise, why: 'save' }],
      };
    case 'running':
      return only({ ...state, running: event.exercise });
    case 'verdict':
      return only(withVerdict(state, event));
    case 'types': {
      const result = state.results.get(event.exercise.path);
      if (result === undefined) return only(state);
      return only(withResult(state, event.exercise, { ...result, types: event.types }));
    }
    case 'trouble':
      return only({ ...state, running: undefined, note: event.text });
    case 'note':
      return only({ ...state, note: event.text });
    case 'resized':
      return only(state);
  }
}

const only = (state: WatchState): Step => ({ state, effects: [] });
const withPanel = (state: WatchState, panel: Panel): Step => only({ ...state, panel });
const noPanel: Panel = { type: 'none' };

function press(state: WatchState, key: Key): Step {
  if (key === 'ctrl-c') return { state, effects: [{ type: 'quit' }] };
  if (state.panel.type === 'list') return pressInList(state, state.panel, key);
  if (state.panel.type === 'reset') return pressInReset(state, key);
  const { current, panel } = state;
  switch (key) {
    case 'q':
      return { state, effects: [{ type: 'quit' }] };
    case 'escape':
      return withPanel(state, noPanel);
    case 'n':
      return next(state);
    case 'a':
      return again(state);
    case 'g': {
      const language = state.language === 'en' ? 'ko' : 'en';
      return { state: { ...state, language }, effects: [{ type: 'language', language }] };
    }
    case 'h':
      return withPanel(state, {
        type: 'hint',
        level: panel.type === 'hint' ? deeper(panel.level) : 1,
      });
    case 'l':
      return withPanel(state, { type: 'list', at: state.exercises.indexOf(current), typed: '' });
    case 'r':
      return withPanel(state, { type: 'reset' });
    case 's':
      return withPanel(state, panel.type === 'solution' ? noPanel : { type: 'solution' });
    case '?':
      return withPanel(state, panel.type === 'help' ? noPanel : { type: 'help' });
    default:
      return only(state);
  }
}

function pressInList(state: WatchState, panel: ListPanel, key: Key): Step {
  const choice = chooseFrom(panel, key, state.exercises.length);
  if (choice === 'back') return withPanel(state, noPanel);
  if (typeof choice === 'object') return withPanel(state, choice);
  const chosen = state.exercises[choice];
  return chosen === undefined ? withPanel(state, noPanel) : show(state, chosen);
}

/** Only `y` resets: any other key may have been meant for something else. */
function pressInReset(state: WatchState, key: Key): Step {
  const closed = { ...state, panel: noPanel };
  if (key !== 'y') return only(closed);
  return { state: closed, effects: [{ type: 'reset', exercise: state.current }] };
}

function next(state: WatchState): Step {
  const following = state.exercises[state.exercises.indexOf(state.current) + 1];
  if (following !== undefined) return show(state, following);
  return only({
    ...state,
    note: { en: 'This is the last exercise there is.', ko: '마지막 연습이에요.' },
  });
}

function again(state: WatchState): Step {
  const { verdict } = state.results.get(state.current.path) ?? {};
  if (verdict === undefined || !wasGraded(verdict)) {
    const note = { en: 'There is no run to repeat yet.', ko: '되풀이할 실행이 아직 없어요.' };
    return only({ ...state, note });
  }
  return {
    state,
    effects: [{ type: 'grade', exercise: state.current, why: 'again', seed: verdict.seed }],
  };
}

function show(state: WatchState, exercise: Exercise): Step {
  return {
    state: { ...state, current: exercise, panel: noPanel },
    effects: [{ type: 'grade', exercise, why: 'show' }],
  };
}

function withVerdict(
  state: WatchState,
  { exercise, verdict, sinceSaveMs }: WatchEvent & { type: 'verdict' },
): WatchState {
  const before = state.results.get(exercise.path)?.verdict;
  const shown = exercise === state.current;
  // A hint stays while what it is about does. What else was opened belonged to the last verdict.
  const keeps =
    !shown ||
    state.panel.type === 'list' ||
    state.panel.type === 'reset' ||
    (state.panel.type === 'hint' && aboutOf(before) === aboutOf(verdict));
  return withResult(
    {
      ...state,
      running: undefined,
      panel: keeps ? state.panel : noPanel,
      // A reset is followed by the verdict that there is all to do; what it said stays.
      note: wasGraded(verdict) ? undefined : state.note,
    },
    exercise,
    { verdict, sinceSaveMs, types: undefined },
  );
}

function aboutOf(verdict: Verdict | undefined): string {
  const first = verdict?.findings[0];
  return first === undefined ? '' : `${first.code} ${first.subject}`;
}

function withResult(state: WatchState, exercise: Exercise, result: Result): WatchState {
  return { ...state, results: new Map(state.results).set(exercise.path, result) };
}

function deeper(level: HintLevel): HintLevel {
  return level === 1 ? 2 : 3;
}
