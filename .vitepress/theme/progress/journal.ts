// What a reader has done in this browser: predictions, pages read, the place where they left. It is
// kept as one value of localStorage; what cannot be kept or read is said, never lost in silence.

export interface Journal {
  /** By `<lesson>/<prediction>`: which choice. */
  predicted: Record<string, number>;
  /** Slugs of lessons that were read to the end. */
  read: string[];
  /** Where the reader was last. */
  place: { lesson: string; anchor: string } | null;
  /** By exercise: `practised` or `graded`, once it has passed. */
  passed: Record<string, 'practised' | 'graded'>;
}

/** What went wrong with keeping: storage is not to be had, is full, or held something unreadable. */
export type Trouble = 'nowhere' | 'full' | 'broken';

export interface JournalStore {
  /** The journal as it is now; what could not be kept is in it all the same. */
  readonly journal: Journal;
  readonly trouble: Trouble | undefined;
  change(change: (journal: Journal) => Journal): void;
  /** Reads again what another tab may have written. */
  reread(): void;
}

/** What we use of localStorage. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

export const journalKey = 'milk-run:journal';

export const emptyJournal: Journal = { predicted: {}, read: [], place: null, passed: {} };

/** @param storage gives localStorage, or throws where a browser forbids it */
export function openJournal(storage: () => Storage, now: () => Date): JournalStore {
  let journal = emptyJournal;
  let trouble: Trouble | undefined;

  function read(): void {
    let text: string | null;
    try {
      text = storage().getItem(journalKey);
    } catch {
      trouble = 'nowhere';
      return;
    }
    const kept = text === null ? emptyJournal : parseJournal(text);
    if (kept !== undefined) journal = kept;
    else setAside(text ?? '');
  }

  /** Nothing is thrown away: the text stays under a name with the time. */
  function setAside(text: string): void {
    trouble = 'broken';
    try {
      storage().setItem(`${journalKey}:unreadable:${now().toISOString()}`, text);
      storage().setItem(journalKey, JSON.stringify(journal));
    } catch {
      trouble = 'full';
    }
  }

  read();
  return {
    get journal() {
      return journal;
    },
    get trouble() {
      return trouble;
    },
    change(change) {
      journal = change(journal);
      if (trouble === 'nowhere') return;
      try {
        storage().setItem(journalKey, JSON.stringify(journal));
        if (trouble === 'full') trouble = undefined;
      } catch {
        trouble = 'full';
      }
    },
    reread: read,
  };
}

/** `undefined`: it is no journal. Parts that an older or newer site did not have are left empty. */
export function parseJournal(text: string): Journal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { predicted = {}, read = [], place = null, passed = {} } = value;
  if (!isRecord(predicted) || !Object.values(predicted).every(Number.isInteger)) return undefined;
  if (!Array.isArray(read) || !read.every((slug) => typeof slug === 'string')) return undefined;
  if (!isRecord(passed) || !Object.values(passed).every(isPass)) return undefined;
  if (place !== null && !isPlace(place)) return undefined;
  // Each part was looked at above.
  return { predicted, read, place, passed } as Journal;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPass(value: unknown): boolean {
  return value === 'practised' || value === 'graded';
}

function isPlace(value: unknown): boolean {
  return (
    isRecord(value) && typeof value['lesson'] === 'string' && typeof value['anchor'] === 'string'
  );
}
