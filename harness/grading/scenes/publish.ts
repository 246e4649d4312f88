// Calls a learner's publishing function on a broker that is slow to acknowledge, and ends the
// process the moment the promise resolves. What was not awaited is then not there.
import { eventsOf } from '../history.ts';
import { settle } from '../settle.ts';
import type { Hold } from '../../wire-tap/faults.ts';
import type { Argument, Learner, Open, Stage, Waited } from '../stage.ts';
import { brokerAnswers, hasEnded, neverEnds, pauseMs, untilSilent } from './quiet.ts';

/** How far the learner's own timers are moved while nothing has been acknowledged. */
const patienceMs = 10_000;
/** So often on end may the process be silent before its call counts as one that never ends. */
const patience = 5;

export interface Publishing {
  process: string;
  name: string;
  /** How many Produce requests waited unacknowledged when the promise resolved. */
  unacknowledged: number;
}

export interface PublishSpec {
  /** The only topic there is to write to. */
  topic: string;
  /** The function that writes. */
  name: string;
  args: readonly Argument[];
}

/** Runs `name(...args)` in the process called `publisher`, which is gone afterwards. */
export async function publishCarefully(stage: Stage, spec: PublishSpec): Promise<Publishing> {
  const { name, args } = spec;
  const publisher = await stage.learner('publisher');
  const holdProduce = (): Hold => stage.hold({ api: 'Produce', process: 'publisher' });
  let hold = holdProduce();
  const call = publisher.call(name, args);
  const ended = (): boolean => hasEnded(call, publisher);

  for (let first = true, silences = 0; !ended();) {
    const heard = await untilSilent(
      stage,
      publisher,
      () => hold.waiting > 0 || ended() || unknownTopic(stage, spec.topic),
    );
    if (ended() || unknownTopic(stage, spec.topic)) break;
    if (heard !== 'met') {
      // A learner's own long wait is not what is asked about here; one that nothing can end is.
      const still = heard === 'still' || busy(await publisher.passTime(patienceMs)) === 0;
      silences += still ? patience : 1;
      if (silences < patience) continue;
      await brokerAnswers(stage, spec.topic);
      if (heard === 'still' && !ended()) throw neverEnds(stage, publisher, name);
      // One that was busy for ever has been ended meanwhile, and that is another story.
      if ((await soon(stage, ended)) === 'late') throw neverEnds(stage, publisher, name);
      continue;
    }
    silences = 0;
    // Whoever does not wait for the broker's answer goes on here, by itself or by a timer.
    const before = await publisher.turn();
    const byTheClock = first && (await actsOnTimers(publisher, before));
    first = false;
    if (ended()) break;
    if (!byTheClock) {
      hold.letGo();
      continue;
    }
    // A send that is awaited is tried again by the client; for another one nobody is there to try.
    hold.drop();
    hold = holdProduce();
  }

  const unacknowledged = hold.waiting;
  hold.drop();
  // A process that dies of a send it did not wait for is told what was lost, not how it died.
  const diedOfIt = !publisher.alive && unacknowledged > 0;
  if (!diedOfIt && !unknownTopic(stage, spec.topic)) await settle(stage, publisher, call, name);
  await publisher.kill();
  return { process: publisher.name, name, unacknowledged };
}

function soon(stage: Stage, met: () => boolean): Promise<Waited> {
  return stage.until({
    what: { en: 'the end of the call', ko: '호출의 끝' },
    met,
    limitMs: pauseMs,
  });
}

/** Lets time pass while nothing is acknowledged; whether a timer of the learner's own went off. */
async function actsOnTimers(publisher: Learner, before: Open): Promise<boolean> {
  const after = await publisher.passTime(patienceMs);
  return busy(after) < busy(before);
}

/** How many sockets and timers of its own it has. */
function busy({ sockets, timers }: Open): number {
  return sockets + timers;
}

/** Whether it asked for a topic that is not there and is not the one to write to. */
function unknownTopic(stage: Stage, topic: string): boolean {
  return eventsOf(stage.history, 'refused', 'publisher').some(
    (event) => event.api === 'Metadata' && event.subject !== topic,
  );
}
