// What could not be written to the file yet: kept in the browser until it is there, also over a reload. One text
// an exercise, with the revision of the file that it was made from.
export interface Unsaved {
  keep(exercise: string, text: UnsavedText): void;
  /** `undefined`: nothing waits. */
  read(exercise: string): UnsavedText | undefined;
  drop(exercise: string): void;
}

export interface UnsavedText {
  source: string;
  base: string | null;
}

const keyOf = (exercise: string): string => `milk-run:unsaved:${exercise}`;

/** @param storage gives localStorage, or throws where a browser forbids it; then nothing is kept */
export function openUnsaved(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): Unsaved {
  return {
    keep(exercise, text) {
      ignoring(() => storage().setItem(keyOf(exercise), JSON.stringify(text)));
    },
    read: (exercise) => parse(ignoring(() => storage().getItem(keyOf(exercise)))),
    drop(exercise) {
      ignoring(() => storage().removeItem(keyOf(exercise)));
    },
  };
}

/** The editor has the text all the same. */
function ignoring<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function parse(text: string | null | undefined): UnsavedText | undefined {
  const value: unknown = ignoring(() => JSON.parse(text ?? 'null') as unknown);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('source' in value) || typeof value.source !== 'string') return undefined;
  if (!('base' in value) || (value.base !== null && typeof value.base !== 'string')) {
    return undefined;
  }
  return { source: value.source, base: value.base };
}
