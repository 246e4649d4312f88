// Calls between services, and how long somebody waits for them. Time is moved on in steps, in all processes alike, and
// only when nothing moves any more: so a deadline is kept or missed in the learner's own time, on any machine.
import type { Call, Learner, Open, Stage } from '../stage.ts';

/** Time is moved on by so much (ms): a deadline is known to that. */
const stepMs = 100;
/** Looks at all processes on end that must find nothing new. */
const stillSweeps = 2;
/** A client of Kafka's may never be still; nobody waits for it longer than so many looks. */
const maximumSweeps = 200;
/** For so long (ms) at most somebody waits for what a broker brings: longer than a Fetch may take. */
const brokerMs = 6_000;

/**
 * Ends once nothing moves among the processes that call each other: whoever still waits, waits for a timer of
 * somebody's, or for a message that a scenario holds. What a process says comes in the order in which it said it, so a
 * process that has answered twice and said nothing in between has nothing under way.
 */
export async function untilStill(stage: Stage, learners: readonly Learner[]): Promise<void> {
  let last = '';
  let still = 0;
  for (let sweep = 0; still < stillSweeps && sweep < maximumSweeps; sweep += 1) {
    let unanswered = 0;
    for (const learner of learners) unanswered += (await learner.turn()).unanswered;
    const seen = sightOf(stage);
    still = seen === last && unanswered === 0 ? still + 1 : 0;
    last = seen;
  }
}

/** Whether a broker or the system has yet to do something that it asked for, before it can go on. */
function isAtWork({ unanswered, work, calls }: Open): boolean {
  return unanswered + work - calls > 0;
}

/** What would be longer, had anything moved. */
function sightOf({ history, boundaries }: Stage): string {
  const said = history.reduce(
    (count, { type }) =>
      ['port', 'call', 'return', 'report', 'process'].includes(type) ? count + 1 : count,
    0,
  );
  return `${said} ${boundaries.length}`;
}

export interface CallWaited {
  settled: boolean;
  /** For how long somebody waited, in the learner's time (ms); the whole limit where it never ended. */
  waitedMs: number;
  /** Whether it waited for time at all: without a timer anywhere, no time ends it. */
  hadTimer: boolean;
}

/**
 * Waits for a call while time is moved on, in all processes; for as long as the limit says.
 * @param learners all processes that take part, whoever was called first
 */
export async function waitFor(
  stage: Stage,
  learners: readonly Learner[],
  { call, limitMs }: { call: Call; limitMs: number },
): Promise<CallWaited> {
  let waitedMs = 0;
  // A function, so that the compiler does not take it for unchanged across an await.
  const hasEnded = (): boolean => call.settled;
  await untilStill(stage, learners);
  while (!hasEnded() && waitedMs < limitMs) {
    const open = await Promise.all(learners.map((learner) => learner.turn()));
    // It may have ended while it was looked at.
    if (hasEnded()) break;
    if (open.every(({ timers, rests }) => timers + rests === 0)) {
      const reads = open.some(
        (one) => isAtWork(one) || one.fetches.some((fetches) => fetches.open > 0),
      );
      if (reads && (await settlesByItself(stage, call))) continue;
      return { settled: false, waitedMs: limitMs, hadTimer: waitedMs > 0 };
    }
    waitedMs += stepMs;
    await Promise.all(learners.map((learner) => learner.passTime(stepMs)));
    await untilStill(stage, learners);
  }
  return { settled: hasEnded(), waitedMs, hadTimer: true };
}

/** Whoever waits for a record is given real time: the broker's, not the learner's. */
async function settlesByItself(stage: Stage, call: Call): Promise<boolean> {
  const waited = await stage.until({
    what: { en: 'what a consumer waits for', ko: '컨슈머가 기다리는 것' },
    met: () => call.settled,
    limitMs: brokerMs,
  });
  return waited === 'met';
}
