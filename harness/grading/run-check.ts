// Runs a check on a stage: scenario, then rules.
import type { Check } from './check.ts';
import type { Finding } from './finding.ts';
import { Interruption } from './interruption.ts';
import type { Stage } from './stage.ts';
import type { Text } from './text.ts';

export interface Checked {
  /** In the order of the check's rules, one for each code and subject. */
  findings: Finding[];
  notes: Text[];
  /** Tasks that were judged to their end. */
  judged: readonly string[];
}

export async function runCheck<Facts>(check: Check<Facts>, stage: Stage): Promise<Checked> {
  let facts: Facts;
  try {
    facts = await check.scenario(stage);
  } catch (error) {
    if (error instanceof Interruption) return { findings: [error.finding], notes: [], judged: [] };
    throw error;
  }
  const seen = new Set<string>();
  const findings = check.rules
    .flatMap((rule) => rule(facts, stage.history))
    .filter((finding) => {
      const name = `${finding.code} ${finding.subject}`;
      return !seen.has(name) && seen.add(name);
    });
  const judged = check.judged?.(facts) ?? check.tasks?.map(({ id }) => id) ?? [];
  return { findings, notes: check.notes?.(facts) ?? [], judged };
}
