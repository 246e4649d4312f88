// Runs in Node and in Chromium. A page asks Node for its history and compares them, byte for byte.
import { describe, expect, it } from 'vitest';
import { runScript } from './testing/script.ts';
import { historyInNode } from './testing/history-in-node.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe('scripted clients under a virtual clock', () => {
  it.each(seeds)('see the same every time, byte for byte, also in Node: seed %i', async (seed) => {
    const history = runScript(seed);
    expect(runScript(seed)).toEqual(history);
    expect(history.length).toBeGreaterThan(300);
    expect(await historyInNode(seed)).toEqual(history);
  });

  it('see something else with another seed, and all that a broker does', () => {
    const histories = seeds.map(runScript);
    expect(new Set(histories.map((one) => one.join('\n'))).size).toBe(seeds.length);
    const whole = histories.flat().join('\n');
    for (const state of ['Stable', 'Empty', 'open', 'committed', 'aborted']) {
      expect(whole).toContain(`"state":"${state}"`);
    }
    expect(whole).toContain('"type":"commit"');
  });
});
