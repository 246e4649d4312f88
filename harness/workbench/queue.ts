// One run at a time. A newer one of the same exercise takes the place of an older one, under way or not.

/** Why a run gives no verdict: somebody stopped it, another took its place, or everything ends. */
export type StopReason = 'stopped' | 'superseded' | 'closed';

export class Stopped extends Error {
  readonly why: StopReason;
  constructor(why: StopReason) {
    super(why);
    this.why = why;
  }
}

export interface Job {
  /** Jobs of one key take each other's place. */
  key: string;
  /** Never fails; the signal's reason is a `Stopped`. */
  work(signal: AbortSignal): Promise<void>;
  /** It will not be begun. */
  dropped(why: StopReason): void;
}

export interface Queue {
  /** `false`: too many wait already, and it was not taken. */
  add(job: Job): boolean;
  stop(key: string): void;
  /** Ends what there is; what comes afterwards is dropped. Resolves when nothing is under way. */
  close(): Promise<void>;
}

/** @param most how many may wait */
export function createQueue(most: number): Queue {
  let waiting: Job[] = [];
  let current: { key: string; controller: AbortController; done: Promise<void> } | undefined;
  let closed = false;

  function next(): void {
    if (current !== undefined) return;
    const job = waiting.shift();
    if (job === undefined) return;
    const controller = new AbortController();
    // A turn later, so that what it adds at once finds it under way.
    const done = Promise.resolve()
      .then(() => job.work(controller.signal))
      .finally(() => {
        current = undefined;
        next();
      });
    current = { key: job.key, controller, done };
  }

  function end(key: string, why: StopReason): void {
    if (current?.key === key) current.controller.abort(new Stopped(why));
    for (const job of waiting.filter((one) => one.key === key)) job.dropped(why);
    waiting = waiting.filter((one) => one.key !== key);
  }

  return {
    add(job) {
      if (closed) {
        job.dropped('closed');
        return true;
      }
      if (waiting.filter(({ key }) => key !== job.key).length >= most) return false;
      end(job.key, 'superseded');
      waiting.push(job);
      next();
      return true;
    },
    stop: (key) => end(key, 'stopped'),
    async close() {
      closed = true;
      for (const job of waiting) job.dropped('closed');
      waiting = [];
      current?.controller.abort(new Stopped('closed'));
      await current?.done;
    },
  };
}
