import { describe, expect, it } from 'vitest';
import type { Boundary } from '../../wire-tap/boundaries.ts';
import { expectBoth } from '../testing/findings.ts';
import { to } from '../testing/service.ts';
import type { DerivingFacts } from './deriving.ts';
import { sweepNotes } from './sweep-notes.ts';

const boundary: Boundary = {
  ...{ process: 'quality', api: 'Produce', subject: to, occurrence: 1, side: 'before' },
};

describe('what a verdict says of it', () => {
  const notes = (said: Partial<DerivingFacts<never>>) =>
    sweepNotes({
      ...{ inputs: [], log: [], askings: [], stopped: null, complete: true },
      ...{ killed: [], notReached: [], refused: false, failed: false, ...said },
    });

  it('is nothing before anything was done to it', () => {
    expect(notes({})).toEqual([]);
  });

  it('is how often it was killed, where it was not, and that a send was refused and a call failed', () => {
    const missed = { api: 'JoinGroup', side: 'after', skip: 6, when: 'start' } as const;
    const said = notes({
      killed: [boundary, boundary],
      notReached: [missed],
      refused: true,
      failed: true,
    });
    expect(said).toHaveLength(4);
    expectBoth(said[0] ?? { en: '', ko: '' }, 2);
    expectBoth(said[1] ?? { en: '', ko: '' }, 'JoinGroup #7');
    expectBoth(said[2] ?? { en: '', ko: '' });
    expectBoth(said[3] ?? { en: '', ko: '' });
    expect(notes({ killed: [boundary] })[0]?.en).toContain('1 boundary,');
  });
});
