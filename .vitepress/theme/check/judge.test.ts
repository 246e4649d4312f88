import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { judge, rowNames, verdictOf } from './judge.ts';
import { summaryLine } from './summary.ts';

const fine: Facts = {
  browser: { name: 'Chromium', version: 156 },
  ...{ worker: null, blob: null },
  storage: { refused: null, persisted: true, quota: 2_000_000_000 },
  memory: { device: 8, had: 256, asked: 256 },
  lab: { passed: true, ms: 1_234 },
};
const states = (facts: Partial<Facts>): Record<string, string> =>
  Object.fromEntries(
    judge({ ...fine, ...facts })
      .filter(({ state }) => state !== 'good')
      .map(({ name, state }) => [name, state]),
  );

describe('a laptop', () => {
  it('on which all works is good, in every row, with nothing to do', () => {
    const rows = judge(fine);
    expect(rows.map(({ name }) => name)).toEqual(rowNames);
    expect(rows.filter(({ state, fix }) => state !== 'good' || fix !== null)).toEqual([]);
    expect(verdictOf(rows)).toBe('good');
  });

  it.each<[string, Partial<Facts>, Record<string, string>]>([
    ['without workers', { worker: 'no', blob: 'no' }, { workers: 'bad', policy: 'bad' }],
    ['whose policy forbids blob: scripts', { blob: 'no' }, { policy: 'bad' }],
    [
      'that keeps nothing',
      { storage: { refused: 'no', persisted: null, quota: null } },
      { storage: 'bad' },
    ],
    [
      'that keeps little',
      { storage: { refused: null, persisted: false, quota: 1_000_000 } },
      { storage: 'doubt' },
    ],
    ['with little memory', { memory: { device: 1, had: 256, asked: 256 } }, { memory: 'doubt' }],
    ['whose memory ended', { memory: { device: null, had: 96, asked: 256 } }, { memory: 'bad' }],
    [
      'whose lab fails',
      { lab: { passed: false, status: 'fail', codes: ['LOST'] } },
      { lab: 'bad' },
    ],
    ['without a lab', { lab: { passed: false, why: { en: 'none', ko: '없음' } } }, { lab: 'bad' }],
    ['with an old browser', { browser: { name: 'Firefox', version: 90 } }, { browser: 'bad' }],
    [
      'with a browser nobody tried',
      { browser: { name: 'Safari', version: 18 } },
      { browser: 'doubt' },
    ],
    [
      'with an unknown browser',
      { browser: { name: 'unknown', version: null } },
      { browser: 'doubt' },
    ],
  ])('%s is told what to do, in both languages', (_, facts, wanted) => {
    expect(states(facts)).toEqual(wanted);
    for (const { state, fix } of judge({ ...fine, ...facts })) {
      if (state !== 'good')
        expect([fix?.en, fix?.ko]).toEqual([expect.any(String), expect.stringMatching(/[가-힣]/)]);
    }
  });

  it('that may clear its storage is good, and told to export', () => {
    const rows = judge({ ...fine, storage: { refused: null, persisted: false, quota: null } });
    const storage = rows.find(({ name }) => name === 'storage');
    expect([storage?.state, storage?.fix?.en]).toEqual(['good', expect.stringContaining('Export')]);
  });

  it('is one line for a trainer', () => {
    const rows = judge({ ...fine, blob: 'blocked\nby policy' });
    expect(summaryLine(rows, 'Linux', new Date('2026-01-12T05:10:20Z'))).toBe(
      'Milk Run check · ✗ · Linux · workers ✓ start · policy ✗ blocked by policy · storage ✓ kept for good, 2 GB · ' +
        'memory ✓ 256/256 MB, ≥ 8 GB · lab ✓ passed in 1.2 s · browser ✓ Chromium 156 · 2026-01-12 05:10 UTC',
    );
  });
});
