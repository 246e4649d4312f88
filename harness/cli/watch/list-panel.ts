// Choosing an exercise from the list: by moving to it, or by its number.
import type { Key } from './keys.ts';

export interface ListPanel {
  type: 'list';
  /** The row that is marked, from 0. */
  at: number;
  /** Digits typed so far. */
  typed: string;
}

/** The list as it is then; the index of what was chosen; or `back`. */
export function chooseFrom(panel: ListPanel, key: Key, count: number): ListPanel | number | 'back' {
  const move = (to: number): ListPanel => ({
    type: 'list',
    at: Math.min(count - 1, Math.max(0, to)),
    typed: '',
  });
  switch (key) {
    case 'up':
    case 'k':
      return move(panel.at - 1);
    case 'down':
    case 'j':
      return move(panel.at + 1);
    case 'home':
      return move(0);
    case 'end':
      return move(count - 1);
    case 'return':
    case 'enter':
      return panel.at;
    case 'q':
    case 'l':
    case 'escape':
      return 'back';
    default:
      return /^\d$/.test(key) ? typeDigit(panel, key, count) : panel;
  }
}

/** A number that can only be one row's is a choice; one that others begin with marks its row. */
function typeDigit(panel: ListPanel, digit: string, count: number): ListPanel | number {
  const longer = Number(panel.typed + digit);
  const number = longer >= 1 && longer <= count ? longer : Number(digit);
  if (number < 1 || number > count) return { ...panel, typed: '' };
  if (number * 10 > count) return number - 1;
  return { type: 'list', at: number - 1, typed: String(number) };
}
