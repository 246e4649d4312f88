import { describe, expect, it } from 'vitest';
import type { Task } from './check.ts';
import { finding } from './make-finding.ts';
import { makeVerdict } from './make-verdict.ts';
import { harnessDid, history } from './testing/history.ts';

const task = (id: string, begun = true): Task => ({
  ...{ id, title: { en: `the ${id}`, ko: `과제 ${id}` }, level: 'core', minutes: 5 },
  begun: () => begun,
});
const wrong = (of: string | null, code: 'LOST' | 'BROKER' = 'LOST') =>
  finding({
    ...{ code, subject: of ?? 'process', task: of, evidence: [2] },
    ...{ says: { en: 'is not there', ko: '없어요' }, asks: { en: '?', ko: '?' } },
    explainedAt: 'before-dawn#verdicts',
  });

function verdictOf(tasks: Task[], findings: ReturnType<typeof wrong>[], judged: string[]) {
  return makeVerdict({
    ...{ exercise: 'grade-service', findings, notes: [], tasks, judged },
    ...{ history: history(harnessDid('a'), harnessDid('b')), seed: 1, output: '', durationMs: 1 },
    broker: { kind: 'jvm', version: '4.4.0', graded: true },
  });
}
const testsOf = (...of: Parameters<typeof verdictOf>) =>
  verdictOf(...of).tests.map(({ task_id, status, message }) => [task_id, status, message]);
const statusOf = (...of: Parameters<typeof verdictOf>) => verdictOf(...of).status;

const three = [task('grade'), task('answer'), task('alert')];

describe('the tasks of a verdict', () => {
  it('are right where they were judged and nothing was found', () => {
    expect(testsOf(three, [], ['grade', 'answer', 'alert'])).toEqual([
      ['grade', 'pass', null],
      ['answer', 'pass', null],
      ['alert', 'pass', null],
    ]);
  });

  it('are to do where nobody began them, and unjudged where another kept them from it', () => {
    const tasks = [task('grade'), task('answer'), task('alert', false)];
    expect(testsOf(tasks, [], ['grade', 'answer', 'alert'])[2]).toEqual(['alert', 'todo', null]);
    expect(testsOf(three, [wrong('answer')], [])).toEqual([
      ['grade', 'unjudged', null],
      ['answer', 'fail', '[LOST] answer: is not there'],
      ['alert', 'unjudged', null],
    ]);
  });

  it('are next, and nothing is wrong, where those before were judged and nobody began this one', () => {
    const tasks = [task('grade'), task('answer', false), task('alert', false)];
    const judged = ['grade', 'answer', 'alert'];
    expect(testsOf(tasks, [wrong('answer')], judged).map(([, status]) => status)).toEqual([
      ...['pass', 'todo', 'todo'],
    ]);
    expect(statusOf(tasks, [wrong('answer')], judged)).toBe('todo');
    // Before everything was judged, or with something else wrong, it is a finding like any other.
    expect(statusOf(tasks, [wrong('answer')], [])).toBe('fail');
    expect(statusOf(tasks, [wrong('answer'), wrong('grade')], judged)).toBe('fail');
    expect(statusOf(tasks, [wrong(null)], judged)).toBe('fail');
  });

  it('give a finding of none to the first', () => {
    const tests = testsOf(three, [wrong(null)], []);
    expect(tests.map(([, status]) => status)).toEqual(['fail', 'unjudged', 'unjudged']);
  });

  it('are not graded where the broker is in trouble', () => {
    const tests = testsOf(three, [wrong(null, 'BROKER')], []);
    expect(tests.map(([, status]) => status)).toEqual(['error', 'unjudged', 'unjudged']);
  });

  it('are the exercise itself where it has none', () => {
    expect(testsOf([], [wrong(null)], [])).toEqual([
      [null, 'fail', '[LOST] process: is not there'],
    ]);
    expect(testsOf([], [], [])).toEqual([[null, 'pass', null]]);
  });

  it('are named in both languages', () => {
    const { tests, evidence } = makeVerdict({
      ...{ exercise: 'grade-service', findings: [wrong('grade')], notes: [], tasks: three },
      ...{ history: history(harnessDid('a'), harnessDid('b')), judged: [], seed: 1, output: '' },
      ...{ broker: { kind: 'jvm', version: '4.4.0', graded: true }, durationMs: 1 },
    });
    expect(tests[0]).toMatchObject({ name: 'the grade', title: { ko: '과제 grade' } });
    expect(evidence.map(({ seq }) => seq)).toEqual([2]);
  });
});
