// What was passed in a terminal, or on another page of this machine, is passed here too.
import type { BridgedStanding } from '../../../../harness/dev-bridge/said.ts';
import type { Journal } from '../../progress/journal.ts';

export function withStandings(journal: Journal, standings: readonly BridgedStanding[]): Journal {
  const passed = { ...journal.passed };
  for (const { exercise, status } of standings) {
    if (status === 'passed') passed[exercise] = 'graded';
    // What this page practised may be more than the machine knows of.
    else if (status === 'practised') passed[exercise] ??= 'practised';
  }
  const isSame = Object.entries(passed).every(([name, how]) => journal.passed[name] === how);
  return isSame ? journal : { ...journal, passed };
}
