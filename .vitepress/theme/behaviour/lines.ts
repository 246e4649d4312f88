// The kinds of differences, one line each, the most telling first: what is lost or twice before what is only
// written otherwise.
import type { Difference, Row, Section } from './rows.ts';

export interface Line {
  id: string;
  kind: Difference['kind'];
  section: Pick<Section, 'kind' | 'title'>;
  /** Fields or headers that differ. */
  names: string[];
  rows: Row[];
}

const rank: Record<Difference['kind'], number> = {
  missing: 0,
  extra: 0,
  twice: 1,
  ...{ key: 2, order: 2, spread: 2 },
  commits: 3,
  client: 4,
  ...{ group: 5, begins: 5 },
  value: 7,
  headers: 8,
};
const callRank = 6;

export function linesOf(sections: readonly Section[]): Line[] {
  const lines = new Map<string, Line>();
  for (const section of sections) {
    for (const row of section.rows.filter(({ differs }) => differs)) {
      const { kind, names = [] } = row.what ?? { kind: 'value' as const };
      const id = [section.kind, section.title, kind, ...names].join(' ');
      const line = lines.get(id) ?? { id, kind, section, names, rows: [] };
      line.rows.push(row);
      lines.set(id, line);
    }
  }
  const weight = ({ kind, section }: Line): number =>
    section.kind === 'calls' ? callRank : rank[kind];
  return [...lines.values()].sort((a, b) => weight(a) - weight(b));
}
