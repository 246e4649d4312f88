// What the reader guessed before the first step, kept in the journal like a prediction.
import { computed, type ComputedRef } from 'vue';
import { useJournal } from '../../progress/use-journal.ts';

/** For those who would rather look first: kept as a choice like the others. */
export const onlyLooks = -1;

interface KeptGuess {
  /** Index of a choice, or `onlyLooks`; `undefined`: not answered. */
  guess: ComputedRef<number | undefined>;
  choose(choice: number): void;
}

export function useGuess(figure: string, choices: number): KeptGuess {
  const { journal, change } = useJournal();
  const key = `figure-${figure}`;
  return {
    guess: computed(() => {
      const kept = journal.value.predicted[key];
      // The figure may have lost a choice since.
      return kept !== undefined && kept >= onlyLooks && kept < choices ? kept : undefined;
    }),
    choose: (choice) =>
      change((now) => ({ ...now, predicted: { ...now.predicted, [key]: choice } })),
  };
}
