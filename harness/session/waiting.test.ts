import { describe, expect, it } from 'vitest';
import { createWaiting } from './waiting.ts';

const what = { en: 'milk', ko: '우유' };

describe('a wait', () => {
  it('ends at once where its condition holds already', async () => {
    expect(await createWaiting().until({ what, met: () => true, limitMs: 60_000 })).toBe('met');
  });

  it('looks again when something happened, once for all that happened together', async () => {
    const { until, changed } = createWaiting();
    let looks = 0;
    let holds = false;
    const wait = until({ what, met: () => (looks += 1) > 0 && holds, limitMs: 60_000 });
    for (let i = 0; i < 5; i += 1) changed();
    await new Promise((resolve) => setImmediate(resolve));
    expect(looks).toBe(2);
    holds = true;
    changed();
    expect(await wait).toBe('met');
  });

  it('ends as hopeless when it is; met comes first', async () => {
    const { until, changed } = createWaiting();
    let lost = false;
    const wait = until({ what, met: () => false, hopeless: () => lost, limitMs: 60_000 });
    lost = true;
    changed();
    expect(await wait).toBe('hopeless');
    expect(await until({ what, met: () => true, hopeless: () => true })).toBe('met');
  });

  it('ends late when nothing happens, and is not looked at any more', async () => {
    const { until, changed } = createWaiting();
    let looks = 0;
    const met = (): boolean => {
      looks += 1;
      return false;
    };
    expect(await until({ what, met, limitMs: 1 })).toBe('late');
    const after = looks;
    changed();
    await new Promise((resolve) => setImmediate(resolve));
    expect(looks).toBe(after);
  });

  it('fails with what its condition throws, and others go on', async () => {
    const { until, changed } = createWaiting();
    let broken = false;
    let holds = false;
    const breaks = until({
      what,
      met() {
        if (broken) throw new Error('spilt');
        return false;
      },
    });
    const other = until({ what, met: () => holds });
    broken = holds = true;
    changed();
    await expect(breaks).rejects.toThrow('spilt');
    expect(await other).toBe('met');
  });
});
