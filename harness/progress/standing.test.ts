import { describe, expect, it } from 'vitest';
import type { ProgressEvent } from './progress.ts';
import { lastFinding, standingOf, verdictsUntilSolution } from './standing.ts';

const exercise = 'before-dawn/hello-milk';
type VerdictEvent = ProgressEvent & { type: 'verdict' };
const verdict = (
  status: VerdictEvent['status'],
  attempt: string,
  more: Partial<VerdictEvent> = {},
): VerdictEvent => ({
  ...{ type: 'verdict', at: '2026', exercise, status, attempt, graded: true, seed: 1 },
  codes: status === 'fail' ? ['LOST'] : [],
  subject: status === 'fail' ? 'trace' : null,
  ...more,
});
const standing = (events: ProgressEvent[], attempt: string | null = 'a', untouched = false) =>
  standingOf(events, exercise, { attempt, untouched });

describe('an exercise', () => {
  it('is to do while it is the stub, or gone, and nothing was passed', () => {
    expect(standing([], 'stub', true)).toEqual({ status: 'to-do', changed: false, codes: [] });
    expect(standing([], null).status).toBe('to-do');
  });

  it('is not yet when it was begun, and says what the last verdict found', () => {
    expect(standing([])).toMatchObject({ status: 'not-yet', changed: true });
    expect(standing([verdict('fail', 'a')])).toEqual({
      ...{ status: 'not-yet', changed: false, codes: ['LOST'] },
    });
  });

  it('is passed from its first pass on a real Kafka on', () => {
    const practised = verdict('pass', 'a', { graded: false });
    expect(standing([practised]).status).toBe('practised');
    expect(standing([practised, verdict('pass', 'a')]).status).toBe('passed');
    expect(standing([verdict('pass', 'a'), verdict('fail', 'b')], 'b')).toMatchObject({
      ...{ status: 'passed', codes: ['LOST'] },
    });
    expect(standing([verdict('pass', 'a')], 'stub', true).status).toBe('passed');
  });

  it('was changed when the last verdict was about another text', () => {
    expect(standing([verdict('fail', 'a'), verdict('pass', 'b')], 'b').changed).toBe(false);
    expect(standing([verdict('fail', 'a'), verdict('pass', 'b')], 'a').changed).toBe(true);
  });

  it('does not count what befell another, or what the broker did', () => {
    const other = verdict('pass', 'a', { exercise: 'other' });
    expect(standing([other, verdict('error', 'a')])).toMatchObject({
      ...{ status: 'not-yet', changed: true, codes: [] },
    });
  });
});

describe('the solution', () => {
  const missing = (...events: ProgressEvent[]): number => verdictsUntilSolution(events, exercise);

  it('is shown after a pass', () => {
    expect(missing(verdict('pass', 'a'))).toBe(0);
  });

  it('is shown after three verdicts on different sources', () => {
    expect(missing()).toBe(3);
    expect(missing(verdict('fail', 'a'), verdict('fail', 'a'), verdict('fail', 'b'))).toBe(1);
    expect(missing(verdict('fail', 'a'), verdict('fail', 'b'), verdict('fail', 'c'))).toBe(0);
  });

  it('is not opened by a broker that breaks', () => {
    expect(missing(verdict('error', 'a'), verdict('error', 'b'), verdict('error', 'c'))).toBe(3);
  });
});

describe('the last finding', () => {
  it('is that of the last verdict, and none after a pass', () => {
    const found = verdict('fail', 'a');
    expect(lastFinding([found], exercise)).toEqual({ code: 'LOST', subject: 'trace' });
    expect(lastFinding([found, verdict('pass', 'b')], exercise)).toBeUndefined();
    const old = verdict('fail', 'a');
    delete old.subject;
    expect(lastFinding([old], exercise)).toEqual({ code: 'LOST', subject: '' });
  });
});
