import { describe, expect, it } from 'vitest';
import { emptyJournal, journalKey, openJournal, type Storage } from './journal.ts';

const now = (): Date => new Date('2026-01-12T05:10:00Z');
const answered = (id: string, choice: number) => (journal: typeof emptyJournal) => ({
  ...journal,
  predicted: { ...journal.predicted, [id]: choice },
});

describe('the journal', () => {
  it('keeps what was done, for the next page', () => {
    const { storage } = browser();
    openJournal(() => storage, now).change(answered('a/b', 2));
    expect(openJournal(() => storage, now).journal.predicted).toEqual({ 'a/b': 2 });
  });

  it('rereads what another tab wrote', () => {
    const { storage } = browser();
    const one = openJournal(() => storage, now);
    openJournal(() => storage, now).change(answered('a/b', 1));
    one.reread();
    expect(one.journal.predicted).toEqual({ 'a/b': 1 });
  });

  it.each([
    '{',
    '[]',
    '3',
    'null',
    '{"predicted":[]}',
    '{"predicted":{"a":"b"}}',
    '{"read":"x"}',
    '{"place":{}}',
    '{"passed":{"a":"won"}}',
  ])('puts %s aside and begins afresh', (text) => {
    const { storage, kept } = browser({ [journalKey]: text });
    const store = openJournal(() => storage, now);
    expect(store.trouble).toBe('broken');
    expect(store.journal).toEqual(emptyJournal);
    expect(kept.get(`${journalKey}:unreadable:2026-01-12T05:10:00.000Z`)).toBe(text);
    store.change(answered('a/b', 1));
    expect(openJournal(() => storage, now).journal.predicted).toEqual({ 'a/b': 1 });
  });

  it('says that storage is full, holds the answer, and keeps it once there is room', () => {
    const { storage, kept, limit } = browser();
    const store = openJournal(() => storage, now);
    limit(10);
    store.change(answered('a/b', 1));
    expect([store.trouble, store.journal.predicted]).toEqual(['full', { 'a/b': 1 }]);
    limit(10_000);
    store.change(answered('a/c', 0));
    expect(store.trouble).toBe(undefined);
    expect(JSON.parse(kept.get(journalKey) ?? '')).toMatchObject({
      predicted: { 'a/b': 1, 'a/c': 0 },
    });
  });

  it('says that a browser forbids storage, and goes on without', () => {
    const store = openJournal(() => {
      throw new DOMException('no', 'SecurityError');
    }, now);
    store.change(answered('a/b', 1));
    expect([store.trouble, store.journal.predicted]).toEqual(['nowhere', { 'a/b': 1 }]);
  });
});

function browser(start: Record<string, string> = {}) {
  const kept = new Map(Object.entries(start));
  let most = Infinity;
  const storage: Storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (value.length > most) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
  };
  return { storage, kept, limit: (length: number) => (most = length) };
}
