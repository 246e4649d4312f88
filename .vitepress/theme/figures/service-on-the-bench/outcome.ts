// What came of a night: of everything that the events lead to, what is missing and what is there twice.
import type { Output } from './settings.ts';

export type Fate = 'ok' | 'lost' | 'twice';

/** How often something happened for one event. */
export interface Deed {
  /** The event's own id. */
  cause: string;
  /** Of a call with an idempotency key: the second under one key does nothing. */
  key?: string;
}

/** What was to happen, and what did. */
export interface Night {
  /** By output, the events that lead to something there. */
  due: Partial<Record<Output, readonly string[]>>;
  done: Partial<Record<Output, readonly Deed[]>>;
}

/** By output that is plugged in and leaves something behind. */
export type Outcome = Partial<Record<Output, Fate>>;

export function outcomeOf({ due, done }: Night): Outcome {
  return Object.fromEntries(
    Object.entries(due).map(([output, causes]) => [
      output,
      // The keys are those of `due`.
      fateOf(causes, done[output as Output] ?? []),
    ]),
  );
}

/** The worst of all: what is lost is worse than what is there twice. */
export function worstOf(outcome: Outcome): Fate {
  const fates = Object.values(outcome);
  return fates.find((fate) => fate === 'lost') ?? fates.find((fate) => fate === 'twice') ?? 'ok';
}

function fateOf(causes: readonly string[], deeds: readonly Deed[]): Fate {
  const effects = causes.map((cause) => effectsOf(deeds.filter((deed) => deed.cause === cause)));
  if (effects.some((count) => count === 0)) return 'lost';
  return effects.some((count) => count > 1) ? 'twice' : 'ok';
}

function effectsOf(deeds: readonly Deed[]): number {
  const keys = new Set(deeds.flatMap(({ key }) => key ?? []));
  return deeds.filter(({ key }) => key === undefined).length + keys.size;
}
