import { expect, test } from 'vitest';
import type { Check, Task } from './check.ts';
import { finding } from './make-finding.ts';
import { Interruption } from './interruption.ts';
import { makeVerdict } from './make-verdict.ts';
import { runCheck } from './run-check.ts';
import type { Stage } from './stage.ts';
import { essence } from './verdict.ts';

const stage = { history: [] } as unknown as Stage;
const say = (code: 'LOST' | 'DUP' | 'BROKER', subject: string, en = 'fact') =>
  finding({
    code,
    subject,
    says: { en, ko: '사실' },
    asks: { en: '?', ko: '?' },
    explainedAt: 'before-dawn#verdicts',
  });

const task: Task = {
  ...{ id: 'grade', title: { en: 'Grade', ko: '등급' }, level: 'core', minutes: 5 },
  begun: () => true,
};

function checkWith(rules: Check['rules'], scenario: Check['scenario']): Check {
  return { exports: [], topics: {}, processes: [], stubGets: 'CRASHED', scenario, rules };
}

test('rules are told the facts of the scenario, in the order of the check', async () => {
  const check = checkWith(
    [(facts) => [say('LOST', String(facts))], () => [say('DUP', 'second')]],
    () => Promise.resolve('first'),
  );
  const { findings } = await runCheck(check, stage);
  expect(findings.map((one) => one.subject)).toEqual(['first', 'second']);
});

test('one finding is kept for each code and subject', async () => {
  const check = checkWith(
    [() => [say('LOST', 'trace', 'a'), say('LOST', 'trace', 'b'), say('DUP', 'trace')]],
    () => Promise.resolve(),
  );
  const { findings } = await runCheck(check, stage);
  expect(findings.map((one) => `${one.code} ${one.says.en}`)).toEqual(['LOST a', 'DUP fact']);
});

test('an interruption is the only finding', async () => {
  const check = checkWith([() => [say('DUP', 'never')]], () =>
    Promise.reject(new Interruption(say('LOST', 'publishDawn'))),
  );
  expect((await runCheck(check, stage)).findings.map((one) => one.subject)).toEqual([
    'publishDawn',
  ]);
});

test('notes and what was judged are told by the facts; all tasks are judged unless it is said', async () => {
  const said: Check = { ...checkWith([], () => Promise.resolve(3)), tasks: [task] };
  expect(await runCheck(said, stage)).toEqual({ findings: [], notes: [], judged: ['grade'] });
  const note = (facts: unknown) => ({ en: `${String(facts)} kills`, ko: `${String(facts)}번` });
  const checked = await runCheck(
    { ...said, judged: () => [], notes: (facts) => [note(facts)] },
    stage,
  );
  expect(checked).toEqual({ findings: [], notes: [note(3)], judged: [] });
});

test('nothing was judged to its end in a run that was interrupted', async () => {
  const check = checkWith([], () => Promise.reject(new Interruption(say('LOST', 'start'))));
  const said: Check = { ...check, tasks: [task], notes: () => [{ en: 'a', ko: '가' }] };
  expect(await runCheck(said, stage)).toMatchObject({ notes: [], judged: [] });
});

test('what is no interruption is not the learner’s', async () => {
  const check = checkWith([], () => Promise.reject(new Error('connection reset')));
  await expect(runCheck(check, stage)).rejects.toThrow('connection reset');
});

const verdictOf = (findings: ReturnType<typeof say>[]) =>
  makeVerdict({
    exercise: 'first-tape',
    findings,
    ...{ notes: [], tasks: [], judged: [] },
    history: [],
    broker: { kind: 'jvm', version: '4.4.0', graded: true },
    seed: 1,
    output: '',
    durationMs: 1,
  });

test('no finding is a pass; trouble with the broker alone is an error; all else fails', () => {
  expect(verdictOf([]).status).toBe('pass');
  expect(verdictOf([say('BROKER', 'broker')]).status).toBe('error');
  expect(verdictOf([say('BROKER', 'broker'), say('LOST', 'trace')]).status).toBe('fail');
});

test('two verdicts are the same when status, codes and subjects are, whatever they say', () => {
  const a = verdictOf([say('LOST', 'trace', '82 of 240'), say('DUP', 'lot-1')]);
  const b = verdictOf([say('DUP', 'lot-1'), say('LOST', 'trace', '158 of 240')]);
  expect(essence(a)).toBe(essence(b));
  expect(essence(a)).not.toBe(essence(verdictOf([say('LOST', 'trace')])));
  expect(essence(a)).not.toBe(essence(verdictOf([say('LOST', 'audit'), say('DUP', 'lot-1')])));
});
