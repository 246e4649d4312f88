// *Sort the language* as a scene: what the reader moves, and, when it is left to play, how people of the
// co-op would sort what is left.
import { createRandom } from '../../../../harness/grading/random.ts';
import type { Line, Scene } from '../frame/scene.ts';
import { cohesionOf, measure } from './measure.ts';
import { linesOf } from './said.ts';
import type { Sentence } from './sentences.ts';
import * as sorting from './sorting.ts';
import type { Sorting } from './sorting.ts';

export interface SortPicture {
  /** All sentences, in the order in which they are taken up; their numbers are their places in it. */
  deck: readonly Sentence[];
  sorting: Sorting;
  /** Whether the co-op is closed: there are no models and no contexts then. */
  isClosed: boolean;
  canUndo: boolean;
}

export type SortMove = sorting.Move | { type: 'undo' } | { type: 'close'; closed: boolean };

/** Virtual ms that somebody of the co-op thinks about a sentence. */
const thinks = 1_100;

export function createScene(seed: number): Scene<SortPicture, SortMove> {
  const deck = sorting.shuffle(createRandom(seed).next);
  const says = linesOf(deck);
  let state = sorting.start();
  let earlier: readonly Sorting[] = [];
  let isClosed = false;
  let now = 0;
  let nextAt = thinks;

  function become(next: Sorting): void {
    earlier = [...earlier, state];
    state = next;
    nextAt = now + thinks;
  }

  const at = (line: Omit<Line, 'at'>): Line => ({ ...line, at: now });

  /** What is told once nothing is left. */
  function whenSorted(): Line[] {
    if (sorting.unsorted(state, deck).length > 0) return [];
    const whole = measure(sorting.cutOf(state), state.shared ? 'milk' : undefined);
    return [at({ ...says.sorted(whole, cohesionOf(whole)), answersGuess: true })];
  }

  function changed(move: sorting.Move): Line[] {
    const before = state;
    const after = sorting.apply(state, move);
    become(after);
    const wasLeft = sorting.unsorted(before, deck).length;
    const line = says.moved(move, before, after);
    return [at(line), ...(wasLeft > 0 ? whenSorted() : [])];
  }

  return {
    get now() {
      return now;
    },
    picture: () => ({ deck, sorting: state, isClosed, canUndo: earlier.length > 0 }),
    isAtRest: () => isClosed || sorting.unsorted(state, deck).length === 0,
    advance(until) {
      const [sentence] = sorting.unsorted(state, deck);
      if (isClosed || sentence === undefined || nextAt > until) {
        if (until !== Infinity) now = Math.max(now, until);
        return [];
      }
      now = Math.max(now, nextAt);
      // The reader may have taken its context away.
      const { id, home } = sentence;
      if (state.contexts.every((one) => one.id !== home)) {
        become({ ...state, contexts: [...state.contexts, { id: home, name: undefined }] });
      }
      return changed({ type: 'place', sentence: id, context: home });
    },
    move(move) {
      switch (move.type) {
        case 'close':
          isClosed = move.closed;
          return [at(says.closed(isClosed))];
        case 'undo': {
          const last = earlier.at(-1);
          if (last === undefined) return [];
          earlier = earlier.slice(0, -1);
          state = last;
          return [at(says.undone())];
        }
        default:
          return changed(move);
      }
    },
  };
}
