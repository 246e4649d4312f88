// Two runs of one seed side by side: what the broker was given by your answer and by the reference. Only what an
// answer decides is compared: not times, ids of chance, offsets, or who was assigned which partition.
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { clientSections } from './clients.ts';
import { groupSections } from './groups.ts';
import { linesOf, type Line } from './lines.ts';
import { recordSections } from './records.ts';
import type { Section } from './rows.ts';

export interface Behaviour {
  /** Those that differ come first. */
  sections: Section[];
  /** Kinds of differences, the most telling first. */
  lines: Line[];
  /** Rows that differ. */
  differences: number;
  /** Processes that only one of the runs came to start. */
  notBoth: string[];
}

/** @param again a second run of the reference: what differs between the two is not compared */
export function compareBehaviour(
  mine: readonly HistoryEvent[],
  reference: readonly HistoryEvent[],
  again: readonly HistoryEvent[] = reference,
): Behaviour {
  const [own, wanted] = [mine, reference].map(startedIn);
  const both = new Set([...(wanted ?? [])].filter((one) => own?.has(one)));
  const all = [
    ...recordSections(mine, reference, again),
    ...groupSections(mine, reference, again, both),
    ...clientSections(mine, reference, both),
  ];
  const differs = ({ rows }: Section): boolean => rows.some((row) => row.differs);
  return {
    sections: [...all.filter(differs), ...all.filter((section) => !differs(section))],
    lines: linesOf(all),
    differences: all.flatMap(({ rows }) => rows).filter((row) => row.differs).length,
    notBoth: [...new Set([...(own ?? []), ...(wanted ?? [])])].filter((one) => !both.has(one)),
  };
}

/** Processes that were asked to do something; some are started to wait and never are. */
function startedIn(history: readonly HistoryEvent[]): Set<string> {
  return new Set(history.flatMap((event) => (event.type === 'call' ? [event.process] : [])));
}
