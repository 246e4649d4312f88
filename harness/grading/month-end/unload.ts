// A tanker asks to be let in, and somebody looks how long it waits: in the time of the process, which is moved on when nothing
// else can happen.
import type { Hold } from '../../wire-tap/faults.ts';
import type { HttpAnswer, Learner, Stage } from '../stage.ts';
import { longestWaitMs } from './dispatched.ts';
import type { Meanwhile, Unloading } from './facts.ts';
import type { Load } from './plant.ts';

const route = 'POST /unload';
/** Time is moved on by so much (ms). */
const stepMs = 100;
/** Looks on end that must find that nothing has happened: by then, what was on its way has come. */
const stillLooks = 5;

export interface Asked {
  readonly answer: HttpAnswer | undefined;
  /** Ends with the answer. */
  answered: Promise<HttpAnswer>;
}

export function askToUnload(stage: Stage, learner: Learner, load: Load): Asked {
  let answer: HttpAnswer | undefined;
  const answered = learner.request(route, load).then((given) => {
    answer = given;
    stage.look();
    return given;
  });
  return {
    get answer() {
      return answer;
    },
    answered,
  };
}

/** The load as it was answered by now, or as it was not. */
export function unloadingOf(
  stage: Stage,
  { load, asked, during }: { load: Load; asked: Asked; during: Meanwhile },
  waitedMs = 0,
): Unloading {
  const event = stage.history.findLast(
    (one) => one.type === 'port' && one.subject === route && one.value === load,
  );
  return {
    ...{ load, during, answer: asked.answer, waitedMs },
    seq: event?.seq ?? stage.history.length,
  };
}

/**
 * Waits until all of these are answered. Where something of the process's is held, time is moved on once nothing else happens.
 * @returns how long that took (ms of the process's time); the whole limit where it never ended
 */
export async function waitForAnswers(
  stage: Stage,
  learner: Learner,
  asked: readonly Asked[],
  hold?: Pick<Hold, 'waiting'>,
): Promise<number> {
  const isOver = (): boolean => !learner.alive || asked.every(({ answer }) => answer !== undefined);
  await stage.until({
    what: { en: 'the tankers to be answered', ko: '집유차에 대한 응답' },
    met: () => isOver() || (hold !== undefined && hold.waiting > 0),
  });
  for (let waitedMs = 0; ; waitedMs += stepMs) {
    await untilNothingHappens(stage, learner, isOver);
    if (isOver() || waitedMs >= longestWaitMs) return waitedMs;
    const { timers, rests } = await learner.turn();
    if (timers + rests === 0) return longestWaitMs;
    await learner.passTime(stepMs);
  }
}

async function untilNothingHappens(
  stage: Stage,
  learner: Learner,
  isOver: () => boolean,
): Promise<void> {
  let heard = -1;
  for (let still = 0; still < stillLooks && !isOver(); still += 1) {
    await learner.turn();
    if (stage.history.length !== heard) still = 0;
    heard = stage.history.length;
  }
}
