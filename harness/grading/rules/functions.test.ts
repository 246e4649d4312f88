import { describe, expect, it } from 'vitest';
import { finding } from '../make-finding.ts';
import { tryFunction, type Case } from '../scenes/functions.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { called, history, returned } from '../testing/history.ts';
import { callThat, learnerThat, stageOf } from '../testing/stage.ts';
import { about, comparedSets, firstWrong, misshapen, type Judge } from './functions.ts';

const cases: Case<number>[] = [1, 2, 3].map((one) => ({
  ...{ item: `lot-${one}`, args: [one], expected: one * 2 },
}));
const run = history(called('desk', 'double'), returned('desk', 'double'));

const exact: Judge<number> = (one) =>
  one.got === one.expected
    ? undefined
    : finding({
        ...{ ...about(one), code: 'PHANTOM', explainedAt: 'bounded-contexts#coupling' },
        ...{ says: { en: 'other', ko: '다름' }, asks: { en: 'Why?', ko: '왜?' } },
      });

/** What is found when the answer's function does this. */
async function found(double: (lot: number) => unknown): Promise<ReturnType<typeof firstWrong>> {
  const learner = learnerThat({
    name: 'desk',
    call(_, [argument]) {
      const lot = argument?.$ === 'value' ? Number(argument.value) : 0;
      try {
        return callThat({ settled: true, result: double(lot) });
      } catch (error) {
        return callThat({ settled: true, error: String(error) });
      }
    },
  });
  const tried = await tryFunction(stageOf(run), learner, 'double', cases);
  return firstWrong(tried, exact, 'bounded-contexts#identity');
}

describe('a pure function', () => {
  it('passes when every case comes out as the oracle has it', async () => {
    expect(await found((lot) => lot * 2)).toEqual([]);
  });

  it('is found out at the first case that comes out otherwise, by its item', async () => {
    expect(namesOf(await found((lot) => Math.min(lot * 2, 4)))).toEqual(['PHANTOM lot-3']);
  });

  it('that throws is told with the case and the error', async () => {
    const [one, ...none] = await found((lot) => {
      if (lot === 2) throw new TypeError('no lot (line 7)');
      return lot * 2;
    });
    expect(none).toEqual([]);
    expect(namesOf(one ? [one] : [])).toEqual(['CRASHED double']);
    theOne(one ? [one] : [], run, 'lot-2', 'no lot (line 7)');
  });

  it('that remembers is found by calling it again', async () => {
    let calls = 0;
    const findings = await found((lot) => (++calls > 3 ? 0 : lot * 2));
    expect(namesOf(findings)).toEqual(['STALE double']);
    theOne(findings, run, 'lot-1');
  });
});

it('a promise that its type does not make is told with what it gave', () => {
  const one = { item: 'lot-1', args: [], expected: 0, name: 'double', got: null };
  const promised = { en: 'a number', ko: '숫자' };
  const said = misshapen({ ...one, error: undefined, evidence: [1, 2] }, promised);
  expect(namesOf([said])).toEqual(['SHAPE double']);
  theOne([said], run, 'null', 'lot-1');
});

it('sets differ by what they lack, what they have too much, and what they have twice', () => {
  expect(comparedSets(['a', 'b'], ['b', 'c', 'b'])).toEqual({
    ...{ lacking: ['a'], extra: ['c'], twice: ['b'] },
  });
});
