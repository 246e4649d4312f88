// Pure functions of an answer: called case by case, with arguments of which the grader knows what comes
// out. `rules/functions.ts` says what is wrong with what came.
import { eventsOf } from '../history.ts';
import { Interruption } from '../interruption.ts';
import { settle } from '../settle.ts';
import { value, type Learner, type Stage } from '../stage.ts';
import type { Text } from '../text.ts';

export interface Case<Expected> {
  /** What it is about, in words that are the same in every equal run: `lot-31`, `trace`. */
  item: string;
  /** The same in a sentence, where the item is no name of the story's. */
  title?: Text;
  /** Plain data; the function gets a copy of its own. */
  args: readonly unknown[];
  /** What the oracle makes of the same arguments. */
  expected: Expected;
}

export interface Tried<Expected> extends Case<Expected> {
  /** The function's name. */
  name: string;
  /** What it gave, as JSON has it: `undefined` and a function are `null`, a `Map` or a `Set` is `{}`. */
  got: unknown;
  /** What it threw. */
  error: string | undefined;
  /** The events (their `seq`) of the call and of its end. */
  evidence: number[];
}

/**
 * Calls the function once for each case, one after the other, and the first case once more at the end, since what
 * is pure gives the same again. Ends early at a case for which it throws.
 * @throws {Interruption} TIMEOUT when a call never ends, CRASHED when its process does
 */
export async function tryFunction<Expected>(
  stage: Stage,
  learner: Learner,
  name: string,
  cases: readonly Case<Expected>[],
): Promise<Tried<Expected>[]> {
  const tried: Tried<Expected>[] = [];
  for (const one of [...cases, ...cases.slice(0, 1)]) {
    const call = learner.call(name, one.args.map(value));
    // One that goes round and round is told apart here from one that waits.
    await learner.turn();
    try {
      await settle(stage, learner, call, name);
    } catch (error) {
      if (!(error instanceof Interruption) || call.error === undefined) throw error;
    }
    tried.push({
      ...{ ...one, name, got: call.result, error: call.error },
      evidence: lastCallOf(stage, learner.name, name),
    });
    if (call.error !== undefined) break;
  }
  return tried;
}

function lastCallOf(stage: Stage, process: string, name: string): number[] {
  const isIts = (event: { name: string }): boolean => event.name === name;
  return [
    eventsOf(stage.history, 'call', process).findLast(isIts),
    eventsOf(stage.history, 'return', process).findLast(isIts),
  ]
    .filter((event) => event !== undefined)
    .map(({ seq }) => seq);
}
