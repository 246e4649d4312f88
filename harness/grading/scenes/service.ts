// A service that runs in one process: started, given things to do, killed, started again.
import { caughtUp, eventsOf, sinceStart } from '../history.ts';
import { settle } from '../settle.ts';
import { ctx, type Call, type Learner, type Stage } from '../stage.ts';
import { onlyRests, quietMs, watchSilence } from './quiet.ts';

/** So many rests of its client between two tries are skipped: several rounds of kafkajs's own retries. */
const mostRests = 24;

export interface ServiceSpec {
  /** The process it runs in. */
  process: string;
  /** The answer's function that starts it; it is given `ctx`. */
  start: string;
}

export interface LiveService {
  learner: Learner;
  starting: Call;
}

/** Calls the function that starts it, in the process that is there now. */
export async function callStart(
  stage: Stage,
  { process, start }: ServiceSpec,
): Promise<LiveService> {
  const learner = await stage.learner(process);
  return { learner, starting: learner.call(start, [ctx]) };
}

/**
 * Waits until it is at work.
 * @throws {Interruption} when its start throws, never ends, or takes the process down
 */
export async function untilStarted(
  stage: Stage,
  { start }: ServiceSpec,
  { learner, starting }: LiveService,
): Promise<void> {
  await settle(stage, learner, starting, start);
}

/**
 * Waits until the condition is met and it has read everything; or until nothing more can come of it, or
 * the process is gone. What its client retries after a handler that threw is retried at once, and not for ever:
 * what has failed so often at the same record fails the next time too.
 */
export async function untilDone(
  stage: Stage,
  { learner }: Pick<LiveService, 'learner'>,
  met: () => boolean,
): Promise<void> {
  let over = false;
  let rests = 0;
  await watchSilence(stage, learner, {
    over: () => over || (met() && caughtUp(stage.history, learner.name)),
    async seen({ open, still, ms }) {
      over = still || ms >= quietMs || rests >= mostRests;
      if (over || open === undefined || !onlyRests(open)) return;
      rests += 1;
      await learner.skipRest();
    },
  });
}

/** Whether this life of the process has been brought everything up to these places of a topic. */
export function wasBrought(
  stage: Stage,
  process: string,
  topic: string,
  places: readonly { partition: number; offset: number }[],
): boolean {
  const next = new Map<number, number>();
  for (const event of eventsOf(sinceStart(stage.history, process), 'fetch', process)) {
    if (event.topic !== topic) continue;
    next.set(event.partition, Math.max(event.next, next.get(event.partition) ?? 0));
  }
  return places.every(({ partition, offset }) => (next.get(partition) ?? 0) > offset);
}
