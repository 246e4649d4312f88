// What Dolmun's lab writes, in its own words, and what the co-op's words for it are.
import type { Random } from './random.ts';

/** A record of Dolmun's. */
export interface Bottle {
  /** The label: the co-op's own, and so the lot's id. */
  bottle: string;
  /** The record's value. */
  text: string;
  /** What is in it; `undefined` where it is no JSON. */
  score: DolmunScore | undefined;
}

export interface DolmunScore {
  bottle: string;
  supplier: string;
  score: number;
  fat: number;
  protein: number;
  scc?: number;
  germs: number;
  residue: string;
}

/** A lab result, as the co-op has it. */
export interface Translation {
  lotId: string;
  farmId: string;
  fat: number;
  protein: number;
  cells?: number;
  bacteria: number;
  antibiotic: 'positive' | 'negative';
}

/** By Dolmun's code. */
const residues = new Map<string, Translation['antibiotic']>([
  ['neg', 'negative'],
  ['pos', 'positive'],
]);

/** `undefined`: it cannot be translated. */
export function translationOf({ score }: Bottle): Translation | undefined {
  const antibiotic = residues.get(score?.residue ?? '');
  if (score === undefined || antibiotic === undefined) return undefined;
  const { bottle, supplier, fat, protein, scc, germs } = score;
  const rest = { bacteria: germs / 1000, antibiotic };
  const known = {
    ...{ lotId: bottle, farmId: `farm-${Number(supplier.slice(1))}` },
    ...{ fat: fat / 10, protein: protein / 10, ...rest },
  };
  return scc === undefined ? known : { ...known, cells: scc / 1000 };
}

export interface DolmunLab {
  bottle(said?: Partial<DolmunScore>): Bottle;
  /** Its probe failed: there is no `scc`. */
  probeFailed(): Bottle;
  /** With a code for residues that nobody knew. */
  unknown(residue: string): Bottle;
  /** Bytes that are no JSON. */
  garbage(): Bottle;
}

export function openDolmunLab(random: Random): DolmunLab {
  let lots = 0;

  function found(said: Partial<DolmunScore> = {}): DolmunScore {
    return {
      bottle: `lot-${++lots}`,
      supplier: `S${String(random.whole(1, 240)).padStart(3, '0')}`,
      score: random.whole(40, 99),
      fat: random.whole(34, 44),
      protein: random.whole(30, 36),
      // Whole thousands: a translation has no rounding to get wrong.
      scc: random.whole(80, 900) * 1000,
      germs: random.whole(4, 600) * 1000,
      residue: 'neg',
      ...said,
    };
  }
  const asBottle = (score: DolmunScore): Bottle => ({
    ...{ bottle: score.bottle, text: JSON.stringify(score), score },
  });

  return {
    bottle: (said) => asBottle(found(said)),
    probeFailed() {
      const { scc: _scc, ...rest } = found();
      return asBottle(rest);
    },
    unknown: (residue) => asBottle(found({ residue })),
    garbage() {
      const { bottle } = found();
      return { bottle, text: `{"bottle":"${bottle}","supplier":"S0`, score: undefined };
    },
  };
}
