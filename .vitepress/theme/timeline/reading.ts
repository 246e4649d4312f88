// What a timeline is asked to show: the events, and what the verdict's findings name of them.
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import type { Verdict } from '../../../harness/grading/verdict.ts';
import type { Mark, Marked } from './marks.ts';

export interface Reading extends Marked {
  events: readonly HistoryEvent[];
  /** The codes of the findings that name an event, by its `seq`. */
  codesBySeq: ReadonlyMap<number, readonly string[]>;
}

/** @param history empty where it was not kept; a verdict has at least what its findings name */
export function readingOf(history: readonly HistoryEvent[], verdict: Verdict): Reading {
  const events = history.length > 0 ? history : verdict.evidence;
  // What was measured is told by the verdict itself.
  const measured = new Set(
    events.filter((event) => event.type === 'harness' && event.measured === true).map(seqOf),
  );
  const codesBySeq = new Map<number, string[]>();
  for (const { code, evidence } of verdict.findings) {
    for (const seq of evidence) {
      if (measured.has(seq)) continue;
      const codes = codesBySeq.get(seq) ?? [];
      if (!codes.includes(code)) codesBySeq.set(seq, [...codes, code]);
    }
  }
  const [first] = verdict.findings;
  const firstBad = first?.firstBad ?? first?.evidence.find((seq) => codesBySeq.has(seq)) ?? null;
  return { events, named: new Set(codesBySeq.keys()), firstBad, codesBySeq };
}

/** The codes of the findings that name a mark. */
export function codesOf(mark: Mark, { codesBySeq }: Reading): string[] {
  return [...new Set(mark.events.flatMap(({ seq }) => codesBySeq.get(seq) ?? []))];
}

const seqOf = ({ seq }: HistoryEvent): number => seq;
