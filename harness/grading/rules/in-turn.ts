import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';

type Rule<Facts> = (facts: Facts, history: readonly HistoryEvent[]) => Finding[];

/** The findings of the first rule that has any: what comes after it may follow from it. */
export function inTurn<Facts>(...rules: readonly Rule<Facts>[]): Rule<Facts> {
  return (facts, history) => {
    for (const rule of rules) {
      const findings = rule(facts, history);
      if (findings.length > 0) return findings;
    }
    return [];
  };
}
