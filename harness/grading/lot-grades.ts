// Grades of lots as they are published, version by version: changed, withdrawn, and once more.
import type { ViewEvent } from './scenes/fed.ts';

export interface LotGrade {
  lotId: string;
  farmId: string;
  grade: 'A' | 'B' | 'C' | null;
  version: number;
}

export interface LotGrades {
  /** The next version of a lot; the first one of a new lot. */
  next(lot: number, grade: LotGrade['grade']): ViewEvent;
  /** A version of it once more: the same event. */
  again(lot: number, version: number): ViewEvent;
}

/**
 * @param of so many farms and partitions, among which the lots go round; `base` is what is added to their numbers where
 * they are named
 */
export function openLotGrades(of: { farms: number; partitions: number; base: number }): LotGrades {
  const published = new Map<number, ViewEvent[]>();
  return {
    next(lot, grade) {
      const before = published.get(lot) ?? [];
      const version = before.length + 1;
      const value: LotGrade = {
        ...{ lotId: `lot-${of.base + lot}`, grade, version },
        farmId: `farm-${of.base + ((lot - 1) % of.farms) + 1}`,
      };
      const event: ViewEvent = {
        ...{ topic: 'quality.grades', key: value.lotId, value, id: `${value.lotId}-v${version}` },
        partition: lot % of.partitions,
      };
      published.set(lot, [...before, event]);
      return event;
    },
    again(lot, version) {
      const event = published.get(lot)?.[version - 1];
      if (event === undefined) throw new Error(`lot-${lot} has no version ${version}`);
      return { ...event };
    },
  };
}
