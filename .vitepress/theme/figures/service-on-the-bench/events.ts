// The events of one night on the bench, made from the seed, and what is decided about each.
import type { Random } from '../../../../harness/grading/random.ts';
import type { Input } from './settings.ts';

export const topics: Record<Input | 'grades', string> = {
  results: 'quality.lab-results',
  appeals: 'quality.appeals',
  grades: 'quality.grades',
};

export type GradeName = 'A' | 'B' | 'C';

export interface BenchEvent {
  /** Its `event-id`. */
  id: string;
  input: Input;
  lot: string;
  grade: GradeName;
  /** Whether there is antibiotic in it, of which the regulator has to hear. */
  isPositive: boolean;
}

/** Three lab results, and an appeal about the first of them. The second result is the positive one. */
export function eventsOf(random: Random): BenchEvent[] {
  const first = random.whole(11, 94);
  const grade = (): GradeName => random.pick(['A', 'B', 'C']);
  const results = [0, 1, 2].map((index): BenchEvent => {
    const lot = `lot-${first + index}`;
    return {
      id: `result-${first + index}`,
      input: 'results',
      lot,
      grade: grade(),
      isPositive: index === 1,
    };
  });
  const appeal: BenchEvent = {
    ...{ id: `appeal-${first}`, input: 'appeals', lot: `lot-${first}` },
    ...{ grade: 'A', isPositive: false },
  };
  return [...results, appeal];
}

/** The one in whose handling the service is killed. */
export function isStruck({ isPositive }: BenchEvent): boolean {
  return isPositive;
}
