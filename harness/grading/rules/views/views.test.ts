import { describe, expect, it } from 'vitest';
import type { Tried } from '../../scenes/functions.ts';
import type { Rebuilt } from '../../scenes/viewing.ts';
import { namesOf } from '../../testing/findings.ts';
import { foldRules } from './folds.ts';
import { rebuiltRules } from './rebuilt.ts';

const promised = { en: 'a `Passport`', ko: '`Passport`' };

describe('what is said of a fold', () => {
  const state = { lotId: 'lot-1', litres: 400, grade: 'B' };
  const expected = { lotId: 'lot-1', litres: 400, grade: 'A' };
  const found = (got: unknown): string[] => {
    const one = { name: 'traceFold', item: 'graded anew', args: [state, { grade: 'A' }] };
    const tried: Tried<Record<string, unknown>> = {
      ...{ ...one, expected, got, error: undefined, evidence: [1, 2] },
    };
    return namesOf(foldRules([tried], promised, 'event-driven-structures#modelling'));
  };

  it('is nothing where it gives what follows', () => {
    expect(found(expected)).toEqual([]);
  });

  it('tells what it forgot, what it passed over, and what it made up', () => {
    expect(found({ ...expected, litres: null })).toEqual(['LOST traceFold, graded anew']);
    expect(found(state)).toEqual(['STALE traceFold, graded anew']);
    expect(found({ ...expected, grade: 'C' })).toEqual(['PHANTOM traceFold, graded anew']);
    expect(found('A')).toEqual(['SHAPE traceFold']);
  });
});

describe('what is said of a rebuilding', () => {
  const found = (said: Partial<Rebuilt>, status = 202): string[] => {
    const answer = { unreachable: false, response: { status } };
    const rebuilt: Rebuilt = { route: 'POST /rebuild', answer, seq: 9, isReread: true, ...said };
    return namesOf(rebuiltRules(rebuilt, 'event-driven-structures#truth'));
  };

  it('is nothing where everything was read again, or nobody asked for it', () => {
    expect(found({})).toEqual([]);
    expect(rebuiltRules(undefined, 'event-driven-structures#truth')).toEqual([]);
  });

  it('tells who waits, who refuses, and who only says yes', () => {
    expect(found({}, 504)).toEqual(['BLOCKED POST /rebuild']);
    expect(found({}, 404)).toEqual(['LOST POST /rebuild']);
    expect(found({ isReread: false })).toEqual(['STALE rebuild']);
  });
});
