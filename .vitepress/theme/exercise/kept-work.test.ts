import { describe, expect, it } from 'vitest';
import { codeKey } from './code-key.ts';
import { openKeptWork, putAway, type Storage } from './kept-work.ts';
import type { KeptAttempt } from './workbench.ts';

const now = (): Date => new Date('2026-01-12T05:10:00Z');
const failed = (source: string, at: string): Omit<KeptAttempt, 'name'> => ({
  ...{ source, at, status: 'fail', codes: ['LOST'], subject: 'trace', standing: 'practised' },
});

describe('kept work', () => {
  it('is there for the next page, attempts newest first', () => {
    const { storage } = browser();
    const work = openKeptWork(() => storage, now);
    work.keepCode('tape', 'mine');
    work.keepAttempt('tape', failed('one', '2026-01-12T05:00:00Z'));
    work.keepAttempt('tape', failed('two', '2026-01-12T05:05:00Z'));
    work.keepAttempt('other-tape', failed('three', '2026-01-12T05:06:00Z'));
    const again = openKeptWork(() => storage, now);
    expect(again.code('tape')).toBe('mine');
    expect(again.attempts('tape').map(({ source }) => source)).toEqual(['two', 'one']);
  });

  it('has equal sources once, with the last verdict, also when they were put away after it', () => {
    const { storage } = browser();
    const work = openKeptWork(() => storage, now);
    work.keepAttempt('tape', failed('one', '2026-01-12T05:00:00Z'));
    work.keepAttempt('tape', putAway('one', now()));
    expect(work.attempts('tape')).toMatchObject([
      { source: 'one', status: 'fail', codes: ['LOST'], at: now().toISOString() },
    ]);
  });

  it('of two tabs is whole: neither takes the other’s attempts away', () => {
    const { storage } = browser();
    const [one, two] = [openKeptWork(() => storage, now), openKeptWork(() => storage, now)];
    one.keepAttempt('tape', failed('one', '2026-01-12T05:00:00Z'));
    two.keepAttempt('tape', failed('two', '2026-01-12T05:01:00Z'));
    one.keepAttempt('tape', failed('three', '2026-01-12T05:02:00Z'));
    expect(two.attempts('tape')).toHaveLength(3);
  });

  it.each(['{', '3', 'null', '{"source":1}', '{"source":"a","at":"x","codes":[]}'])(
    'that cannot be read is put aside, and the rest stays: %s',
    (text) => {
      const { storage, kept } = browser();
      const work = openKeptWork(() => storage, now);
      work.keepAttempt('tape', failed('one', '2026-01-12T05:00:00Z'));
      kept.set('milk-run:attempt:tape:0123', text);
      expect(work.attempts('tape').map(({ source }) => source)).toEqual(['one']);
      expect(work.trouble).toBe('broken');
      const aside = 'milk-run:attempt:tape:0123:unreadable:2026-01-12T05:10:00.000Z';
      expect([kept.get(aside), kept.has('milk-run:attempt:tape:0123')]).toEqual([text, false]);
      expect(openKeptWork(() => storage, now).attempts('tape')).toHaveLength(1);
    },
  );

  it('that storage does not take is held, said, and kept once there is room', () => {
    const { storage, kept, limit } = browser();
    const work = openKeptWork(() => storage, now);
    limit(10);
    work.keepCode('tape', 'a long answer');
    work.keepAttempt('tape', failed('one', '2026-01-12T05:00:00Z'));
    expect([work.trouble, work.code('tape')]).toEqual(['full', 'a long answer']);
    expect(work.attempts('tape')).toHaveLength(1);
    work.keepCode('tape', 'short');
    expect([work.trouble, kept.get(codeKey('tape'))]).toEqual(['full', 'short']);
    limit(10_000);
    work.keepCode('tape', 'a long answer');
    expect([work.trouble, kept.size]).toEqual([undefined, 2]);
  });

  it('where a browser forbids storage lasts until the page is left, and that is said', () => {
    const work = openKeptWork(() => {
      throw new DOMException('no', 'SecurityError');
    }, now);
    work.keepCode('tape', 'mine');
    work.keepAttempt('tape', failed('one', '2026-01-12T05:00:00Z'));
    expect([work.trouble, work.code('tape'), work.attempts('tape').length]).toEqual([
      'nowhere',
      'mine',
      1,
    ]);
  });

  it('comes back into another browser, and what stood there is an attempt', () => {
    const from = openKeptWork(() => browserOnce(), now);
    from.keepCode('tape', 'mine');
    from.keepAttempt('tape', failed('one', '2026-01-12T05:00:00Z'));
    const { storage } = browser();
    const to = openKeptWork(() => storage, now);
    to.keepCode('tape', 'here');
    to.keepAttempt('tape', failed('one', '2026-01-12T06:00:00Z'));
    to.bringBack(from.all());
    expect(to.code('tape')).toBe('mine');
    expect(to.attempts('tape').map(({ source, at }) => [source, at])).toEqual([
      ['one', '2026-01-12T06:00:00Z'],
      ['here', now().toISOString()],
    ]);
  });

  const one = browser().storage;
  const browserOnce = (): Storage => one;
});

function browser() {
  const kept = new Map<string, string>();
  let most = Infinity;
  const storage: Storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (value.length > most) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
  return { storage, kept, limit: (length: number) => (most = length) };
}
