// Calls a learner's publishing function on a broker that is slow to acknowledge, and ends the
// process the moment the promise resolves. What was not awaited is then not there.
import { settle } from '../settle.ts';
import type { Argument, Stage } from '../stage.ts';

/** How far the learner's own timers are moved while nothing has been acknowledged. */
const patienceMs = 10_000;

export interface Publishing {
  process: string;
  name: string;
  /** How many Produce requests waited unacknowledged when the promise resolved. */
  unacknowledged: number;
}

/** Runs `name(...args)` in a process called `publisher`, which is gone afterwards. */
export async function publishCarefully(
  stage: Stage,
  name: string,
  args: readonly Argument[],
): Promise<Publishing> {
  const publisher = await stage.learner('publisher');
  const hold = stage.hold({ api: 'Produce', process: 'publisher' });
  const call = publisher.call(name, args);
  const ended = (): boolean => call.settled || !publisher.alive;

  for (let first = true; !ended(); first = false) {
    const waited = await stage.until({
      what: { en: 'a Produce request', ko: 'Produce 요청' },
      met: () => hold.waiting > 0 || ended(),
      limitMs: 5_000,
    });
    if (waited !== 'met') break;
    // Whoever does not wait for the broker's answer goes on here, by itself or by a timer.
    await (first ? publisher.passTime(patienceMs) : publisher.turn());
    if (!ended()) hold.letGo();
  }

  const unacknowledged = hold.waiting;
  hold.drop();
  // A process that dies of a send it did not wait for is told what was lost, not how it died.
  const diedOfIt = !publisher.alive && unacknowledged > 0;
  if (!diedOfIt) await settle(stage, publisher, call, name);
  await publisher.kill();
  return { process: publisher.name, name, unacknowledged };
}
