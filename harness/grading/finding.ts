// A finding: what is wrong, with the record that proves it and a question. Never the fix.
import type { Text } from './text.ts';

/** What went wrong in the stream's own terms, then what the harness itself has to say. */
export const codes = [
  'LOST',
  'DUP',
  'SKIP',
  'ORDER',
  'PHANTOM',
  'STALE',
  'LEAK',
  'COUPLED',
  'TWO-WRITERS',
  'BLOCKED',
  'UNTRACED',
  'CRASHED',
  'TIMEOUT',
  'SHAPE',
  'BROKER',
] as const;

export type Code = (typeof codes)[number];

export interface Finding {
  code: Code;
  /** What it is about, the same in every equal run: a reader, a lot, an export. */
  subject: string;
  /** The record or line where it shows, `topic/partition@offset (key)` or `file:line`; may differ between equal runs. */
  where: string | null;
  /** The fact, in a sentence. May hold counts that differ between equal runs. */
  says: Text;
  /** The question. */
  asks: Text;
  /** The paragraph that explains it: a lesson's slug and an anchor. */
  explainedAt: string;
  /** History events (their `seq`) that show it, in order. */
  evidence: number[];
  /** The first event at which the run went wrong; one of `evidence`. */
  firstBad: number | null;
  /** The exercise's task this finding belongs to, where it has several. */
  task: string | null;
}

/** `topic/partition@offset (key)`: how a finding names a record. */
export function recordName(
  topic: string,
  partition: number,
  offset: number | null,
  key: string | null,
): string {
  return `${topic}/${partition}@${offset ?? '?'}${key === null ? '' : ` (${key})`}`;
}
