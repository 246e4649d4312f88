// The journal as components see it: one for the whole page, empty until the page runs, so that what the
// server drew and what the browser finds agree at first.
import {
  inject,
  nextTick,
  onMounted,
  shallowRef,
  type App,
  type InjectionKey,
  type ShallowRef,
} from 'vue';
import { earlyAnswersId } from '../../head/early-answers.ts';
import { emptyJournal, journalKey, openJournal, type Journal, type Trouble } from './journal.ts';

interface PageJournal {
  journal: ShallowRef<Journal>;
  trouble: ShallowRef<Trouble | undefined>;
  /** Whether it was read. */
  opened: ShallowRef<boolean>;
  open(): void;
  change(change: (journal: Journal) => Journal): void;
}

const key: InjectionKey<PageJournal> = Symbol('journal');

export function provideJournal(app: App): void {
  const journal = shallowRef(emptyJournal);
  const trouble = shallowRef<Trouble>();
  const opened = shallowRef(false);
  let store: ReturnType<typeof openJournal> | undefined;

  function show(): void {
    if (store === undefined) return;
    journal.value = store.journal;
    trouble.value = store.trouble;
  }

  app.provide(key, {
    ...{ journal, trouble, opened },
    open() {
      if (store !== undefined) return;
      store = openJournal(
        () => localStorage,
        () => new Date(),
      );
      addEventListener('storage', (event) => {
        if (event.key !== journalKey) return;
        store?.reread();
        show();
      });
      show();
      opened.value = true;
      // What the head opened is open by now for its own reasons.
      void nextTick(() => document.getElementById(earlyAnswersId)?.remove());
    },
    change(change) {
      store?.change(change);
      show();
    },
  });
}

export function useJournal(): PageJournal {
  const page = inject(key);
  if (page === undefined) throw new Error('The theme provides no journal');
  onMounted(page.open);
  return page;
}
