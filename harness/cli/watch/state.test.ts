import { describe, expect, it } from 'vitest';
import type { WatchEvent } from './state.ts';
import { after, begun, exerciseAt, failed, keys, passed } from './testing/state.ts';

const exercise = exerciseAt(1);
const verdict = (
  of = failed(),
  more: { exercise?: typeof exercise; sinceSaveMs?: number | null } = {},
): WatchEvent => ({ type: 'verdict', exercise, verdict: of, sinceSaveMs: 300, ...more });

describe('watch', () => {
  it('grades what it is opened with', () => {
    expect(after(begun(), { type: 'opened' }).effects).toEqual([
      { type: 'grade', exercise, why: 'show' },
    ]);
  });

  it('grades what is saved, and goes to it', () => {
    const other = exerciseAt(2);
    const { state, effects } = after(begun(), { type: 'saved', exercise: other });
    expect(state.current).toBe(other);
    expect(effects).toEqual([{ type: 'grade', exercise: other, why: 'save' }]);
  });

  it('knows what is being graded until there is a verdict, or trouble', () => {
    const running = after(begun(), { type: 'running', exercise }).state;
    expect(running.running).toBe(exercise);
    expect(after(running, verdict()).state.running).toBeUndefined();
    const text = { en: 'no', ko: '아니요' };
    const trouble = after(running, { type: 'trouble', text }).state;
    expect([trouble.running, trouble.note]).toEqual([undefined, text]);
  });

  it('keeps the verdict on another exercise, and stays where it is', () => {
    const other = exerciseAt(2);
    const { state } = after(begun(), verdict(passed(), { exercise: other }));
    expect(state.current).toBe(exercise);
    expect(state.results.get(other.path)?.verdict.status).toBe('pass');
  });

  it('adds types to the verdict they belong to, and none to the next', () => {
    const types = [{ line: 1, message: 'no' }];
    const { state } = after(begun(), verdict(), { type: 'types', exercise, types });
    expect(state.results.get(exercise.path)?.types).toEqual(types);
    const later = after(state, verdict()).state;
    expect(later.results.get(exercise.path)?.types).toBeUndefined();
  });
});

describe('a key', () => {
  it('n goes to the next exercise, and says so at the last', () => {
    const { state, effects } = after(begun(), ...keys('n'));
    expect(state.current).toBe(exerciseAt(2));
    expect(effects).toEqual([{ type: 'grade', exercise: exerciseAt(2), why: 'show' }]);
    const last = after(begun({ current: exerciseAt(2) }), ...keys('n'));
    expect(last.state.note?.en).toMatch(/last/);
    expect(last.effects).toEqual([]);
  });

  it('h opens a hint, and goes deeper each time, to the third level', () => {
    const levels = [1, 2, 3, 4].map((times) => {
      const { panel } = after(begun(), ...keys(...Array<string>(times).fill('h'))).state;
      return panel.type === 'hint' ? panel.level : undefined;
    });
    expect(levels).toEqual([1, 2, 3, 3]);
  });

  it.each([
    ['s', 'solution'],
    ['?', 'help'],
  ])('%s opens, and closes', (key, type) => {
    expect(after(begun(), ...keys(key)).state.panel.type).toBe(type);
    expect(after(begun(), ...keys(key, key)).state.panel.type).toBe('none');
    expect(after(begun(), ...keys(key, 'escape')).state.panel.type).toBe('none');
  });

  it('l opens the list at the exercise, and shows what is chosen', () => {
    expect(after(begun(), ...keys('l')).state.panel).toEqual({ type: 'list', at: 1, typed: '' });
    const { state, effects } = after(begun(), ...keys('l', 'j', 'return'));
    expect([state.current, state.panel.type]).toEqual([exerciseAt(2), 'none']);
    expect(effects).toEqual([{ type: 'grade', exercise: exerciseAt(2), why: 'show' }]);
    expect(after(begun(), ...keys('l', 'q')).effects).toEqual([]);
  });

  it('r resets only after y', () => {
    expect(after(begun(), ...keys('r')).effects).toEqual([]);
    expect(after(begun(), ...keys('r', 'y')).effects).toEqual([{ type: 'reset', exercise }]);
    for (const other of ['n', 'q', 'escape', 'return', 'r', 'x']) {
      const { state, effects } = after(begun(), ...keys('r', other));
      expect([state.panel.type, effects]).toEqual(['none', []]);
    }
  });

  it('a runs the last run again, with its seed', () => {
    const { effects } = after(begun(), verdict(failed('LOST', 'trace', 42)), ...keys('a'));
    expect(effects).toEqual([{ type: 'grade', exercise, why: 'again', seed: 42 }]);
    const none = after(begun(), ...keys('a'));
    expect([none.effects, none.state.note?.en]).toEqual([[], expect.stringMatching(/no run/)]);
  });

  it('g changes the language, there and back', () => {
    const { state, effects } = after(begun(), ...keys('g'));
    expect([state.language, effects]).toEqual(['ko', [{ type: 'language', language: 'ko' }]]);
    expect(after(state, ...keys('g')).state.language).toBe('en');
  });

  it.each([
    ['q', ['q']],
    ['Ctrl-C', ['ctrl-c']],
    ['Ctrl-C in the list', ['l', 'ctrl-c']],
    ['Ctrl-C at the question', ['r', 'ctrl-c']],
  ])('%s ends it', (_, pressed) => {
    expect(after(begun(), ...keys(...pressed)).effects).toEqual([{ type: 'quit' }]);
  });

  it('takes the last note away', () => {
    const note = { en: 'milk', ko: '우유' };
    expect(after(begun({ note }), ...keys('x')).state.note).toBeUndefined();
  });
});

describe('what is open', () => {
  const hint = after(begun(), verdict(), ...keys('h', 'h')).state;

  it('stays as a hint while the finding does', () => {
    expect(after(hint, verdict(failed())).state.panel).toEqual({ type: 'hint', level: 2 });
    expect(after(hint, verdict(failed('ORDER'))).state.panel.type).toBe('none');
    expect(after(hint, verdict(failed('LOST', 'audit'))).state.panel.type).toBe('none');
    expect(after(hint, verdict(passed())).state.panel.type).toBe('none');
  });

  it('stays when a verdict on another exercise comes', () => {
    const other = verdict(passed(), { exercise: exerciseAt(2) });
    expect(after(hint, other).state.panel.type).toBe('hint');
  });

  it('stays as a list or a question, and is closed as a solution', () => {
    for (const [key, type] of [
      ['l', 'list'],
      ['r', 'reset'],
      ['s', 'none'],
      ['?', 'none'],
    ] as const) {
      expect(after(begun(), ...keys(key), verdict()).state.panel.type).toBe(type);
    }
  });

  it('keeps what a reset said through the verdict that there is all to do', () => {
    const note = { en: 'kept', ko: '보관' };
    const todo = { ...passed(), status: 'todo' } as const;
    expect(after(begun({ note }), verdict(todo)).state.note).toBe(note);
    expect(after(begun({ note }), verdict(failed())).state.note).toBeUndefined();
  });
});
