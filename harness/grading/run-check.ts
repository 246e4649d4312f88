// Runs a check on a stage: scenario, then rules.
import type { Check } from './check.ts';
import type { Finding } from './finding.ts';
import { Interruption } from './interruption.ts';
import type { Stage } from './stage.ts';

/** The findings, in the order of the check's rules, one for each code and subject. */
export async function runCheck<Facts>(check: Check<Facts>, stage: Stage): Promise<Finding[]> {
  let facts: Facts;
  try {
    facts = await check.scenario(stage);
  } catch (error) {
    if (error instanceof Interruption) return [error.finding];
    throw error;
  }
  const seen = new Set<string>();
  return check.rules
    .flatMap((rule) => rule(facts, stage.history))
    .filter((finding) => {
      const name = `${finding.code} ${finding.subject}`;
      return !seen.has(name) && seen.add(name);
    });
}
