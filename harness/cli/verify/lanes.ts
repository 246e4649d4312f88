// Runs steps side by side: most of them keep one core busy and no more.
export interface Laned {
  id: string;
  /** The steps that have to be over before it begins, those of them that are run. */
  after?: readonly string[];
}

/**
 * Begins the steps in their order, as many at once as there are lanes. A step that others have to go
 * before is passed over until they are over.
 */
export async function inLanes<Step extends Laned>(
  steps: readonly Step[],
  lanes: number,
  run: (step: Step) => Promise<void>,
): Promise<void> {
  const waiting = [...steps];
  const over = new Set<string>();
  const comes = new Set(steps.map(({ id }) => id));
  const mayBegin = ({ after = [] }: Step): boolean =>
    after.every((id) => !comes.has(id) || over.has(id));

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
