import { expect, test } from 'vitest';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import {
  commits,
  derivedOf,
  gave,
  gradeAt,
  inputsOf,
  killed,
  resumes,
  sent,
  starts,
} from '../testing/service.ts';
import { derivedLost } from './derived-lost.ts';
import { outcomesOf } from './derived.ts';

const inputs = inputsOf(
  { lotId: 'lot-1', cells: 100 },
  { lotId: 'lot-2' },
  { lotId: 'lot-42', cells: 100 },
  { lotId: 'lot-1', cells: 300 },
);
const [first, , third, corrected] = inputs as [
  ...[(typeof inputs)[0], (typeof inputs)[0], (typeof inputs)[0], (typeof inputs)[0]],
];
const all = gave(...inputs);

function run(grades: WireRecord[], ...events: LooseEvent[]) {
  const derived = derivedOf(inputs, grades);
  const seen = history(...events);
  return { found: derivedLost(derived, outcomesOf(derived), seen), seen };
}
const without42 = [gradeAt(0, first), gradeAt(1, corrected)];

test('nothing is lost when every result that gets a grade has one', () => {
  expect(run([...without42, gradeAt(2, third)], all).found).toEqual([]);
});

test('committed first and killed: the commit went wrong, and the restart read on behind it', () => {
  const { found, seen } = run(without42, all, commits(3), killed({}), starts(), resumes(3));
  const one = theOne(found, seen, 'quality.lab-results/0@2 (lot-42)', 3, '#1');
  expect(namesOf(found)).toEqual(['LOST grade after a crash']);
  expect(one).toMatchObject({ evidence: [1, 2, 3, 5], firstBad: 2, task: 'grade' });
  expect(one.says.en).toBe(
    'quality.lab-results/0@2 (lot-42) has no grade, but your group committed 3. The service was killed right after OffsetCommit quality.lab-results/0 #1, and started again.',
  );
});

test('lost without a crash has another name', () => {
  const { found, seen } = run(without42, all, commits(4));
  expect(namesOf(found)).toEqual(['LOST grade']);
  theOne(found, seen, 4);
});

test('a send that was refused and committed over is shown', () => {
  const refused = sent([gradeAt(0, third, { offset: null })], {
    ...{ outcome: 'refused', error: 'TOPIC_AUTHORIZATION_FAILED' },
  });
  const { found, seen } = run(without42, killed({}), starts(), all, refused, commits(3));
  expect(namesOf(found)).toEqual(['LOST grade after a refusal']);
  expect(theOne(found, seen, 'TOPIC_AUTHORIZATION_FAILED')).toMatchObject({
    ...{ evidence: [3, 4, 5], firstBad: 5 },
  });
});

test('a refusal of another grade is not its doing', () => {
  const refused = sent([gradeAt(0, first)], { outcome: 'refused', error: 'X' });
  expect(namesOf(run(without42, all, refused, commits(3)).found)).toEqual(['LOST grade']);
});

test('what was never fetched is told with where the group begins', () => {
  const { found, seen } = run(without42, resumes(4));
  expect(theOne(found, seen)).toMatchObject({ subject: 'grade', evidence: [1], firstBad: 1 });
  const fetched = run(without42, all);
  expect(found[0]?.asks).not.toEqual(fetched.found[0]?.asks);
  expect(theOne(fetched.found, fetched.seen)).toMatchObject({ evidence: [1], firstBad: 1 });
});

test('how many more are lost is said, and changes no name', () => {
  const { found, seen } = run([], all, commits(4));
  expect(namesOf(found)).toEqual(['LOST grade']);
  theOne(found, seen, 2);
});

test('another group’s commit is told by its name', () => {
  const { found, seen } = run(without42, all, commits(3, { group: 'mine' }));
  theOne(found, seen, 'mine', 3);
});

test('a correction without a grade leaves the old one standing', () => {
  const { found, seen } = run([gradeAt(0, first), gradeAt(1, third)], all, commits(4));
  expect(namesOf(found)).toEqual(['STALE grade of a correction']);
  const facts = ['quality.lab-results/0@3 (lot-1)', 'quality.lab-results/0@0 (lot-1)'];
  expect(theOne(found, seen, ...facts)).toMatchObject({ evidence: [1, 2], firstBad: 1 });
});
