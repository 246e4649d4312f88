// The level of a silo in the books is what went in: loads that come at once are all in it.
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { collection, commitsIn, lesson, type MonthEndFacts } from './facts.ts';
import { thousands } from './peak.ts';
import type { PickupRow, SiloRow } from './plant.ts';
import { at } from './told.ts';

interface Level {
  /** Litres that went in, by the pickups. */
  went: number;
  /** Litres by the silo's own row, and the commit that wrote it. */
  says: number;
  seq: number;
}

export function siloLevels(history: readonly HistoryEvent[]): Map<string, Level> {
  const levels = new Map<string, Level>();
  const litresOf = new Map<string, number>();
  for (const { process, seq, changes } of commitsIn(history)) {
    for (const { key, value } of changes) {
      const [kind, id = ''] = key.split('/');
      if (kind === 'silos') {
        const { litres } = value as SiloRow;
        const known = levels.get(id);
        // What others pump in and out is what the row says afterwards.
        const isGiven = known === undefined || process !== collection;
        levels.set(id, { went: isGiven ? litres : known.went, says: litres, seq });
      }
      if (kind !== 'pickups') continue;
      const { siloId, litres } = value as PickupRow;
      const level = levels.get(siloId);
      if (level !== undefined) level.went += litres - (litresOf.get(id) ?? 0);
      litresOf.set(id, litres);
    }
  }
  return levels;
}

export function filledSilos(facts: MonthEndFacts, history: readonly HistoryEvent[]): Finding[] {
  if (!facts.atRest) return [];
  for (const [siloId, { went, says, seq }] of siloLevels(history)) {
    if (went === says) continue;
    return [
      finding({
        ...{ code: 'LOST', subject: 'silo level', where: `silos/${siloId}` },
        says: {
          en: `\`silos/${siloId}\` says ${thousands(says)} litres, and by the pickups it is ${thousands(went)}.`,
          ko: `\`silos/${siloId}\` 행에는 ${thousands(says)}리터인데, 집유를 더하면 ${thousands(went)}리터예요.`,
        },
        asks: {
          en: 'What does dispatch read before it writes the level, and who may write in between?',
          ko: 'dispatch는 수위를 쓰기 전에 무엇을 읽고, 그 사이에 누가 쓸 수 있나요?',
        },
        explainedAt: `${lesson}#after-commit`,
        ...at(seq),
      }),
    ];
  }
  return [];
}
