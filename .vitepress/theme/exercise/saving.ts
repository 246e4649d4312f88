// Keeps a text that is being typed: a moment after the last key, or at once when asked. What could not be kept
// stays pending, and is tried again with the next key.

export interface Saving {
  /** Whether something was typed that is not kept yet. */
  readonly pending: boolean;
  later(text: string): void;
  /** Keeps what is pending. Never throws: `onState` is told. */
  now(): Promise<void>;
  /** This text is what is kept; nothing is pending. */
  knows(text: string): void;
  /** What is pending is somebody else's to keep. */
  drop(): void;
}

export interface SavingOptions {
  /** Milliseconds. */
  pause: number;
  write(text: string): Promise<void>;
  onState(state: 'kept' | 'pending' | 'refused', error?: unknown): void;
}

export function openSaving({ pause, write, onState }: SavingOptions): Saving {
  let waiting: string | undefined;
  let kept: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  function drop(): void {
    clearTimeout(timer);
    timer = undefined;
    waiting = undefined;
  }

  async function keep(): Promise<void> {
    const text = waiting;
    if (text === undefined) return;
    clearTimeout(timer);
    try {
      await write(text);
      kept = text;
      // Somebody may have typed on meanwhile.
      if (waiting === text) drop();
      onState(waiting === undefined ? 'kept' : 'pending');
    } catch (error) {
      onState('refused', error);
    }
  }

  const now = (): Promise<void> => (writing = writing.then(keep));

  return {
    get pending() {
      return waiting !== undefined;
    },
    later(text) {
      clearTimeout(timer);
      if (text === kept) {
        drop();
        onState('kept');
        return;
      }
      waiting = text;
      onState('pending');
      timer = setTimeout(() => void now(), pause);
    },
    now,
    knows(text) {
      kept = text;
      drop();
      onState('kept');
    },
    drop,
  };
}
