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
        : onlyNext(run)
          ? 'todo'
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
    const begun = task.begun(history);
    const without = !begun ? 'todo' : judged.includes(task.id) ? 'pass' : 'unjudged';
    const asFound =
      own?.code === 'BROKER' ? 'error' : isNext(task, judged, history) ? 'todo' : 'fail';
    const status = own === undefined ? without : asFound;
    const { id, title } = task;
    return { name: title.en, title, task_id: id, status, message: messageOf(own) };
  });
}

/** What is begun was judged and is right; nobody has begun this one. */
function isNext(task: Task, judged: readonly string[], history: readonly HistoryEvent[]): boolean {
  return judged.includes(task.id) && !task.begun(history);
}

/** Nothing is wrong, but the exercise is not done: the findings say what comes next. */
function onlyNext({
  findings,
  tasks,
  judged,
  history,
}: Pick<Parameters<typeof makeVerdict>[0], 'findings' | 'tasks' | 'judged' | 'history'>): boolean {
  return findings.every((one) =>
    tasks.some((task) => task.id === one.task && isNext(task, judged, history)),
  );
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
