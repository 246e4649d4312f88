import { describe, expect, it } from 'vitest';
import { lastFinding, lineOf, passedLast, verdictsUntilSolution } from './standing.ts';
import type { KeptAttempt } from './workbench.ts';

const attempt = (source: string, status: KeptAttempt['status'], ...codes: string[]) => ({
  ...{ name: source, source, status, codes, at: '2026-01-12T05:00:00Z' },
  ...{ subject: codes.length > 0 ? `about ${source}` : null, standing: 'practised' as const },
});

describe('the solution', () => {
  it('opens after three verdicts on different sources', () => {
    const failed = ['a', 'b', 'c'].map((source) => attempt(source, 'fail', 'LOST'));
    expect(
      [0, 1, 2, 3].map((count) => verdictsUntilSolution(failed.slice(0, count), false)),
    ).toEqual([3, 2, 1, 0]);
  });

  it('opens after a pass, also one that only the journal knows of', () => {
    expect(verdictsUntilSolution([attempt('a', 'pass')], false)).toBe(0);
    expect(verdictsUntilSolution([], true)).toBe(0);
  });

  it('counts neither what was put away nor what a broken broker said', () => {
    expect(verdictsUntilSolution([attempt('a', null), attempt('b', 'error')], false)).toBe(3);
  });

  it('counts a task that was begun', () => {
    expect(verdictsUntilSolution([attempt('a', 'todo', 'LOST')], false)).toBe(2);
    expect(verdictsUntilSolution([attempt('a', 'todo')], false)).toBe(3);
  });
});

describe('the last finding', () => {
  it('is the first of the newest verdict', () => {
    const attempts = [
      attempt('put-away', null),
      attempt('b', 'fail', 'DUP', 'LOST'),
      attempt('a', 'fail', 'ORDER'),
    ];
    expect(lastFinding(attempts)).toEqual({ code: 'DUP', subject: 'about b' });
  });

  it('is none after a pass', () => {
    const attempts = [attempt('b', 'pass'), attempt('a', 'fail', 'DUP')];
    expect([lastFinding(attempts), passedLast(attempts)]).toEqual([undefined, true]);
    expect(passedLast(attempts.slice(1))).toBe(false);
  });
});

it('a line is found where a finding names one', () => {
  const says = { en: 'sendPickup threw: Error: spilt (line 9)', ko: '' };
  const other = { en: 'trace got 78 of 240 pickups.', ko: '' };
  expect(lineOf({ where: 'exercise.ts:12  const milk = 1;', says: other })).toBe(12);
  expect(lineOf({ where: null, says })).toBe(9);
  expect(lineOf({ where: 'collection.pickups/0@12 (farm-3)', says: other })).toBe(undefined);
});
