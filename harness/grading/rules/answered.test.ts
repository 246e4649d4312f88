import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import { gradeAt, inputsOf, killed, ported, resumes, sent, starts } from '../testing/service.ts';
import { answeredRules, type Asking } from './answered.ts';

const [first, latest] = [
  { lotId: 'lot-1', grade: 'B' },
  { lotId: 'lot-1', grade: 'A' },
];
const [input] = inputsOf({ lotId: 'lot-1', cells: 100 }) as [ReturnType<typeof inputsOf>[number]];
const route = 'GET /grade/lot-1';
const of = { service: 'quality', to: 'quality.grades', noun: { en: 'grade', ko: '등급' } };

function run(response: { status: number; body?: unknown }, said: Partial<Asking> = {}) {
  const seen = history(
    ported('http.answer', route, null, {
      answer: response.status === 500 ? 'TypeError: milk is undefined' : response,
    }),
  );
  const asking: Asking = {
    ...{ route, name: 'lot-1', facts: [first, latest], answer: { unreachable: false, response } },
    ...{ afterRestart: false, seq: 1, ...said },
  };
  return { found: answeredRules({ ...of, askings: [asking], task: 'answer' }, seen), seen };
}

/** The name of the one finding, after a look at all of it. */
function name({ found, seen }: ReturnType<typeof run>, ...facts: string[]) {
  expect(theOne(found, seen, route, ...facts)).toMatchObject({
    ...{ evidence: [1], firstBad: 1, task: 'answer' },
  });
  return namesOf(found)[0];
}

test('the latest that the stream has is right, and 404 where it has nothing', () => {
  expect(run({ status: 200, body: { grade: 'A', lotId: 'lot-1' } }).found).toEqual([]);
  expect(run({ status: 404 }, { facts: [] }).found).toEqual([]);
});

test('what was the latest once is stale', () => {
  expect(name(run({ status: 200, body: first }), '"grade":"B"', '"grade":"A"')).toBe(
    'STALE answer',
  );
});

test('what is not found is lost, and forgotten after a restart', () => {
  const lost = run({ status: 404 });
  const forgotten = run({ status: 404 }, { afterRestart: true });
  expect(name(lost)).toBe('LOST answer');
  expect(name(forgotten)).toBe('STALE answer after a restart');
  expect(lost.found[0]?.asks).not.toEqual(forgotten.found[0]?.asks);
});

test('an answer about nothing is a phantom', () => {
  expect(name(run({ status: 200 }, { facts: [] }), '200')).toBe('PHANTOM answer');
});

test('another body or status is of the wrong shape', () => {
  expect(name(run({ status: 200, body: 'A' }), '"A"')).toBe('SHAPE answer');
  expect(name(run({ status: 201, body: latest }), '201')).toBe('SHAPE answer');
});

test('a handler that throws has crashed, with its words', () => {
  expect(name(run({ status: 500 }), 'milk is undefined')).toBe('CRASHED answer');
});

test('no answer in time is blocked, and so is a process that is gone', () => {
  expect(name(run({ status: 504 }))).toBe('BLOCKED answer');
  const gone = { answer: { unreachable: true, response: { status: 503 } } };
  expect(name(run({ status: 503 }, gone))).toBe('BLOCKED answer');
});

test('only the first that is wrong is told', () => {
  const asking = (response: Asking['answer']['response'], seq: number): Asking => ({
    ...{ route, name: 'lot-1', facts: [latest], answer: { unreachable: false, response } },
    ...{ afterRestart: false, seq },
  });
  const askings = [
    asking({ status: 200, body: latest }, 1),
    asking({ status: 404 }, 2),
    asking({ status: 500 }, 3),
  ];
  const found = answeredRules({ ...of, askings, task: null }, history());
  expect(found.map(({ code, evidence }) => [code, evidence])).toEqual([['LOST', [2]]]);
});

test('after a restart, the last write is shown, the crash, the start, and where what it answers from was begun', () => {
  const begin = { ...resumes(3), topic: of.to } as LooseEvent;
  const answer = ported('http.answer', route, null, { answer: { status: 404 } });
  const grade = sent([gradeAt(0, input)]);
  const other = sent([gradeAt(1, { ...input, event: { lotId: 'lot-2' } })]);
  const seen = history(
    ...[starts(), begin, grade, other, killed({}), starts(), resumes(9), begin, answer],
  );
  const asking: Asking = {
    ...{ route, name: 'lot-1', facts: [latest], afterRestart: true, seq: 9 },
    answer: { unreachable: false, response: { status: 404 } },
  };
  const found = answeredRules({ ...of, askings: [asking], task: null }, seen);
  expect(theOne(found, seen)).toMatchObject({ evidence: [3, 5, 6, 8, 9], firstBad: 9 });
});

test('what it kept before a crash and the stream never had is shown as it was kept', () => {
  const put = ported('store.put', 'grade/lot-1', latest);
  const answer = ported('http.answer', route, null, { answer: { status: 200, body: latest } });
  const seen = history(put, killed({ api: 'Produce', side: 'before' }), starts(), answer);
  const asking: Asking = {
    ...{ route, name: 'lot-1', facts: [], afterRestart: true, seq: 4 },
    answer: { unreachable: false, response: { status: 200, body: latest } },
  };
  const found = answeredRules({ ...of, askings: [asking], task: null }, seen);
  expect(namesOf(found)).toEqual(['PHANTOM answer after a restart']);
  expect(theOne(found, seen, route)).toMatchObject({ evidence: [1, 2, 3, 4], firstBad: 4 });
});
