// Plays the quarters. The reader decides what is done; left to play, whoever pulls hardest is heard.
import type { CreateScene, Line } from '../frame/scene.ts';
import { firstBoard, quarters, type Board, type Tactic } from './board.ts';
import { backLine, endLine, feltLine, playedLine } from './lines.ts';
import { loudestOf } from './loudest.ts';
import { needsFor } from './needs.ts';
import { openTactics, playQuarter } from './quarter.ts';

export interface TugPicture {
  /** The board at the beginning, and after each quarter. The last one is now. */
  boards: readonly Board[];
  done: readonly Tactic[];
}

export type TugMove = { do: 'tactic'; tactic: Tactic } | { do: 'back' };

/** Virtual ms a quarter lasts. */
const quarterMs = 1_600;

export const createScene: CreateScene<TugPicture, TugMove> = (seed) => {
  const needs = needsFor(seed, quarters);
  let now = 0;
  let next = quarterMs;
  let boards: readonly Board[] = [firstBoard];
  let done: readonly Tactic[] = [];

  function play(tactic: Tactic, who?: ReturnType<typeof loudestOf>['who']): Line[] {
    const before = boards.at(-1) ?? firstBoard;
    const need = needs[before.quarter];
    if (need === undefined || !openTactics(before).includes(tactic)) return [];
    const { board, way, moved } = playQuarter(before, tactic, need);
    boards = [...boards, board];
    done = [...done, tactic];
    next = now + quarterMs;
    const told = [
      playedLine({ at: now, before, tactic, who, need, way, moved }),
      feltLine(board, before, now),
    ];
    return board.quarter === quarters ? [...told, endLine(board, seed, now)] : told;
  }

  return {
    get now() {
      return now;
    },
    picture: () => ({ boards, done }),
    advance(until) {
      if (boards.length > quarters || next > until) {
        now = Math.max(now, until);
        return [];
      }
      now = Math.max(now, next);
      const { who, tactic } = loudestOf(boards.at(-1) ?? firstBoard);
      return play(tactic, who);
    },
    move(move) {
      if (move.do === 'tactic') return play(move.tactic);
      if (done.length === 0) return [];
      const back = done.length;
      boards = boards.slice(0, -1);
      done = done.slice(0, -1);
      next = now + quarterMs;
      return [backLine(back, now)];
    },
    isAtRest: () => boards.length > quarters,
  };
};
