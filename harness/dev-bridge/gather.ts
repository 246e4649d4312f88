// Events of a run come in their hundreds: what comes within a frame of a screen goes in one message.

export interface Gathered<T> {
  add(one: T): void;
  /** Gives what there is, now. */
  flush(): void;
  /** Forgets what there is. */
  drop(): void;
  /** Forgets what there is and whatever may still come. */
  end(): void;
}

/** About as often as a screen is drawn. */
const everyMs = 16;
/** So that no message grows beyond reason. */
const most = 200;

export function gather<T>(give: (some: T[]) => void): Gathered<T> {
  let some: T[] = [];
  let planned: NodeJS.Timeout | undefined;
  let ended = false;

  function drop(): void {
    clearTimeout(planned);
    planned = undefined;
    some = [];
  }

  function flush(): void {
    const ready = some;
    drop();
    if (ready.length > 0) give(ready);
  }

  return {
    add(one) {
      if (ended) return;
      some.push(one);
      if (some.length >= most) flush();
      else planned ??= setTimeout(flush, everyMs);
    },
    flush,
    drop,
    end() {
      ended = true;
      drop();
    },
  };
}
