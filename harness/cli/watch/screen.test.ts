import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../grading/text.ts';
import { plainPaint } from '../../reporting/paint.ts';
import type { PanelContent } from './panels.ts';
import { renderScreen } from './screen.ts';
import type { WatchState } from './state.ts';
import { after, begun, exerciseAt, failed, keys, manyExercises, passed } from './testing/state.ts';

const exercise = exerciseAt(1);
const languages: readonly Language[] = ['en', 'ko'];
const standing = { status: 'not-yet', changed: true, codes: ['LOST', 'DUP'] } as const;

function content(more: Partial<PanelContent> = {}): PanelContent {
  const levels = ['Which anomaly?', 'Which line?', 'Which page?'];
  return {
    hints: () => ({ heading: 'LOST', code: 'LOST', words: [], levels }),
    solution: () => 2,
    rows: () => begun().exercises.map((one) => ({ exercise: one, standing })),
    ...more,
  };
}

function draw(
  state: WatchState,
  {
    language = 'en',
    width = 80,
    height = 24,
  }: { language?: Language; width?: number; height?: number } = {},
  shown = content(),
): string[] {
  const options = { language, paint: plainPaint, width, height, hasPage: () => false };
  return renderScreen(state, shown, options).split('\n');
}

const seen = after(
  begun(),
  { type: 'verdict', exercise, verdict: failed(), sinceSaveMs: 312.4 },
  { type: 'types', exercise, types: [{ line: 12, message: 'Milk is not cream.' }] },
).state;

describe.each(languages)('the screen in %s', (language) => {
  it.each(['', 'h', 's', 'l', 'r', '?'])(
    'fits into 80 columns and into 40, after the key “%s”',
    (key) => {
      const state = after(seen, ...keys(key)).state;
      for (const width of [80, 40]) {
        // A verdict's own first line is no part of this.
        for (const line of draw(state, { language, width }).slice(1)) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        }
      }
    },
  );

  it('has the keys last, in one line of 80 columns', () => {
    expect(draw(seen, { language }).at(-1)).toMatch(
      language === 'en' ? /^n next .* q quit$/ : /^n 다음 .* q 끝$/,
    );
  });

  it('says everything in one language', () => {
    const text = draw(after(seen, ...keys('?')).state, { language }).join('\n');
    const left = text.replaceAll(/g +(한국어.*|English|in English)$|g (한국어|English)/gm, '');
    if (language === 'en') expect(left).not.toMatch(/[가-힣]/);
    else expect(left).not.toMatch(/\b(next|hint|quit|Save)\b/);
  });
});

describe('the screen', () => {
  it('has verdict, types, next step, time and seed above the keys', () => {
    const text = draw(seen).join('\n');
    expect(text).toMatch(/^✗ hello-milk {2}not yet/);
    expect(text).toContain('exercise.ts:12  Milk is not cream.');
    expect(draw(seen).slice(-3, -1)).toEqual([
      'Save exercises/before-dawn/hello-milk/exercise.ts to try again.',
      '312 ms · --seed 7 repeats this run',
    ]);
  });

  it('says what is being graded, and shows the last verdict meanwhile', () => {
    const text = draw(after(seen, { type: 'running', exercise }).state);
    expect(text.at(-2)).toMatch(/grading hello-milk…$/);
    expect(text[0]).toMatch(/not yet/);
  });

  it('says what is next after a pass', () => {
    const { state } = after(begun(), {
      type: 'verdict',
      exercise,
      verdict: passed(),
      sinceSaveMs: null,
    });
    expect(draw(state).join('\n')).toContain(
      'Next: exercises/why-event-driven/first-tape/exercise.ts',
    );
  });

  it('has no time and no seed where nothing ran', () => {
    const verdict = { ...passed(), status: 'todo' } as const;
    const { state } = after(begun(), { type: 'verdict', exercise, verdict, sinceSaveMs: 12 });
    expect(draw(state).join('\n')).not.toMatch(/ms|seed|\n\n\n/);
    expect(draw(state).at(-2)).toMatch(/^Begin in/);
  });

  it('shows the hint of the level that was asked for', () => {
    expect(draw(after(seen, ...keys('h', 'h')).state)).toContain('  Which line?');
    const none = content({ hints: () => undefined });
    expect(draw(after(seen, ...keys('h')).state, {}, none).join('\n')).toContain('worked example');
  });

  it('says how many verdicts are missing, or shows the solution', () => {
    const state = after(seen, ...keys('s')).state;
    expect(draw(state).join(' ')).toContain('2 to go');
    const alternatives = { path: 'solutions/x/alternatives', count: 3 };
    const open = content({
      solution: () => ({ path: 'solutions/x', text: 'milk();', alternatives }),
    });
    expect(draw(state, {}, open)).toContain('milk();');
  });

  it('asks before it resets', () => {
    const text = draw(after(seen, ...keys('r')).state);
    expect(text.at(-1)).toBe('y yes  n no');
    expect(text.join(' ')).toContain('What is there now is kept.');
  });

  it('says a note, with its indents', () => {
    const note = { en: 'Kept.\n  npm run reset', ko: '보관' };
    expect(draw(begun({ note })).join('\n')).toContain('\nKept.\n  npm run reset\n');
  });
});

describe('the list', () => {
  const many = manyExercises(40);
  const state = (at: number): WatchState =>
    begun({ exercises: many, panel: { type: 'list', at, typed: '' } });
  const shown = content({ rows: () => many.map((one) => ({ exercise: one, standing })) });

  it.each([0, 1, 20, 38, 39])('keeps to the height, with row %i in sight and marked', (at) => {
    for (const height of [24, 12]) {
      const lines = draw(state(at), { height }, shown);
      expect(lines.length).toBeLessThanOrEqual(height);
      const marked = lines.filter((line) => line.startsWith('▸'));
      expect(marked).toEqual([expect.stringContaining(`milk-${at + 1} `)]);
    }
  });

  it('has its lessons’ names where there is room for all', () => {
    const lines = draw(after(begun(), ...keys('l')).state, { height: 80 });
    expect(lines[0]).toBe('Before dawn');
    expect(lines).toContain('Why event-driven');
    expect(lines.find((line) => line.startsWith('▸'))).toContain('hello-milk');
  });

  it('says where each stands', () => {
    const row = draw(state(0), {}, shown).find((line) => line.startsWith('▸'));
    expect(row).toMatch(/^▸ {2}1 ✗ milk-1 +not yet +5 min +core +LOST · changed since/);
  });
});
