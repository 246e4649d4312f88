// What is wrong with an answer at the gate: the milk flowed and should not have, or it could have flowed and did not.
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import type { Text } from '../text.ts';
import { asks, type Fate, type GateFacts, type Question } from './gate.ts';

/** Time is moved on in steps: whoever says 2 s has said so a step later at the latest (ms). */
const deadlineMs = 2_100;

const fates: Record<Fate, Text> = {
  answered: { en: '', ko: '' },
  'placed on the way': { en: 'the hold came while it asked', ko: '묻는 사이에 보류됨' },
  slow: { en: 'Quality answers after 0.9 s', ko: '0.9초 뒤에 응답함' },
  never: { en: 'the request never arrives', ko: '요청이 도착하지 않음' },
  late: { en: 'Quality’s answer comes too late', ko: '응답이 너무 늦게 옴' },
  down: { en: 'Quality cannot be reached', ko: '원유 검사에 연결할 수 없음' },
  dies: { en: 'Quality dies over the request', ko: '처리하던 원유 검사가 죽음' },
  'reply lost': { en: 'the reply is lost', ko: '응답이 사라짐' },
  '503': { en: 'Quality answers 503', ko: '503 응답' },
  '404': { en: 'Quality answers 404', ko: '404 응답' },
  'does not say': { en: 'the answer does not say', ko: '보류 여부가 없는 응답' },
  'no body': { en: 'the answer is empty', ko: '본문 없는 응답' },
};

/** The requests of one question, and what the gate was told by them. */
export function askedIn({ from, to, after }: Question, history: readonly HistoryEvent[]) {
  const requests = eventsOf(history.slice(from, after), 'port', 'gate').filter(
    ({ api, subject }) => api === 'http.request' && subject.startsWith('quality '),
  );
  const arrived = eventsOf(history.slice(from, after), 'port', 'quality');
  const inTime = new Set(history.slice(from, to));
  return { requests, arrived, told: requests.filter((one) => inTime.has(one)).flatMap(heldIn) };
}

function heldIn({ outcome, answer }: HistoryEventOf<'port'>): boolean[] {
  if (outcome !== 'done') return [];
  const { status, body } = answer as { status: number; body?: { held?: unknown } };
  return status === 200 && typeof body?.held === 'boolean' ? [body.held] : [];
}

export function gateRules(
  { questions, complete }: GateFacts,
  history: readonly HistoryEvent[],
): Finding[] {
  for (const one of questions) {
    const found = wrongIn(one, history);
    if (found !== undefined) return [found];
  }
  // Right every time, and by luck where nobody was asked.
  const lucky = complete
    ? questions.find((one) => one.got === true && askedIn(one, history).requests.length === 0)
    : undefined;
  return lucky === undefined ? [] : [letInUnasked(lucky, aboutOf(lucky, []))];
}

const aboutOf = ({ step }: Question, evidence: number[]): About => ({
  ...{ subject: step, evidence, firstBad: evidence.at(-1) ?? null },
});

function wrongIn(one: Question, history: readonly HistoryEvent[]): Finding | undefined {
  const { requests, arrived, told } = askedIn(one, history);
  const evidence = [...requests, ...arrived].map(({ seq }) => seq).sort((a, b) => a - b);
  const about = aboutOf(one, evidence);
  if (!one.waited.settled || one.waited.waitedMs > deadlineMs) return waitsTooLong(one, about);
  if (typeof one.got !== 'boolean') return noBoolean(one, about);
  if (one.got) {
    if (told.includes(false) && !told.includes(true)) return undefined;
    if (requests.length === 0) return one.held ? letInUnasked(one, about) : undefined;
    return letInOnDoubt(one, about, told.includes(true));
  }
  if (told.includes(true)) return undefined;
  const wasTold = told.includes(false);
  if (wasTold || one.fate === 'slow') return keptOut(one, about, wasTold);
  return requests.length === 0 && one.fate === 'answered' && !one.held
    ? keptOutUnasked(one, about)
    : undefined;
}

type About = Pick<Finding, 'subject' | 'evidence' | 'firstBad'>;

const how = ({ fate }: Question, language: 'en' | 'ko'): string =>
  fate === 'answered' ? '' : ` (${fates[fate][language]})`;

function waitsTooLong(one: Question, about: About): Finding {
  const { waitedMs, settled } = one.waited;
  const seconds = (waitedMs / 1_000).toFixed(1);
  return finding({
    ...{ ...about, code: 'BLOCKED' },
    says: settled
      ? {
          en: `The driver of ${one.tanker} had an answer after ${seconds} s${how(one, 'en')}; 2 s was the limit.`,
          ko: `${one.tanker} 기사는 ${seconds}초 만에 답을 들었어요${how(one, 'ko')}. 한도는 2초예요.`,
        }
      : {
          en: `The driver of ${one.tanker} waited ${seconds} s and had no answer${how(one, 'en')}; 2 s was the limit.`,
          ko: `${one.tanker} 기사는 ${seconds}초를 기다려도 답을 듣지 못했어요${how(one, 'ko')}. 한도는 2초예요.`,
        },
    asks: {
      en: 'Who ends the wait when the other side does not?',
      ko: '상대가 끝내 주지 않을 때 기다림을 끝내는 것은 무엇인가요?',
    },
    explainedAt: 'asynchronous#deadline',
  });
}

