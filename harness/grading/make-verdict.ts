// Puts a verdict together from findings and history.
import type { Finding } from './finding.ts';
import type { HistoryEvent } from './history.ts';
import type { Task } from './check.ts';
import type { Text } from './text.ts';
import type { Verdict, VerdictBroker, VerdictTest } from './verdict.ts';

export function makeVerdict(run: {
  exercise: string;
  findings: Finding[];
  notes: readonly Text[];
  tasks: readonly Task[];
  /** Tasks that the run judged to their end. */
  judged: readonly string[];
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
    tests:
      run.tasks.length === 0
        ? [{ name: run.exercise, title: null, task_id: null, status, message: messageOf(first) }]
        : testsOf(run.tasks, findings, run.judged, run.history),
    findings,
    notes: [...run.notes],
    evidence: run.history.filter(
      (event) => named.has(event.seq) || (event.type === 'harness' && event.measured === true),
    ),
    broker: run.broker,
    seed: run.seed,
    output: run.output,
    durationMs: Math.round(run.durationMs),
  };
}

/** One for each task; a finding of none is the first one's. */
function testsOf(
  tasks: readonly Task[],
  findings: readonly Finding[],
  judged: readonly string[],
  history: readonly HistoryEvent[],
): VerdictTest[] {
  return tasks.map((task, index) => {
    const own = findings.find((one) => one.task === task.id || (one.task === null && index === 0));
    const right = judged.includes(task.id) && task.begun(history);
    const status =
      own === undefined ? (right ? 'pass' : 'todo') : own.code === 'BROKER' ? 'error' : 'fail';
    const { id, title } = task;
    return { name: title.en, title, task_id: id, status, message: messageOf(own) };
  });
}

function messageOf(finding: Finding | undefined): string | null {
  return finding === undefined ? null : `[${finding.code}] ${finding.subject}: ${finding.says.en}`;
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
    notes: [],
    evidence: [],
    broker: null,
    seed,
    output: '',
    durationMs: 0,
  };
}
