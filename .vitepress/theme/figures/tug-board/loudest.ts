// Left to itself the board hears whoever pulls hardest. Each asks for what helps itself, and nobody asks for what
// costs the owner most and helps the others.
import { stakeholders, tensionsOf, type Board, type Stakeholder, type Tactic } from './board.ts';
import { needsFor } from './needs.ts';
import { openTactics, playQuarter } from './quarter.ts';
import { firstBoard, quarters } from './board.ts';

/** What each asks for, the dearest wish first. */
export const asksFor: Readonly<Record<Stakeholder, readonly [Tactic, ...Tactic[]]>> = {
  dispatch: ['machine'],
  accounting: ['replica', 'copy', 'nothing'],
  quality: ['api'],
  product: ['nothing'],
  owner: ['rule'],
};

export function loudestOf(board: Board): { who: Stakeholder; tactic: Tactic } {
  const tensions = tensionsOf(board);
  const who = stakeholders.reduce((loudest, one) =>
    tensions[one] > tensions[loudest] ? one : loudest,
  );
  const open = openTactics(board);
  return { who, tactic: asksFor[who].find((tactic) => open.includes(tactic)) ?? 'nothing' };
}

/** The board at the end, where the loudest is heard in every quarter. */
export function endOfTheLoudest(seed: number): Board {
  return needsFor(seed, quarters).reduce(
    (board, need) => playQuarter(board, loudestOf(board).tactic, need).board,
    firstBoard,
  );
}
