// A farm of which something was said three times: 8 cows, 9 cows, and 8 once more.
import { describe, expect, it } from 'vitest';
import { topic, committed, history, process } from '../../testing/history.ts';
import { caseOf, fedAt } from '../../testing/views.ts';
import { commitBefore, firstChange, lastAgreed } from './agreed.ts';

const published = [fedAt(0, { cows: 8 }), fedAt(1, { cows: 9 }), fedAt(2, { cows: 8 })];

describe('up to which event an answer agrees', () => {
  const agreed = (body: unknown, some = published) => lastAgreed(caseOf({ body, published: some }));

  it('is the last time that the streams said so', () => {
    expect(agreed({ cows: 8 })).toEqual({ agreed: 3, cause: undefined });
    expect(agreed({ cows: 9 })).toEqual({ agreed: 2, cause: published[2] });
    expect(agreed({ cows: 8 }, published.slice(0, 2))).toEqual({ agreed: 1, cause: published[1] });
  });

  it('is before the first one where it says nothing, and never where they never said so', () => {
    expect(agreed(undefined)).toEqual({ agreed: 0, cause: published[0] });
    expect(agreed({ cows: 99 })).toEqual({ agreed: undefined, cause: undefined });
  });
});

describe('the first change', () => {
  it('is the event that says something of the name', () => {
    const other = { ...fedAt(0, { cows: 1 }), key: 'farm-2' };
    const all = [other, fedAt(1, { cows: 8 })];
    expect(firstChange(caseOf({ published: all }))).toBe(1);
    expect(firstChange(caseOf({ published: [other] }))).toBe(1);
    expect(firstChange(caseOf({ published }))).toBe(0);
  });
});

describe('a commit over the event', () => {
  const lives = (...events: Parameters<typeof history>) =>
    history(process('quality'), ...events, process('quality'));
  const found = (seen: ReturnType<typeof history>, offset: number) =>
    commitBefore(caseOf({ history: seen, seq: seen.length + 1 }), fedAt(offset, null));

  it('is one of an earlier life of the process', () => {
    const seen = lives(committed('quality', 0, 2, { topic }), process('quality', 'killed'));
    expect(found(seen, 1)).toMatchObject({ seq: 2 });
    expect(found(seen, 1)?.says.en).toContain('committed 2');
    expect(found(seen, 1)?.says.ko).toContain('2까지');
  });

  it('is none that does not reach it, is of another partition, or was refused', () => {
    expect(found(lives(committed('quality', 0, 2, { topic })), 2)).toBe(undefined);
    expect(found(lives(committed('quality', 1, 9, { topic })), 1)).toBe(undefined);
    const refused = committed('quality', 0, 2, { topic, error: 'UNKNOWN_MEMBER_ID' });
    expect(found(lives(refused), 1)).toBe(undefined);
  });

  it('is none of this life, nor of what comes after the answer', () => {
    const now = history(process('quality'), committed('quality', 0, 2, { topic }));
    expect(found(now, 1)).toBe(undefined);
    const late = lives(committed('quality', 0, 2, { topic }));
    expect(commitBefore(caseOf({ history: late, seq: 2 }), fedAt(1, null))).toBe(undefined);
  });
});
