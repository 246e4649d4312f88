// What a case saw, as plain JSON: each thing that was asked, in order, with its normalised answer.

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Step {
  /** `Produce v7`, or `Produce v3–7` where all of them in a row were answered alike. */
  ask: string;
  /** Over which connection, unless it is the case's first. */
  on?: string;
  /** What the case tries there. */
  note?: string;
  /** The body, `closed`, or `none yet` for a request that waits. */
  answer: Json;
}

export type Transcript = readonly Step[];

/** A group's cases by name. */
export type Golden = Readonly<Record<string, Transcript>>;

/** Joins steps in a row that differ in nothing but the next version. */
export function fold(steps: Transcript): Step[] {
  const folded: Step[] = [];
  for (const step of steps) {
    const last = folded.at(-1);
    const joined = last && join(last, step);
    if (joined === undefined) folded.push(step);
    else folded[folded.length - 1] = joined;
  }
  return folded;
}

/** The inverse of `fold`. */
export function unfold(steps: Transcript): Step[] {
  return steps.flatMap((step) => {
    const { api, from, to } = versionsOf(step.ask) ?? { api: step.ask, from: 0, to: 0 };
    if (from === to) return [step];
    return Array.from({ length: to - from + 1 }, (_, i) => ({
      ...step,
      ask: `${api} v${from + i}`,
    }));
  });
}

/** API and versions of a step's `ask`; `undefined` if it is no request of one API. */
export function versionsOf(ask: string): { api: string; from: number; to: number } | undefined {
  const [, api, from, to] = /^(\w+) v(\d+)(?:–(\d+))?$/.exec(ask) ?? [];
  if (api === undefined || from === undefined) return undefined;
  return { api, from: Number(from), to: Number(to ?? from) };
}

function join(before: Step, step: Step): Step | undefined {
  const a = versionsOf(before.ask);
  const b = versionsOf(step.ask);
  if (a === undefined || b === undefined || a.api !== b.api || b.from !== a.to + 1)
    return undefined;
  const rest = (one: Step): string => JSON.stringify({ ...one, ask: '' });
  return rest(before) === rest(step)
    ? { ...before, ask: `${a.api} v${a.from}–${b.to}` }
    : undefined;
}
