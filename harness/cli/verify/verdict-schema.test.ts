import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { codes } from '../../grading/finding.ts';
import { finding } from '../../grading/make-finding.ts';
import { makeVerdict, todoVerdict } from '../../grading/make-verdict.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { verdictSchema } from './verdict-schema.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const problemWith = verdictSchema(root);

function failed(code: (typeof codes)[number]): Verdict {
  return makeVerdict({
    ...{ notes: [], tasks: [], judged: [] },
    exercise: 'first-tape',
    findings: [
      finding({
        code,
        subject: 'trace',
        says: { en: 'fact', ko: '사실' },
        asks: { en: 'question?', ko: '질문?' },
        explainedAt: 'why-event-driven#groups',
        evidence: [1],
        firstBad: 1,
      }),
    ],
    history: [{ seq: 1, ms: 0.5, type: 'process', process: 'trace', change: 'started' }],
    broker: { kind: 'jvm', version: '4.4.0', graded: true },
    seed: 7,
    output: '',
    durationMs: 12.4,
  });
}

test('a verdict with nothing begun satisfies the schema', () => {
  expect(problemWith(todoVerdict('first-tape', 1))).toBeUndefined();
});

test.each(codes)('a verdict with the code %s satisfies the schema', (code) => {
  expect(problemWith(failed(code))).toBeUndefined();
});

test('a field that the schema does not know is a problem', () => {
  const verdict = { ...failed('LOST'), mood: 'good' };
  expect(problemWith(verdict)).toMatch(/additional properties/);
});

test('an anchor that is none is a problem', () => {
  const verdict = failed('LOST');
  for (const one of verdict.findings) one.explainedAt = 'Why event-driven';
  expect(problemWith(verdict)).toMatch(/explainedAt/);
});
