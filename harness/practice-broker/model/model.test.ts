// Random stories of producers, consumers, crashes, lost answers and time, told to a practice broker. More of them
// than here: WORKBOOK_MODEL_RUNS=10000 [WORKBOOK_MODEL_SEED=…] npx vitest run harness/practice-broker/model
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCast, stories } from './commands.ts';
import { faults } from './faults.ts';
import type { Assign } from './member.ts';
import { Broken } from './truth.ts';
import { createWorld, places } from './world.ts';

const { WORKBOOK_MODEL_RUNS: runs = '100', WORKBOOK_MODEL_SEED: seed = '20260101' } = process.env;
const usual = { numRuns: Number(runs), seed: Number(seed) };
const steps = 250;

function told(setup: () => ReturnType<typeof createCast>) {
  return fc.property(stories(steps), (story) => {
    fc.modelRun(() => ({ model: setup(), real: undefined }), story);
  });
}

describe('a practice broker', () => {
  it(
    'keeps its promises, whatever happens',
    { timeout: Math.max(60_000, usual.numRuns * 1_000) },
    () => {
      fc.assert(
        told(() => createCast(createWorld())),
        usual,
      );
    },
  );
});

describe('a broken promise is found:', () => {
  /** What was found, in words; a story is enough, it need not be the shortest. */
  function found(setup: () => ReturnType<typeof createCast>): string {
    const { errorInstance } = fc.check(told(setup), { ...usual, numRuns: 300, endOnFailure: true });
    // Only a promise counts, not a test that fell over, and not a fault that nobody met.
    if (!(errorInstance instanceof Broken))
      throw new Error('nothing was found', { cause: errorInstance });
    return errorInstance.message;
  }

  it.each([
    ['an append is dropped', /lost|promised was|was given to|at .* now at/],
    ['two batches are swapped', /promised was|follows/],
    ['what is sent again is taken again', /once more/],
    ['a commit goes beyond the end', /is committed on/],
    ['what was aborted is shown', /committed are .* read were/],
    ['what is not decided is shown', /is read, stable is|committed are/],
    ['an abort commits', /committed are|is committed on/],
    ['two members own one partition', /two owners/],
    ['an old generation may commit', /a commit of generation|is committed on/],
  ])('%s', (name, words) => {
    const table = faults[name]?.();
    if (!table) throw new Error(`there is no fault ${name}`);
    expect(found(() => createCast(createWorld(table)))).toMatch(words);
  });

  it('a leader that gives one partition to two', () => {
    const twice: Assign = (members) => new Map(members.map((member) => [member, [...places]]));
    expect(found(() => createCast(createWorld(), twice))).toMatch('two owners');
  });
});
