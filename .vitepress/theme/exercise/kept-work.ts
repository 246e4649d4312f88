// What a reader wrote in this browser: for each exercise the code as it stands, and every source that was run
// or put away. Each lies under a name of its own, so that two tabs never overwrite each other's attempts.
// What storage does not take is held until the page is left; what cannot be read is put aside, not lost.
import type { Storage as SmallStorage, Trouble } from '../progress/journal.ts';
import { parseAttempt, sourceName } from './attempt.ts';
import { codeKey } from './code-key.ts';
import type { ExerciseWork, KeptAttempt } from './workbench.ts';

/** What we use of localStorage. */
export type Storage = SmallStorage & Pick<globalThis.Storage, 'removeItem' | 'key' | 'length'>;

/** By slug. */
export type Work = Readonly<Record<string, ExerciseWork>>;

export interface KeptWork {
  readonly trouble: Trouble | undefined;
  code(exercise: string): string | undefined;
  keepCode(exercise: string, source: string): void;
  /** Newest first. */
  attempts(exercise: string): readonly KeptAttempt[];
  /** Equal sources are one attempt: it has the last time, and the last verdict that it got. */
  keepAttempt(exercise: string, attempt: Omit<KeptAttempt, 'name'>): KeptAttempt;
  forget(exercise: string, name: string): void;
  /** Everything, for a file. */
  all(): Work;
  /** Adds what a file holds. Where code stands already that differs, that becomes an attempt first. */
  bringBack(work: Work): void;
}

const attemptKey = (exercise: string, name: string): string =>
  `milk-run:attempt:${exercise}:${name}`;
const codeShape = /^milk-run:code:([\w-]+)$/;
const attemptShape = /^milk-run:attempt:([\w-]+):[\w-]+$/;

/** @param storage gives localStorage, or throws where a browser forbids it */
export function openKeptWork(storage: () => Storage, now: () => Date): KeptWork {
  /** What storage did not take; it wins over what is there. */
  const held = new Map<string, string>();
  let trouble: Trouble | undefined;

  function get(key: string): string | null {
    const text = held.get(key);
    if (text !== undefined) return text;
    try {
      return storage().getItem(key);
    } catch {
      trouble = 'nowhere';
      return null;
    }
  }

  function set(key: string, text: string): void {
    held.set(key, text);
    let failed: Trouble | undefined;
    // What was too much before may fit by now.
    for (const [one, kept] of [...held]) {
      try {
        storage().setItem(one, kept);
        held.delete(one);
      } catch (error) {
        failed = isFull(error) ? 'full' : 'nowhere';
      }
    }
    if (failed !== undefined) trouble = failed;
    else if (trouble === 'full') trouble = undefined;
  }

  function remove(key: string): void {
    held.delete(key);
    try {
      storage().removeItem(key);
    } catch {
      trouble = 'nowhere';
    }
  }

  function keys(): string[] {
    const found = new Set(held.keys());
    try {
      const store = storage();
      for (let index = 0; index < store.length; index += 1) {
        const key = store.key(index);
        if (key !== null) found.add(key);
      }
    } catch {
      trouble = 'nowhere';
    }
    return [...found];
  }

  function readAttempt(key: string): KeptAttempt | undefined {
    const text = get(key);
    if (text === null) return undefined;
    const attempt = parseAttempt(text);
    if (attempt === undefined) {
      remove(key);
      set(`${key}:unreadable:${now().toISOString()}`, text);
      trouble ??= 'broken';
    }
    return attempt;
  }

  const work: KeptWork = {
    get trouble() {
      return trouble;
    },
    code: (exercise) => get(codeKey(exercise)) ?? undefined,
    keepCode: (exercise, source) => set(codeKey(exercise), source),
    attempts(exercise) {
      return keys()
        .filter((key) => attemptShape.exec(key)?.[1] === exercise)
        .flatMap((key) => readAttempt(key) ?? [])
        .sort((a, b) => b.at.localeCompare(a.at));
    },
    keepAttempt(exercise, attempt) {
      const name = sourceName(attempt.source);
      const key = attemptKey(exercise, name);
      const before = readAttempt(key);
      const kept =
        before !== undefined && attempt.status === null
          ? { ...before, at: attempt.at }
          : { ...attempt, name };
      set(key, JSON.stringify(kept));
      return kept;
    },
    forget: (exercise, name) => remove(attemptKey(exercise, name)),
    all() {
      const names = keys().flatMap(
        (key) => codeShape.exec(key)?.[1] ?? attemptShape.exec(key)?.[1] ?? [],
      );
      return Object.fromEntries(
        [...new Set(names)]
          .sort()
          .map((name) => [name, { code: get(codeKey(name)), attempts: work.attempts(name) }]),
      );
    },
    bringBack(brought) {
      for (const [exercise, { code, attempts }] of Object.entries(brought)) {
        const there = new Map(work.attempts(exercise).map((one) => [one.name, one.at]));
        for (const { name: _, ...attempt } of attempts) {
          const at = there.get(sourceName(attempt.source)) ?? '';
          if (attempt.at > at) work.keepAttempt(exercise, attempt);
        }
        const present = work.code(exercise);
        if (code === null || code === present) continue;
        if (present !== undefined) work.keepAttempt(exercise, putAway(present, now()));
        work.keepCode(exercise, code);
      }
    },
  };
  return work;
}

/** A source that gives way to another. */
export function putAway(source: string, now: Date): Omit<KeptAttempt, 'name'> {
  return { source, at: now.toISOString(), status: null, codes: [], subject: null, standing: null };
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
