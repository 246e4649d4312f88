import { expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import {
  from,
  gave,
  gradeAt,
  inputsOf,
  joins,
  killed,
  sent,
  starts,
  takes,
  to,
} from '../testing/service.ts';
import { dividedGroup } from './divided-group.ts';

const [input] = inputsOf({ lotId: 'lot-1', cells: 100 }) as [ReturnType<typeof inputsOf>[number]];
const of = { service: 'quality', group: 'grade-service', task: 'grade' };

function run(code: Finding['code'], firstBad: number | null, ...events: LooseEvent[]) {
  return runAbout('quality.lab-results/0@0 (lot-1)', code, firstBad, ...events);
}

function runAbout(
  where: string,
  code: Finding['code'],
  firstBad: number | null,
  ...events: LooseEvent[]
) {
  const seen = history(...events);
  const text = { en: 'x', ko: 'x' };
  const found = finding({
    ...{ code, subject: 'grade', where, firstBad },
    ...{ evidence: [], says: text, asks: text, explainedAt: 'a#b' },
  });
  return { found: [dividedGroup(of, found, seen) ?? found], seen };
}

test('two consumers of one group that want different topics are the reason of what they miss', () => {
  const { found, seen } = run(
    ...(['LOST', 5] as const),
    ...[starts(), joins('a', from), joins('b', to), takes(), gave(input)],
  );
  expect(namesOf(found)).toEqual(['LOST group grade-service']);
  expect(theOne(found, seen, from, to, '(lot-1)')).toMatchObject({
    ...{ evidence: [2, 3, 4], firstBad: 3 },
  });
});

test.each(['quality.grades/1@0 (lot-1)', 'lot-1'])(
  'what comes of a record that was missed (%s) is told by that record',
  (where) => {
    const written = gradeAt(0, input);
    const { found, seen } = runAbout(
      ...([where, 'LOST', 6] as const),
      ...[starts(), joins('a', from), joins('b', 'quality.appeals'), takes()],
      ...[sent([written], { process: 'lab', topic: from }), sent([written])],
    );
    expect(theOne(found, seen, from)).toMatchObject({ where: 'quality.lab-results/0@0 (lot-1)' });
    const brought = runAbout(
      ...([where, 'LOST', 6] as const),
      ...[starts(), joins('a', from), joins('b', 'quality.appeals'), takes(), gave(input)],
      ...[sent([written], { process: 'lab', topic: from })],
    );
    expect(brought.found[0]?.where).toBe(null);
  },
);

test('two consumers of one group that want the same are not, nor is one that came after a crash', () => {
  const same = run('LOST', null, starts(), joins('a', from), joins('b', from), takes());
  expect(namesOf(same.found)).toEqual(['LOST grade']);
  const later = run(
    ...(['LOST', 6] as const),
    ...[starts(), joins('a', to), killed({}), starts(), joins('b', from), takes()],
  );
  expect(namesOf(later.found)).toEqual(['LOST grade']);
});

test('what has nothing to do with missing keeps its own reason', () => {
  const { found } = run('ORDER', null, starts(), joins('a', from), joins('b', to), takes());
  expect(namesOf(found)).toEqual(['ORDER grade']);
});
