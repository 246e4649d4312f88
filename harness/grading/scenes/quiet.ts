// When nothing more will come of a process: it is proven still, or it has been silent for longer than
// a client's own pauses between tries last.
import type { HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { Interruption } from '../interruption.ts';
import type { Call, Learner, Open, Stage } from '../stage.ts';

/** For so long (ms) nothing is heard of a process before somebody looks at it. */
export const lookMs = 20;
/** Looks on end that must find it still: by then, what was on its way has come. */
const stillLooks = 3;
/** Longer than a client rests between two requests when nothing has failed (ms). */
export const pauseMs = 500;
/** Longer than kafkajs rests between two of its tries here (its retries begin with 50 ms). */
export const quietMs = 1_000;

/** What there is to say of a process of which nothing was heard. */
export interface Silence {
  /** For how long at least; 0 when something was heard just now. */
  ms: number;
  /**
   * Whether nothing can come of it by itself any more: look after look no timer, rest, work or request of
   * its own is open, it has begun no other request in between (a slow machine may show it only at
   * such moments), and the broker has told it again and again, over each connection, that there is nothing to fetch.
   */
  still: boolean;
  /** What it had open at the last look; `undefined` when something was heard just now. */
  open: Open | undefined;
}

export const heardNow: Silence = { ms: 0, still: false, open: undefined };

/** The run ends: a function was called and can no longer end. */
export function neverEnds(stage: Stage, learner: Learner, name: string): Interruption {
  const call = stage.history.find(
    (event) => event.type === 'call' && event.process === learner.name && event.name === name,
  );
  return new Interruption(
    finding({
      code: 'TIMEOUT',
      subject: name,
      says: {
        en: `${name} has not finished, and nothing is on its way to it any more.`,
        ko: `${name} 함수가 끝나지 않았는데, 더 오갈 것도 남아 있지 않아요.`,
      },
      asks: {
        en: 'Which promise is it still waiting for, and who would settle it?',
        ko: '아직 기다리고 있는 프로미스는 무엇이고, 그것을 끝내 줄 쪽은 어디인가요?',
      },
      explainedAt: 'before-dawn#promises',
      evidence: call ? [call.seq] : [],
      firstBad: call?.seq ?? null,
    }),
  );
}

/** Whether a silence ends with it: the process did it, or the harness did something to all, after which they may do more. */
export function isNewsFor(event: HistoryEvent, process: string): boolean {
  return event.process === process || (event.type === 'harness' && event.process === null);
}

/**
 * Calls `seen` at each sign of a process, and at each look after a further while (`lookMs`) that it has
 * said nothing; until `over`.
 */
export async function watchSilence(
  stage: Stage,
  learner: Learner,
  { over, seen }: { over: () => boolean; seen: (silence: Silence) => Promise<void> },
): Promise<void> {
  const heard = (): number =>
    stage.history.findLast((event) => isNewsFor(event, learner.name))?.seq ?? 0;
  const ended = (): boolean => !learner.alive || over();
  let last = heard();
  let looks = 0;
  /** Looks at which the broker owed it an answer. */
  let owed = 0;
  let stillness: (Pick<Open, 'fetches' | 'begun'> & { looks: number }) | undefined;
  while (!ended()) {
    await stage.until({
      what: { en: 'something to happen', ko: '무언가 일어남' },
      met: () => ended() || heard() > last,
      limitMs: lookMs,
    });
    if (ended()) return;
    const open = heard() > last ? undefined : await learner.turn();
    if (ended()) return;
    if (open === undefined || heard() > last) {
      last = heard();
      looks = 0;
      owed = 0;
      stillness = undefined;
      await seen(heardNow);
    } else {
      // Some brokers let a new group wait for members: that silence is not the learner's.
      if (open.unanswered > 0 && owed * lookMs < stage.groupsWaitMs) owed += 1;
      else looks += 1;
      if (!canDoNothing(open)) stillness = undefined;
      else if (stillness?.begun === open.begun) stillness.looks += 1;
      else stillness = { looks: 1, fetches: open.fetches, begun: open.begun };
      const still =
        stillness !== undefined &&
        stillness.looks >= stillLooks &&
        hasNothingToFetch(stillness, open);
      await seen({ ms: looks * lookMs, still, open });
    }
    stage.look();
  }
}

function canDoNothing({ timers, rests, work, unanswered }: Open): boolean {
  return timers + rests + work + unanswered === 0;
}

/** Whether the broker has told it so since, over each connection over which it asks. */
function hasNothingToFetch(since: Pick<Open, 'fetches'>, { fetches }: Open): boolean {
  return fetches.every(
    ({ open, answered }, connection) =>
      answered - (since.fetches[connection]?.answered ?? 0) >= 2 * open,
  );
}

/** Whether its client rests between two tries, and nothing else is open that could do anything. */
export function onlyRests({ rests, ...open }: Open): boolean {
  return rests > 0 && canDoNothing({ ...open, rests: 0 });
}

/** Whether it has timers of its own, and nothing else is open that could do anything. */
export function onlyTimers({ timers, ...open }: Open): boolean {
  return timers > 0 && canDoNothing({ ...open, timers: 0 });
}

/**
 * Waits until the condition is met or the process is gone (`met`), it is proven still, or nothing was
 * heard of it for `quietMs` (`quiet`).
 */
export async function untilSilent(
  stage: Stage,
  learner: Learner,
  met: () => boolean,
): Promise<'met' | 'still' | 'quiet'> {
  let how: 'met' | 'still' | 'quiet' = 'met';
  await watchSilence(stage, learner, {
    over: () => how !== 'met' || met(),
    seen({ ms, still }) {
      if (still) how = 'still';
      else if (ms >= quietMs) how = 'quiet';
      return Promise.resolve();
    },
  });
  return met() ? 'met' : how;
}

/** Asks the broker for something, so that its own silence is never taken for a learner's. */
export async function brokerAnswers(stage: Stage, topic: string): Promise<void> {
  await stage.log(topic);
}

/** Whether a call has ended or can no longer do so by itself. */
export function hasEnded(call: Call, learner: Learner): boolean {
  return call.settled || !learner.alive;
}
