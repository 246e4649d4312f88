// One prediction of a page: what was answered, and which explanations are shown for it.
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useJournal } from '../progress/use-journal.ts';

interface Prediction {
  /** `<lesson>/<id>`, as the journal keeps it. */
  name: ComputedRef<string>;
  /** The choice; `undefined`: not answered. */
  answer: ComputedRef<number | undefined>;
  /** Whether the explanations of all choices are asked for. */
  all: Ref<boolean>;
  choose(choice: number): void;
  again(): void;
  isShown(choice: number): boolean;
}

export function usePrediction(props: { id: string; lesson: string; right: boolean[] }): Prediction {
  const { journal, change } = useJournal();
  const all = ref(false);
  const name = computed(() => `${props.lesson}/${props.id}`);
  const answer = computed(() => {
    const kept = journal.value.predicted[name.value];
    // The lesson may have lost a choice since.
    return kept !== undefined && kept in props.right ? kept : undefined;
  });
  return {
    name,
    answer,
    all,
    choose(choice) {
      if (answer.value !== undefined) return;
      change((now) => ({ ...now, predicted: { ...now.predicted, [name.value]: choice } }));
    },
    again() {
      all.value = false;
      change((now) => ({
        ...now,
        predicted: Object.fromEntries(
          Object.entries(now.predicted).filter(([one]) => one !== name.value),
        ),
      }));
    },
    isShown: (choice) =>
      answer.value !== undefined &&
      (all.value || choice === answer.value || props.right[choice] === true),
  };
}
