import { describe, expect, it } from 'vitest';
import { createEmptyFetches } from './empty-fetches.ts';
import type { Observed } from './observed.ts';

const empty = { type: 'fetch', topic: 'orders', partition: 0, from: 4, next: 4 } as const;
const atEnd: Observed = { ...empty, logStart: 0, logEnd: 4, records: [], error: null };
const record = { offset: 4, timestamp: 1, key: null, value: 'a', headers: {} };
const assigned: Observed = { type: 'assigned', group: 'kitchen', memberId: 'm', partitions: [] };

describe('an empty Fetch', () => {
  it('is news the first time at each position, and after records', () => {
    const { isNews } = createEmptyFetches();
    expect([isNews('p', atEnd), isNews('p', atEnd)]).toEqual([true, false]);
    expect(isNews('p', { ...atEnd, partition: 1 })).toBe(true);
    expect(isNews('p', { ...atEnd, logEnd: 5 })).toBe(true);
    expect(isNews('p', { ...atEnd, records: [record] })).toBe(true);
    expect(isNews('p', { ...atEnd, records: [record] })).toBe(true);
    expect([isNews('p', atEnd), isNews('p', atEnd)]).toEqual([true, false]);
  });

  it('is news for each process', () => {
    const { isNews } = createEmptyFetches();
    expect([isNews('p', atEnd), isNews('q', atEnd)]).toEqual([true, true]);
  });

  it('is news for each reader of a process once, though they ask for the same partition in turn', () => {
    const { isNews } = createEmptyFetches();
    const start: Observed = {
      ...empty,
      from: 0,
      next: 0,
      logStart: 0,
      logEnd: 4,
      records: [],
      error: null,
    };
    expect([isNews('p', atEnd, 2), isNews('p', start, 5)]).toEqual([true, true]);
    expect([isNews('p', atEnd, 2), isNews('p', start, 5)]).toEqual([false, false]);
  });

  it('is news again once its reader has been given partitions anew', () => {
    const { isNews } = createEmptyFetches();
    isNews('p', atEnd);
    isNews('q', atEnd);
    expect(isNews('p', assigned)).toBe(true);
    expect([isNews('p', atEnd), isNews('q', atEnd)]).toEqual([true, false]);
  });
});
