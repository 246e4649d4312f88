// Makes up what happens to lots: the lab measures and corrects itself, the desk decides, and no two clocks agree.
import type { Random } from '../random.ts';
import type { Decision, DecidedCase, Letter, Result } from './facts.ts';

/** Cells and bacteria by which milk gets this grade, in the co-op's rule. */
const ranges = {
  A: { cells: [80, 190], bacteria: [4, 28] },
  B: { cells: [210, 480], bacteria: [32, 240] },
  C: { cells: [520, 900], bacteria: [260, 600] },
} as const;

/** How far a laptop on the desk may be off, in minutes. */
const off = { ahead: 5, behind: -30 } as const;

export interface Contest {
  /** A result for a lot that had none, or for this lot. */
  measured(letter: Letter, lot?: { lotId: string; farmId: string }): Result;
  /** A lot of which nobody has heard. */
  lot(): { lotId: string; farmId: string };
  /** What the desk decides about a lot; `null` rejects the appeal. */
  decided(
    lot: { lotId: string; farmId: string },
    grade: Letter | null,
    clock?: keyof typeof off,
  ): Decision;
}

export function openContest(random: Random): Contest {
  let lots = 0;
  let appeals = 0;
  let minute = 0;

  const at = (offMinutes: number): string =>
    new Date(Date.UTC(2026, 9, 5, 10, ++minute + offMinutes)).toISOString().slice(0, 19);
  const lot = () => ({ lotId: `lot-${++lots}`, farmId: `farm-${random.whole(1, 240)}` });

  return {
    lot,
    measured(letter, of = lot()) {
      const { cells, bacteria } = ranges[letter];
      return {
        ...of,
        cells: random.whole(cells[0], cells[1]),
        bacteria: random.whole(bacteria[0], bacteria[1]),
        at: at(0),
      };
    },
    decided: ({ lotId, farmId }, grade, clock = 'behind') => ({
      ...{ appealId: `a-${++appeals}`, lotId, farmId, grade },
      at: at(off[clock]),
    }),
  };
}

/** What `decide` is asked: every combination, with the desk's clock ahead and behind. */
export function casesOf(random: Random): Omit<DecidedCase, 'got'>[] {
  const contest = openContest(random);
  const letters: readonly Letter[] = ['A', 'B', 'C'];
  const alone = letters.flatMap((letter) => {
    const result = contest.measured(letter);
    return [
      { result, decision: undefined },
      { result: undefined, decision: contest.decided(contest.lot(), letter) },
    ];
  });
  const both = letters.flatMap((measured) =>
    ([...letters, null] as const).flatMap((grade) =>
      (['ahead', 'behind'] as const).map((clock) => {
        const result = contest.measured(measured);
        return { result, decision: contest.decided(result, grade, clock) };
      }),
    ),
  );
  const early = contest.decided(contest.lot(), 'A', 'ahead');
  const late = contest.measured('C', { lotId: early.lotId, farmId: early.farmId });
  return [
    ...alone,
    { result: undefined, decision: contest.decided(contest.lot(), null) },
    ...both,
    { result: late, decision: early },
    { result: undefined, decision: undefined },
  ];
}
