import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeAttempts, mergeKept, mergePassed, type Kept } from './merge.ts';
import type { FiledAttempt } from './progress-file.ts';

const now = new Date('2026-01-12T05:10:00.000Z');
function attempt(source: string, more: Partial<FiledAttempt> = {}): FiledAttempt {
  return {
    ...{ at: '2026-01-12T04:20:00.000Z', source, status: 'fail', codes: ['LOST'] },
    ...{ subject: null, standing: 'practised', ...more },
  };
}
const graded = { status: 'pass', codes: [], standing: 'graded' } as const;

describe('two places, merged', () => {
  it('have the text of the file, and one’s own as an attempt', () => {
    const merged = mergeKept(
      { source: 'mine', attempts: [] },
      { source: 'theirs', attempts: [] },
      now,
    );
    expect(merged).toMatchObject({ source: 'theirs', displaced: true, added: 0 });
    expect(merged.attempts).toEqual([
      {
        at: now.toISOString(),
        source: 'mine',
        status: null,
        codes: [],
        subject: null,
        standing: null,
      },
    ]);
  });

  it('keep the text that is the same in both, and one’s own where the file has none', () => {
    const mine = { source: 'mine', attempts: [] };
    for (const source of ['mine', null]) {
      const merged = mergeKept(mine, { source, attempts: [] }, now);
      expect(merged).toEqual({ ...mine, displaced: false, added: 0 });
    }
  });

  it('count the attempts that came', () => {
    const mine: Kept = { source: 'a', attempts: [attempt('a')] };
    const filed: Kept = { source: 'b', attempts: [attempt('a'), attempt('b'), attempt('c')] };
    expect(mergeKept(mine, filed, now)).toMatchObject({ displaced: true, added: 2 });
  });

  it('keep what was graded, whichever side has it, and the later time', () => {
    const old = attempt('a', { ...graded, at: '2026-01-01T00:00:00.000Z' });
    for (const [mine, filed] of [
      [[old], [attempt('a')]],
      [[attempt('a')], [old]],
    ] as const) {
      expect(mergeAttempts(mine, filed)).toEqual([{ ...old, at: attempt('a').at }]);
    }
    const practised = attempt('a', { status: 'pass', codes: [] });
    expect(mergeAttempts([practised], [old])).toEqual([{ ...old, at: practised.at }]);
    expect([mergePassed('graded', 'practised'), mergePassed(null, 'graded')]).toEqual([
      'graded',
      'graded',
    ]);
    expect([mergePassed('practised', null), mergePassed(null, null)]).toEqual(['practised', null]);
  });

  it('lose no text, and a second time change nothing', () => {
    const texts = fc.constantFrom('a', 'b', 'c', 'd');
    const kept = fc.record({
      source: fc.option(texts),
      attempts: fc.uniqueArray(
        fc.record({
          at: fc
            .date({ noInvalidDate: true, min: new Date(0), max: now })
            .map((at) => at.toISOString()),
          source: texts,
          status: fc.constantFrom('pass', 'fail', 'error', 'todo', null),
          codes: fc.constant([]),
          subject: fc.constant(null),
          standing: fc.constantFrom('practised', 'graded', null),
        }),
        { selector: ({ source }) => source },
      ),
    });
    const textsOf = ({ source, attempts }: Kept): Set<string | null> =>
      new Set([source, ...attempts.map((one) => one.source)]);
    fc.assert(
      fc.property(kept, kept, (mine, filed) => {
        const merged = mergeKept(mine, filed, now);
        for (const text of [...textsOf(mine), ...textsOf(filed)]) {
          if (text !== null) expect(textsOf(merged)).toContain(text);
        }
        const again = mergeKept(merged, filed, now);
        expect([again.source, again.attempts, again.added]).toEqual([
          merged.source,
          merged.attempts,
          0,
        ]);
      }),
    );
  });
});
