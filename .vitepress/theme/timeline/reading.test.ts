import { expect, it } from 'vitest';
import { finding } from '../../../harness/grading/make-finding.ts';
import type { Finding } from '../../../harness/grading/finding.ts';
import { called, history } from '../../../harness/grading/testing/history.ts';
import type { Verdict } from '../../../harness/grading/verdict.ts';
import { readingOf } from './reading.ts';

const text = { en: 'x', ko: 'x' };
const found = (code: Finding['code'], evidence: number[], firstBad: number | null): Finding => ({
  ...finding({ code, subject: 'trace', says: text, asks: text, explainedAt: 'why-event-driven#x' }),
  ...{ evidence, firstBad },
});
const verdict = (findings: Finding[], evidence: Verdict['evidence'] = []): Verdict => ({
  ...{ version: 3, exercise: 'first-tape', status: 'fail', message: null, tests: [], findings },
  ...{ notes: [], evidence, broker: null, seed: 1, output: '', durationMs: 1 },
});
const run = history(...['a', 'b', 'c', 'd'].map((name) => called('trace', name)));

it('marks what all findings name, and where the first of them says the run went wrong', () => {
  const reading = readingOf(run, verdict([found('LOST', [2, 3], 3), found('DUP', [3, 4], 4)]));
  expect([...reading.named]).toEqual([2, 3, 4]);
  expect(reading.firstBad).toBe(3);
  expect(reading.codesBySeq.get(3)).toEqual(['LOST', 'DUP']);
});

it('takes the first evidence for bad where the finding does not say', () => {
  expect(readingOf(run, verdict([found('LOST', [2, 3], null)])).firstBad).toBe(2);
});

it('leaves out what was measured, which is no event of the answer’s', () => {
  const measured = history(
    { type: 'harness', process: null, did: text, measured: true },
    called('trace', 'a'),
  );
  const reading = readingOf(measured, verdict([found('COUPLED', [1, 2], null)]));
  expect([...reading.named]).toEqual([2]);
  expect(reading.firstBad).toBe(2);
});

it('falls back on the verdict’s evidence where no history was kept', () => {
  expect(readingOf([], verdict([], run)).events).toEqual(run);
});
