import { expect, test } from 'vitest';
import type { Interruption } from './interruption.ts';
import { settle } from './settle.ts';
import { theOne } from './testing/findings.ts';
import { called, history, returned, type LooseEvent } from './testing/history.ts';
import { callThat, learnerThat, stageOf } from './testing/stage.ts';

/** What came of waiting for a call of `startReader` in the process `trace`. */
async function run(
  call: Parameters<typeof callThat>[0],
  learner: Parameters<typeof learnerThat>[0],
  ...seen: (LooseEvent | undefined)[]
) {
  const stage = stageOf(history(called('trace', 'startReader'), ...seen));
  const settled = settle(stage, learnerThat(learner), callThat(call), 'startReader');
  const interruption = await settled.then(
    () => undefined,
    (error: unknown) => error as Interruption,
  );
  return { found: interruption ? [interruption.finding] : [], seen: stage.history };
}
const ended = (change: 'ended' | 'stuck' | 'killed', why?: string, process = 'trace') =>
  ({ type: 'process', process, change, ...(why === undefined ? {} : { why }) }) as const;

test('a call that ended well is settled, even when its process is gone by now', async () => {
  expect((await run({ settled: true }, {})).found).toEqual([]);
  expect((await run({ settled: true }, { alive: false }, ended('ended'))).found).toEqual([]);
});

test('a call that threw is told with what it threw, where it returned', async () => {
  const threw = { ...returned('trace', 'startReader'), error: 'Error: no broker' };
  const { found, seen } = await run(
    { settled: true, error: 'Error: no broker' },
    {},
    returned('trace', 'other'),
    threw,
    returned('trace', 'other'),
  );
  const one = theOne(found, seen, 'startReader', 'Error: no broker');
  expect(one).toMatchObject({
    code: 'CRASHED',
    subject: 'startReader',
    evidence: [3],
    firstBad: 3,
  });
});

test('what returned in another process, or returned well, is not where it threw', async () => {
  const error = 'Error: no broker';
  const threw = { ...returned('trace', 'startReader'), error };
  const others = [
    { ...returned('settlement', 'startReader'), error },
    returned('trace', 'startReader'),
  ];
  const { found, seen } = await run({ settled: true, error }, {}, others[0], threw, ...others);
  expect(theOne(found, seen)).toMatchObject({ evidence: [3], firstBad: 3 });
  const unseen = await run({ settled: true, error }, {}, ...others);
  expect(unseen.found[0]).toMatchObject({ evidence: [], firstBad: null });
});

test('a call that threw nothing but an empty text threw', async () => {
  const { found } = await run({ settled: true, error: '' }, {});
  expect(found[0]).toMatchObject({ code: 'CRASHED', evidence: [], firstBad: null });
});

test('a process that ended before its call crashed, and why is told', async () => {
  const { found, seen } = await run(
    {},
    { alive: false },
    ended('ended', 'elsewhere', 'settlement'),
    ended('ended', 'exit code 7'),
    ended('ended', 'elsewhere', 'settlement'),
  );
  const one = theOne(found, seen, 'startReader', 'trace', 'exit code 7');
  expect(one).toMatchObject({
    code: 'CRASHED',
    subject: 'startReader',
    evidence: [3],
    firstBad: 3,
  });
});

test('a process that let nothing else happen and was ended for it ran out of time', async () => {
  const { found, seen } = await run({}, { alive: false }, ended('stuck', '4 s'));
  const one = theOne(found, seen, 'startReader', 'trace', 4);
  expect(one).toMatchObject({
    code: 'TIMEOUT',
    subject: 'startReader',
    evidence: [2],
    firstBad: 2,
  });
});

test('a process that was killed did not end by itself', async () => {
  const { found } = await run({}, { alive: false }, ended('killed'));
  expect(found[0]).toMatchObject({ code: 'CRASHED', evidence: [], firstBad: null });
});

test('a call that never ended in a process that lives ran out of time', async () => {
  const { found, seen } = await run({}, {});
  expect(theOne(found, seen, 'startReader', 5)).toMatchObject({
    code: 'TIMEOUT',
    subject: 'startReader',
  });
});

test('a call that ends while it is waited for is settled', async () => {
  const call = { settled: false };
  const stage = stageOf(history(), [() => void (call.settled = true)]);
  const live = {
    ...callThat({}),
    get settled() {
      return call.settled;
    },
  };
  await expect(settle(stage, learnerThat({}), live, 'startReader')).resolves.toBeUndefined();
});

test.each([
  [0, 5],
  [7_000, 12],
])('where new groups wait %i ms for members, it has so much longer', async (groupsWaitMs, s) => {
  const limits: (number | undefined)[] = [];
  const stage = stageOf(history(), [], {
    groupsWaitMs,
    until({ limitMs }) {
      limits.push(limitMs);
      return Promise.resolve('late');
    },
  });
  const settled = settle(stage, learnerThat({}), callThat({}), 'start');
  await expect(settled).rejects.toMatchObject({ finding: { code: 'TIMEOUT' } });
  expect(limits).toEqual([s * 1_000]);
});
