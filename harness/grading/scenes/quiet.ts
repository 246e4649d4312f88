// When nothing more will come of a call that has not ended: its process has neither socket nor timer
// open, or it has been silent for longer than a client's own pauses between tries last.
import { finding } from '../make-finding.ts';
import { Interruption } from '../interruption.ts';
import type { Call, Learner, Stage } from '../stage.ts';

/** Longer than kafkajs rests between two of its tries here (its retries begin with 50 ms). */
export const quietMs = 1_000;
/** Longer than a client rests between two requests when nothing has failed. */
export const tickMs = 250;

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

/**
 * Calls `seen` at each sign of a process, and after each further while (`tickMs`) that it has said
 * nothing, with how many of those there were; until `over`.
 */
export async function watchSilence(
  stage: Stage,
  learner: Learner,
  { over, seen }: { over: () => boolean; seen: (ticks: number) => Promise<void> },
): Promise<void> {
  const heard = (): number =>
    stage.history.findLast((event) => event.process === learner.name)?.seq ?? 0;
  const ended = (): boolean => !learner.alive || over();
  let last = heard();
  for (let ticks = 0; !ended();) {
    await stage.until({
      what: { en: 'something to happen', ko: '무언가 일어남' },
      met: () => ended() || heard() > last,
      limitMs: tickMs,
    });
    ticks = heard() > last ? 0 : ticks + 1;
    last = heard();
    if (ended()) return;
    await seen(ticks);
    stage.look();
  }
}

/** Asks the broker for something, so that its own silence is never taken for a learner's. */
export async function brokerAnswers(stage: Stage, topic: string): Promise<void> {
  await stage.log(topic);
}

/** Whether a call has ended or can no longer do so by itself. */
export function hasEnded(call: Call, learner: Learner): boolean {
  return call.settled || !learner.alive;
}
