import { describe, expect, it } from 'vitest';
import { atTheStore, peak, seconds, thousands } from './peak.ts';

const usual = { seed: 7, perLoad: [4], query: 0, times: 1 };
const atPeak = { ...usual, times: peak.times };

describe('at the store', () => {
  it('a load takes as long as its operations where nobody is before it', () => {
    const { median, late, busy } = atTheStore(usual);
    expect([median, late]).toEqual([80, 0]);
    expect(busy).toBeCloseTo(0.04);
  });

  it('at the peak all wait longer, and still within the budget', () => {
    const { loads, p99, late, busy } = atTheStore(atPeak);
    expect(busy).toBeCloseTo(0.32);
    expect(Math.abs(loads / atTheStore(usual).loads / 8 - 1)).toBeLessThan(0.15);
    expect(p99).toBeGreaterThan(atTheStore(usual).p99);
    expect([p99 < peak.budgetMs, late]).toEqual([true, 0]);
  });

  it('a report’s query delays whoever comes until it is served, the last of them a little', () => {
    const { p99, late, loads } = atTheStore({ ...atPeak, query: 1_440 });
    const clearMs = (1_440 * peak.operationMs) / (1 - 0.32);
    expect(late / loads).toBeGreaterThan((0.7 * clearMs) / peak.forMs);
    expect(late / loads).toBeLessThan((1.2 * clearMs) / peak.forMs);
    expect(p99).toBeGreaterThan(20_000);
    expect(p99).toBeLessThan(1_440 * peak.operationMs);
  });

  it('half as many operations again are within the budget, four times as many are not', () => {
    expect(atTheStore({ ...atPeak, perLoad: [6] }).p99).toBeLessThan(peak.budgetMs);
    expect(atTheStore({ ...atPeak, perLoad: [16] }).p99).toBeGreaterThan(peak.budgetMs);
  });

  it('loads come at the same times for the same seed', () => {
    expect(atTheStore(atPeak)).toEqual(atTheStore(atPeak));
    expect(atTheStore({ ...atPeak, query: 100 }).loads).toBe(atTheStore(atPeak).loads);
    expect(atTheStore({ ...atPeak, seed: 8 })).not.toEqual(atTheStore(atPeak));
  });
});

describe('figures', () => {
  it('are short', () => {
    expect([80, 999, 1_240, 28_800, 2_000].map((ms) => seconds(ms).en)).toEqual([
      ...['0.08 s', '1.00 s', '1.2 s', '28.8 s', '2 s'],
    ]);
    expect(seconds(80).ko).toBe('0.08초');
    expect([7, 1_440, 1_234_567].map(thousands)).toEqual(['7', '1,440', '1,234,567']);
  });
});
