// What the reader guessed before the first step, kept in the journal like a prediction.
import { computed, onMounted, ref, type ComputedRef } from 'vue';
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
  // A figure comes alive after the page did, when the journal may be open already; what the server drew
  // knows of no journal, and the first picture has to agree with it.
  const isAlive = ref(false);
  onMounted(() => {
    isAlive.value = true;
  });
  return {
    guess: computed(() => {
      if (!isAlive.value) return undefined;
      const kept = journal.value.predicted[key];
      // The figure may have lost a choice since.
      return kept !== undefined && kept >= onlyLooks && kept < choices ? kept : undefined;
    }),
    choose: (choice) =>
      change((now) => ({ ...now, predicted: { ...now.predicted, [key]: choice } })),
  };
}
