// What the lab finds: results of every kind that a service must tell apart.
import type { Random } from './random.ts';

export interface LabFinding {
  lotId: string;
  farmId: string;
  fat: number;
  protein: number;
  cells?: number;
  bacteria: number;
  antibiotic: 'positive' | 'negative';
}

/** Cells and bacteria by which milk gets this grade, in the co-op's rule. */
const ranges = {
  A: { cells: [80, 190], bacteria: [4, 28] },
  B: { cells: [210, 480], bacteria: [32, 240] },
  C: { cells: [520, 900], bacteria: [260, 600] },
} as const;
type Letter = keyof typeof ranges;

export interface Lab {
  /** A result for a lot that had none yet. */
  result(letter: Letter, said?: Partial<LabFinding>): LabFinding;
  /** A result whose probe failed: it has no `cells`. */
  failed(said?: Partial<LabFinding>): LabFinding;
  /** Another result for the same lot, of another grade. */
  corrected(result: LabFinding, letter: Letter): LabFinding;
}

export function openLab(random: Random): Lab {
  let lots = 0;

  function measure(letter: Letter): Pick<LabFinding, 'bacteria' | 'fat' | 'protein'> & {
    cells: number;
  } {
    const { cells, bacteria } = ranges[letter];
    return {
      cells: random.whole(cells[0], cells[1]),
      bacteria: random.whole(bacteria[0], bacteria[1]),
      fat: random.whole(34, 44) / 10,
      protein: random.whole(30, 36) / 10,
    };
  }

  function result(letter: Letter, said: Partial<LabFinding> = {}): LabFinding {
    const lotId = `lot-${++lots}`;
    const farmId = `farm-${random.whole(1, 240)}`;
    return { lotId, farmId, ...measure(letter), antibiotic: 'negative', ...said };
  }

  return {
    result,
    failed(said) {
      const { cells: _cells, ...rest } = result('B', said);
      return rest;
    },
    corrected: (first, letter) => ({ ...first, ...measure(letter) }),
  };
}
