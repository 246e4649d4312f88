// Where a season shows something else than the map declares.
import type { Mapped } from '../../context-map/mapped.ts';
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import type { ObservedEdge } from '../../observed/edges.ts';
import type { Text } from '../../text.ts';
import { hidden, ornamental, tooMuchAcross } from './links.ts';
import { unfit } from './patterns.ts';

export function declaredWrongly({ map, edges, lots }: Mapped): Finding[] {
  if (map === undefined || edges === null) return [];
  const told =
    tooMuchAcross(edges, lots) ?? hidden(map, edges) ?? ornamental(map, edges) ?? unfit(map);
  return told === undefined ? [] : [finding(told)];
}

/** The links that were seen, each with how many records went over it. */
export const measuredAcross = (edges: readonly ObservedEdge[]): { who: string; line: Text }[] =>
  edges.map(({ from, to, subject, count }) => {
    const line = `→ ${to}  ${subject} ×${count}`;
    return { who: from, line: { en: line, ko: line } };
  });
