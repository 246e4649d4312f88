import { describe, expect, it } from 'vitest';
import { casesOf, openContest } from '../../contested/contest.ts';
import {
  gradeAfter,
  topics,
  type ContestFacts,
  type DecidedCase,
  type Decision,
  type Posting,
  type Result,
} from '../../contested/facts.ts';
import { createRandom } from '../../random.ts';
import type { LogPartition } from '../../stage.ts';
import { namesOf } from '../../testing/findings.ts';
import { history, produced } from '../../testing/history.ts';
import { decidedRules } from './decided.ts';
import { gradedRules } from './graded.ts';
import { homeRules } from './homes.ts';
import { postedRules } from './posted.ts';

const contest = openContest(createRandom(7));
const result = contest.measured('C');
const decision = contest.decided(result, 'A');

const answers = (decide: (result?: Result, decision?: Decision) => unknown): DecidedCase[] =>
  casesOf(createRandom(7)).map((one) => ({
    ...one,
    got: decide(one.result, one.decision) ?? null,
  }));

describe('what is said of `decide`', () => {
  const found = (decide: (result?: Result, decision?: Decision) => unknown): string[] =>
    namesOf(decidedRules({ cases: answers(decide) }));

  it('is nothing where it follows the rule', () => {
    expect(found(gradeAfter)).toEqual([]);
  });

  it('is that a clock decided, where it decides whose word counts', () => {
    const byStamp = (one?: Result, other?: Decision) =>
      one && other && other.at > one.at ? gradeAfter(one, other) : gradeAfter(one, undefined);
    expect(found(byStamp)).toEqual(['STALE decide, by the clock']);
  });

  it('is that the desk was not heard, where its word never counts', () => {
    expect(found((one) => gradeAfter(one, undefined))).toEqual(['LOST decide, appeal granted']);
  });

  it('is that there is a grade without a result', () => {
    const early = (one?: Result, other?: Decision) => gradeAfter(one, other) ?? other;
    expect(found(early)).toEqual(['PHANTOM decide without a result']);
  });
});

const record = (offset: number, key: string | null, said: object) => ({
  ...{ offset, key, value: JSON.stringify(said), timestamp: 0, headers: {} },
});
const log = (...records: ReturnType<typeof record>[]): LogPartition[] => [
  { partition: 0, start: 0, end: records.length, records },
];
const posting = (said: Partial<Posting> = {}, status = 202): Posting => ({
  ...{ decision, seq: 1, while: 'usual' },
  answer: { unreachable: false, response: { status } },
  ...said,
});
const facts = (said: Partial<ContestFacts>): ContestFacts => ({
  ...{ cases: [], declared: null, results: [], postings: [], decisions: [], grades: [] },
  ...{ restarts: 0, killed: [], notReached: [], complete: false },
  ...said,
});

describe('what is said of the desk', () => {
  const found = (said: Partial<ContestFacts>): string[] => namesOf(postedRules(facts(said), []));
  const decisions = log(record(0, decision.lotId, decision));

  it('is nothing where what was confirmed is on the stream, or nothing was confirmed', () => {
    expect(found({ postings: [posting()], decisions })).toEqual([]);
    expect(found({ postings: [posting({ while: 'send refused' }, 500)] })).toEqual([]);
  });

  it('is that a decision was lost, wherever it was confirmed and is not there', () => {
    expect(found({ postings: [posting()] })).toEqual(['LOST decision']);
    expect(found({ postings: [posting({ while: 'send refused' })] })).toEqual([
      'LOST decision after a refusal',
    ]);
  });

  it('is that it cannot decide alone, where it needs Quality', () => {
    expect(found({ postings: [posting({ while: 'quality down' }, 500)] })).toEqual([
      'COUPLED POST /appeals while Quality is down',
    ]);
  });

  it('is that it is in no order, where its key is not the lot', () => {
    expect(found({ postings: [posting()], decisions: log(record(0, null, decision)) })).toEqual([
      `ORDER ${topics.decisions} key`,
    ]);
  });
});

describe('what is said of grades', () => {
  const { lotId, farmId } = result;
  const decisions = log(record(0, lotId, decision));
  const of = (grade: string, key: string | null = lotId) =>
    record(0, key, { lotId, farmId, grade });
  const found = (said: Partial<ContestFacts>): string[] =>
    namesOf(gradedRules(facts({ results: [result], postings: [posting()], ...said }), []));

  it('is nothing where the last is what follows from both streams', () => {
    expect(found({ decisions, grades: log(of('A')) })).toEqual([]);
  });

  it('tells what is missing: the grade, or the desk’s word in it', () => {
    expect(found({ decisions })).toEqual(['LOST grade']);
    expect(found({ decisions, grades: log(of('C')) })).toEqual(['LOST appeal']);
  });

  it('tells a grade that was right once, and one that never was', () => {
    const corrected = contest.measured('B', { lotId, farmId });
    expect(found({ results: [result, corrected], grades: log(of('C')) })).toEqual(['STALE grade']);
    expect(found({ results: [], grades: log(of('A')) })).toEqual([
      'PHANTOM grade without a result',
    ]);
    expect(found({ grades: log(of('C', farmId)) })).toEqual([`ORDER ${topics.grades} key`]);
  });
});

describe('what is said of `home`', () => {
  const home = {
    measurement: { topic: topics.results, writers: ['lab'] },
    decision: { topic: topics.decisions, writers: ['appeals'] },
    grade: { topic: topics.grades, writers: ['quality'] },
    pay: { topic: topics.payables, writers: ['settlement'] },
  };
  const seen = history(
    ...Object.values(home).map(({ topic, writers: [process = ''] }) =>
      produced(0, [record(0, 'x', {})], { topic, process }),
    ),
  );
  const found = (declared: unknown): string[] => namesOf(homeRules(facts({ declared }), seen));

  it('is nothing where it says what the run showed', () => {
    expect(found(home)).toEqual([]);
  });

  it('is what it says otherwise', () => {
    const two = { topic: topics.grades, writers: ['quality', 'appeals'] };
    expect(found({ ...home, grade: two })).toEqual(['TWO-WRITERS home grade']);
    expect(found({ ...home, pay: home.grade })).toEqual(['PHANTOM home pay']);
    expect(found({ ...home, pay: 'settlement' })).toEqual(['SHAPE home pay']);
  });
});
