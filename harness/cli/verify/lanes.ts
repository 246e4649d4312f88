// Runs steps side by side: most of them keep one core busy and no more.
export interface Laned {
  id: string;
  /** The step that has to be over before it begins, where that is among those that are run. */
  after?: string;
}

/**
 * Begins the steps in their order, as many at once as there are lanes. A step that another has to go
 * before is passed over until that one is over.
 */
export async function inLanes<Step extends Laned>(
  steps: readonly Step[],
  lanes: number,
  run: (step: Step) => Promise<void>,
): Promise<void> {
  const waiting = [...steps];
  const over = new Set<string>();
  const comes = new Set(steps.map(({ id }) => id));
  const mayBegin = ({ after }: Step): boolean =>
    after === undefined || !comes.has(after) || over.has(after);

  const running = new Set<Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < lanes ? waiting.find(mayBegin) : undefined;
    if (next === undefined) {
      if (running.size === 0) throw new Error(`${waiting[0]?.id ?? ''} waits for itself`);
      await Promise.race(running);
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    const one = run(next).finally(() => {
      over.add(next.id);
      running.delete(one);
    });
    running.add(one);
  }
}
