// Waiting for a call into the learner's code to end, and what it means when it does not.
import { askOfCrash } from './ask-of-crash.ts';
import { eventsOf } from './history.ts';
import { finding } from './make-finding.ts';
import { Interruption } from './interruption.ts';
import type { Call, Learner, Stage } from './stage.ts';

const usualLimitMs = 5_000;

/**
 * Waits until the call has ended.
 * @throws {Interruption} CRASHED when it threw or its process ended, TIMEOUT when it never ended
 */
export async function settle(
  stage: Stage,
  learner: Learner,
  call: Call,
  name: string,
): Promise<void> {
  // Some brokers let a new group wait for members, and a call may join one group after the other: that time is
  // not the learner's.
  const limitMs = usualLimitMs + stage.groupsWaitMs;
  const waited = await stage.until({
    what: { en: `${name} to finish`, ko: `${name} 함수의 완료` },
    met: () => call.settled || !learner.alive,
    limitMs,
  });
  if (waited !== 'met') throw new Interruption(neverEnded(name, limitMs));
  if (!call.settled) throw new Interruption(crashed(stage, learner, name));
  if (call.error !== undefined) throw new Interruption(threw(stage, learner, name, call.error));
}

function neverEnded(name: string, limitMs: number) {
  return finding({
    code: 'TIMEOUT',
    subject: name,
    says: {
      en: `${name} had not finished after ${limitMs / 1000} s, and nothing was on its way any more.`,
      ko: `${limitMs / 1000}초가 지나도록 ${name} 함수가 끝나지 않았고, 더 오가는 것도 없었어요.`,
    },
    asks: {
      en: 'Which promise is it still waiting for?',
      ko: '아직 기다리고 있는 프로미스는 무엇인가요?',
    },
    explainedAt: 'before-dawn#promises',
  });
}

export function threw(stage: Stage, learner: Learner, name: string, error: string) {
  const at = eventsOf(stage.history, 'return', learner.name).findLast(
    (event) => event.name === name && event.error !== null,
  );
  return finding({
    code: 'CRASHED',
    subject: name,
    says: { en: `${name} threw: ${error}`, ko: `${name} 함수가 예외를 던졌어요: ${error}` },
    asks: askOfCrash(error),
    explainedAt: 'before-dawn#verdicts',
    evidence: at ? [at.seq] : [],
    firstBad: at?.seq ?? null,
  });
}

export function crashed(stage: Stage, learner: Learner, name: string) {
  const end = stage.history.findLast(
    (event) =>
      event.type === 'process' &&
      event.process === learner.name &&
      (event.change === 'ended' || event.change === 'stuck'),
  );
  const { why = '', change } = end?.type === 'process' ? end : {};
  const stuck = change === 'stuck';
  return finding({
    code: stuck ? 'TIMEOUT' : 'CRASHED',
    subject: name,
    says: stuck
      ? {
          en: `${name} let nothing else happen in the process of ${learner.name} for ${why}, so it was ended.`,
          ko: `${name} 함수가 ${learner.name} 프로세스에서 ${why} 동안 다른 일이 일어날 틈을 주지 않아서 끝냈어요.`,
        }
      : {
          en: `The process of ${learner.name} ended while ${name} was under way: ${why}`,
          ko: `${name} 함수가 실행되는 동안 ${learner.name} 프로세스가 끝났어요: ${why}`,
        },
    asks: stuck
      ? {
          en: 'Which loop goes round without waiting for anything?',
          ko: '아무것도 기다리지 않고 도는 반복문은 어디인가요?',
        }
      : {
          en: 'What ends a Node process from inside?',
          ko: 'Node 프로세스를 안에서 끝내는 것은 무엇인가요?',
        },
    explainedAt: stuck ? 'before-dawn#promises' : 'before-dawn#verdicts',
    evidence: end ? [end.seq] : [],
    firstBad: end?.seq ?? null,
  });
}
