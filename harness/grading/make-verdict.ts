// Puts a verdict together from findings and history.
import type { Finding } from './finding.ts';
import type { HistoryEvent } from './history.ts';
import type { Verdict, VerdictBroker } from './verdict.ts';

export function makeVerdict(run: {
  exercise: string;
  findings: Finding[];
  history: readonly HistoryEvent[];
  broker: VerdictBroker;
  seed: number;
  output: string;
  durationMs: number;
}): Verdict {
  const { findings } = run;
  const status =
    findings.length === 0
      ? 'pass'
      : findings.every((one) => one.code === 'BROKER')
        ? 'error'
        : 'fail';
  const named = new Set(findings.flatMap((one) => one.evidence));
  const first = findings[0];
  return {
    version: 3,
    exercise: run.exercise,
    status,
    message: first === undefined ? null : first.says,
    tests: [
      {
        name: run.exercise,
        task_id: null,
        status,
        message: first === undefined ? null : `[${first.code}] ${first.subject}: ${first.says.en}`,
      },
    ],
    findings,
    evidence: run.history.filter(
      (event) => named.has(event.seq) || (event.type === 'harness' && event.measured === true),
    ),
    broker: run.broker,
    seed: run.seed,
    output: run.output,
    durationMs: Math.round(run.durationMs),
  };
}

/** For an exercise that nobody has begun. */
export function todoVerdict(exercise: string, seed: number): Verdict {
  return {
    version: 3,
    exercise,
    status: 'todo',
    message: null,
    tests: [],
    findings: [],
    evidence: [],
    broker: null,
    seed,
    output: '',
    durationMs: 0,
  };
}
