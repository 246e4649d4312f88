// States, results and verdicts for the tests of watch.
import { exercises, type Exercise } from '../../../catalog/catalog.ts';
import { finding } from '../../../grading/make-finding.ts';
import { makeVerdict, todoVerdict } from '../../../grading/make-verdict.ts';
import type { Verdict } from '../../../grading/verdict.ts';
import { step, type Effect, type WatchEvent, type WatchState } from '../state.ts';

export function exerciseAt(index: number): Exercise {
  const exercise = exercises[index];
  if (exercise === undefined) throw new Error(`The catalog has no exercise ${index}`);
  return exercise;
}

/** An exercise under each number from 1, for lists longer than the catalog's. */
export function manyExercises(count: number): Exercise[] {
  return Array.from({ length: count }, (_, index) => ({
    ...exerciseAt(1),
    slug: `milk-${index + 1}`,
    path: `before-dawn/milk-${index + 1}`,
  }));
}

export function begun(more: Partial<WatchState> = {}): WatchState {
  return {
    ...{ language: 'en', exercises, current: exerciseAt(1), running: undefined },
    ...{ results: new Map(), panel: { type: 'none' }, note: undefined },
    ...more,
  };
}

/** The state after these events, and all that was to be done. */
export function after(
  state: WatchState,
  ...events: WatchEvent[]
): { state: WatchState; effects: Effect[] } {
  const effects: Effect[] = [];
  for (const event of events) {
    const next = step(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

export function keys(...pressed: string[]): WatchEvent[] {
  return pressed.map((key) => ({ type: 'key', key }));
}

export function failed(code: 'LOST' | 'ORDER' = 'LOST', subject = 'trace', seed = 7): Verdict {
  const says = { en: 'trace got 82 of 240 pickups.', ko: 'trace 리더가 82건을 받았어요.' };
  const asks = { en: 'What does a group id mean?', ko: '그룹 id는 무엇을 뜻하나요?' };
  return makeVerdict({
    ...{ exercise: 'hello-milk', history: [], output: '', durationMs: 260, seed },
    findings: [finding({ code, subject, says, asks, explainedAt: 'before-dawn#lost' })],
    broker: { kind: 'jvm', version: '4.4.0', graded: true },
  });
}

export function passed(seed = 7): Verdict {
  const { version, exercise, broker, output } = failed();
  return {
    ...todoVerdict(exercise, seed),
    ...{ version, broker, output, status: 'pass', durationMs: 260 },
  };
}
