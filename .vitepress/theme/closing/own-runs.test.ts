import { expect, it } from 'vitest';
import type { KeptAttempt } from '../exercise/workbench.ts';
import { ownRuns } from './own-runs.ts';

const attempt = (name: string, more: Partial<KeptAttempt>): KeptAttempt => ({
  ...{ name, at: '2026-03-01T05:00:00Z', source: '', status: null, codes: [] },
  ...{ subject: null, standing: null },
  ...more,
});

it('tells each answer in the order in which it came, with what it ended in', () => {
  const newestFirst = [
    attempt('third', { status: 'pass', standing: 'graded', subject: 'left over' }),
    attempt('second', { status: 'fail', codes: ['LOST', 'DUP'], subject: 'lot-42' }),
    attempt('put-away', {}),
    attempt('first', { status: 'error', standing: 'practised' }),
  ];
  expect(ownRuns(newestFirst)).toEqual([
    { name: 'first', outcome: 'error', subject: null, graded: false },
    { name: 'put-away', outcome: null, subject: null, graded: false },
    { name: 'second', outcome: 'LOST', subject: 'lot-42', graded: false },
    { name: 'third', outcome: 'pass', subject: null, graded: true },
  ]);
});
