// What a boundary is called where people read it.
import type { Boundary, Side } from '../wire-tap/boundaries.ts';
import type { Text } from './text.ts';

/** `right after OffsetCommit quality.lab-results/1 #3` */
export function boundaryText({ api, subject, occurrence, side }: Boundary): Text {
  const what = `${api} ${subject} #${occurrence}`;
  const { en, ko } = sideText(side);
  return { en: `${en} ${what}`, ko: `${what} ${ko}` };
}

/** Before: it never left the process. After: it was done, and the process did not get to hear so. */
export function sideText(side: Side): Text {
  return side === 'before' ? { en: 'right before', ko: '직전' } : { en: 'right after', ko: '직후' };
}
