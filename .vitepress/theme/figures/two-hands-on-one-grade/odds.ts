// The same with many lots: how often each design ends with the wrong grade, counted, and where there is a formula,
// computed. Measured at once; corrected and decided at any moment of the hour after that.
import { createRandom } from '../../../../harness/grading/random.ts';
import { outcomeOf, rightGrade, type Design, type Settings } from './hands.ts';

export const lots = 1_000;
const hour = 60;

/** Of so many lots, how many end with a grade that is not the right one. */
export function wrongOf(
  design: Design,
  { seed, skew, isQualityDown }: { seed: number } & Pick<Settings, 'skew' | 'isQualityDown'>,
): number {
  const random = createRandom(seed);
  let wrong = 0;
  for (let lot = 0; lot < lots; lot += 1) {
    const at = { measured: 0, corrected: random.next() * hour, decided: random.next() * hour };
    const settings = { design, at, skew, isQualityDown };
    if (outcomeOf(settings).grade !== rightGrade) wrong += 1;
  }
  return wrong;
}

/**
 * The share of lots in which the lab's correction has the later stamp: both at any moment of one hour, the desk's
 * clock `skew` minutes ahead.
 */
export function shareWrongByStamps(skew: number): number {
  const short = (1 - Math.abs(skew) / hour) ** 2 / 2;
  return skew >= 0 ? short : 1 - short;
}
