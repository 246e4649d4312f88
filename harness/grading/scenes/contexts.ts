// Lets supplied contexts work on what Collection publishes, until each has kept everything that there is
// for it or can work no more.
import { handedTo, type Context, type Lot } from '../contexts/handed.ts';
import { results } from '../contexts/witness.ts';
import { eventsOf } from '../history.ts';
import { Interruption } from '../interruption.ts';
import { crashed } from '../settle.ts';
import type { Argument, Learner, Stage } from '../stage.ts';

const limitMs = 5_000;

/** @throws {Interruption} when the process of the contexts ends, or is stuck in a translator */
export async function untilKept(
  stage: Stage,
  learner: Learner,
  { contexts, lots }: { contexts: readonly Context[]; lots: readonly Lot[] },
): Promise<void> {
  const wire = (topic: string): number =>
    eventsOf(stage.history, 'produce', learner.name)
      .filter((event) => event.topic === topic && event.outcome === 'acknowledged')
      .reduce((sum, { records }) => sum + records.length, 0);
  const done = ({ name, topic, fromResult }: Context): boolean => {
    const handed = handedTo(stage.history, name);
    const kept = handed.filter(({ value }) => value.stopped === null).length;
    // Who is told of a result has as many as there are; they are all there once Quality is done.
    const enough = fromResult.length > 0 ? wire(results) : lots.length;
    return wire(topic) >= (kept < handed.length ? kept : enough);
  };
  const waited = await stage.until({
    what: { en: 'every context to keep its milk', ko: '모든 콘텍스트의 저장' },
    met: () => !learner.alive || contexts.every(done),
    limitMs,
  });
  // A process that is stuck in a translator is ended by this.
  if (waited !== 'met') await learner.turn();
  if (!learner.alive) {
    const translators = contexts.map(({ translator }) => translator).join(' / ');
    throw new Interruption(crashed(stage, learner, translators));
  }
  if (waited !== 'met') throw new Error(`the contexts were not done after ${limitMs / 1000} s`);
}

/**
 * Calls a function of the exercise's own world and gives what it gave.
 * @throws {Error} when it fails, which is not the learner's doing
 * @throws {Interruption} when the process is gone
 */
export async function supplied(
  stage: Stage,
  learner: Learner,
  name: string,
  args: readonly Argument[],
): Promise<unknown> {
  const call = learner.call(name, args);
  await stage.until({
    what: { en: name, ko: name },
    met: () => call.settled || !learner.alive,
    limitMs,
  });
  if (!learner.alive) throw new Interruption(crashed(stage, learner, name));
  if (!call.settled || call.error !== undefined) {
    throw new Error(`${name} of the exercise failed: ${call.error ?? 'it never ended'}`);
  }
  return call.result;
}
