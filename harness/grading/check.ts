// An exercise's check: a scenario that drives the learner's code, and pure rules that read what happened.
import type { Finding } from './finding.ts';
import type { HistoryEvent } from './history.ts';
import type { Stage } from './stage.ts';
import type { Text } from './text.ts';

/** Settings of a topic that exists before the learner's code runs. */
export interface TopicSpec {
  partitions: number;
  configs?: Readonly<Record<string, string>>;
}

/** A part of an exercise that is graded by itself; its findings carry its `id` as their task. */
export interface Task {
  id: string;
  title: Text;
  /** `stretch`: an exercise is passed without it, as long as nobody began it. */
  level: 'core' | 'stretch';
  minutes: number;
  /** Whether the answer does anything for it. */
  begun(history: readonly HistoryEvent[]): boolean;
}

export interface Check<Facts = unknown> {
  /** Where the exercise has several, in the order in which they are done. */
  tasks?: readonly Task[];
  /** Functions that the answer must export. */
  exports: readonly string[];
  /** What it must export beside them that is no function; a `world.ts` finds it there. */
  values?: readonly string[];
  /** Whether there is a `world.ts`: functions beside the answer that a scenario calls as it calls those. */
  world?: boolean;
  topics: Readonly<Record<string, TopicSpec>>;
  /** The learner processes of a run, by name. All load the answer as the run begins. */
  processes: readonly string[];
  /** The code that the shipped stub gets when it is graded as an answer. */
  stubGets: Finding['code'];
  /** Drives the run and gives the facts that the rules need beside the history. */
  scenario(stage: Stage): Promise<Facts>;
  rules: readonly ((facts: Facts, history: readonly HistoryEvent[]) => Finding[])[];
  /** The tasks that the run judged to their end; all of them unless said. */
  judged?(facts: Facts): readonly string[];
  /** What else there is to say of a run, right or wrong: what was tried, what could not be. */
  notes?(facts: Facts): Text[];
}

/** Types a check's facts from its scenario. */
export function defineCheck<Facts>(check: Check<Facts>): Check<Facts> {
  return check;
}
