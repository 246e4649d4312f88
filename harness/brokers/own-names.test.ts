import { describe, expect, it } from 'vitest';
import { madeAt, ownPrefix } from './own-names.ts';

const now = Date.UTC(2026, 4, 4, 4, 30);

describe('a name of the workbook’s own', () => {
  it('tells when it was made, and is nobody else’s', () => {
    const [one, other] = [ownPrefix('team-', now), ownPrefix('team-', now)];
    expect(one).not.toBe(other);
    expect(madeAt('team-', `${one}pool-1`)).toBe(now);
  });

  it.each(['team-orders', 'team-mr-orders', 'team-mr-xyz-1-', 'mr-moon-0123abcd-1', 'orders'])(
    'is none of these: %s',
    (name) => {
      expect(madeAt('team-', name)).toBeUndefined();
    },
  );
});