function noBoolean(one: Question, about: About): Finding {
  const got = JSON.stringify(one.got);
  return finding({
    ...{ ...about, code: 'SHAPE', subject: asks },
    says: {
      en: `${asks} gave ${got} for ${one.tanker}${how(one, 'en')}, which is neither \`true\` nor \`false\`.`,
      ko: `${one.tanker}에 대해 ${asks} 함수가 ${got} 값을 돌려줬어요${how(one, 'ko')}. \`true\`도 \`false\`도 아니에요.`,
    },
    asks: {
      en: 'What does each way through the function give back?',
      ko: '함수를 빠져나가는 길마다 무엇을 돌려주나요?',
    },
    explainedAt: 'asynchronous#doubt',
  });
}

function letInUnasked(one: Question, about: About): Finding {
  return finding({
    ...{ ...about, code: 'STALE', where: one.record },
    says: one.held
      ? {
          en: `${one.tanker} was let in after its hold, and Quality was not asked. What the gate knew was older than the hold.`,
          ko: `보류된 뒤인데 원유 검사에 묻지 않고 ${one.tanker} 집유차를 들여보냈어요. 입구가 알던 것은 보류보다 오래된 내용이었어요.`,
        }
      : {
          en: `${one.tanker} was let in, and Quality was not asked. It was not held, as it happens.`,
          ko: `원유 검사에 묻지 않고 ${one.tanker} 집유차를 들여보냈어요. 이번에는 마침 보류되지 않은 차였어요.`,
        },
    asks: {
      en: 'How old may what you answer from be, when a silo is at stake?',
      ko: '사일로 하나가 걸린 대답이라면, 근거로 삼은 내용이 얼마나 오래되어도 괜찮을까요?',
    },
    explainedAt: 'asynchronous#call',
  });
}

function letInOnDoubt(one: Question, about: About, wasToldHeld: boolean): Finding {
  return finding({
    ...{ ...about, code: 'PHANTOM', where: one.record },
    says: wasToldHeld
      ? {
          en: `${one.tanker} was let in, though Quality had answered that it is held${how(one, 'en')}.`,
          ko: `보류되었다는 응답이 왔는데 ${one.tanker} 집유차를 들여보냈어요${how(one, 'ko')}.`,
        }
      : {
          en: `${one.tanker} was let in, and Quality never said that it is not held${how(one, 'en')}.`,
          ko: `보류되지 않았다는 응답이 없었는데 ${one.tanker} 집유차를 들여보냈어요${how(one, 'ko')}.`,
        },
    asks: {
      en: 'Which answers let the milk flow: those that forbid nothing, or those that allow it?',
      ko: '우유를 흐르게 하는 것은 금지하지 않은 응답인가요, 허락한 응답인가요?',
    },
    explainedAt: 'asynchronous#doubt',
  });
}

function keptOut(one: Question, about: About, wasTold: boolean): Finding {
  const seconds = (one.waited.waitedMs / 1_000).toFixed(1);
  return finding({
    ...{ ...about, code: 'BLOCKED' },
    says: wasTold
      ? {
          en: `${one.tanker} was kept out, though Quality had answered in time that it is not held${how(one, 'en')}.`,
          ko: `보류되지 않았다는 응답이 제때 왔는데 ${one.tanker} 집유차를 돌려세웠어요${how(one, 'ko')}.`,
        }
      : {
          en: `${one.tanker} was kept out after ${seconds} s; Quality would have answered within one.`,
          ko: `${one.tanker} 집유차를 ${seconds}초 만에 돌려세웠어요. 원유 검사는 1초 안에 응답했을 거예요.`,
        },
    asks: {
      en: 'What makes this answer a no?',
      ko: '이 대답은 무엇 때문에 거절이 되었나요?',
    },
    explainedAt: 'asynchronous#deadline',
  });
}

function keptOutUnasked(one: Question, about: About): Finding {
  const wasLifted = one.record !== null;
  return finding({
    ...{ ...about, code: wasLifted ? 'STALE' : 'BLOCKED', where: one.record },
    says: wasLifted
      ? {
          en: `${one.tanker} was kept out after its hold had been lifted, and Quality was not asked.`,
          ko: `보류가 풀린 뒤인데 원유 검사에 묻지 않고 ${one.tanker} 집유차를 돌려세웠어요.`,
        }
      : {
          en: `${one.tanker} was kept out without a question to Quality, and nothing is against it.`,
          ko: `${one.tanker} 집유차는 막을 까닭이 없는데, 원유 검사에 묻지도 않고 돌려세웠어요.`,
        },
    asks: { en: 'Who knows whether it is held now?', ko: '지금 보류 상태인지는 누가 알고 있나요?' },
    explainedAt: 'asynchronous#call',
  });
}
