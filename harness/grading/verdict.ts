// The verdict of one run, as every shell renders it and `--json` prints it. The schema is
// published in docs/reference/verdict.schema.json: Exercism's results v3 with findings and evidence.
import type { Finding } from './finding.ts';
import type { HistoryEvent } from './history.ts';
import type { Text } from './text.ts';

export interface VerdictBroker {
  kind: string;
  /** Kafka's version, or the practice broker's. */
  version: string;
  /** `true`: a real Kafka gave this verdict. `false`: it was practised. */
  graded: boolean;
}

export interface Verdict {
  version: 3;
  exercise: string;
  /**
   * `error` is never the learner's fault. `todo` is an exercise not begun, without findings; or one whose begun
   * tasks are right, with a finding that says which task is next.
   */
  status: 'pass' | 'fail' | 'error' | 'todo';
  /** One line; `null` on a pass. */
  message: Text | null;
  tests: VerdictTest[];
  findings: Finding[];
  /** What else there is to say of the run, such as how often the service was killed. */
  notes: Text[];
  /** The events that findings name in `evidence`, and those that tell what was measured. */
  evidence: HistoryEvent[];
  broker: VerdictBroker | null;
  seed: number;
  /** What the learner's code printed, its last lines. */
  output: string;
  /** Milliseconds from the start of the run to the verdict. */
  durationMs: number;
}

/** One task of the exercise. */
export interface VerdictTest {
  name: string;
  /** The same in both languages; `null` where the exercise is one task. */
  title: Text | null;
  task_id: string | null;
  /** `todo`: nobody has begun it. `unjudged`: a finding of another task kept it from being judged this time. */
  status: 'pass' | 'fail' | 'error' | 'todo' | 'unjudged';
  message: string | null;
}

/** Whether there was a run: of an exercise that nobody has begun there is none. */
export function wasGraded({ status, findings }: Verdict): boolean {
  return status !== 'todo' || findings.length > 0;
}

/** What two verdicts must agree in to be *the same*: status, and the set of codes and subjects. */
export function essence(verdict: Verdict): string {
  const findings = verdict.findings.map((one) => `${one.code} ${one.subject}`);
  return [verdict.status, ...new Set(findings.sort())].join('\n');
}
