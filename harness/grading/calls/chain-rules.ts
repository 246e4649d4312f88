// What is wrong with a chain of calls: the driver was told what is not so, waited too long, or the trouble of one
// service was multiplied by those before it.
import { eventsOf, type HistoryEvent } from '../history.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import { ko } from './chain-words.ts';
import { hops, type ChainFacts, type Press } from './chain.ts';

const mostRequests = 3;
/** Time is moved on in steps: whoever says 3 s has said so a step later at the latest (ms). */
const deadlineMs = 3_100;
export const services = hops.map(({ to }) => to).reverse();

/** How often a service was asked for a press. */
export function requestsTo(
  service: string,
  { from, after }: Press,
  history: readonly HistoryEvent[],
) {
  return eventsOf(history.slice(from, after), 'port').filter(
    ({ api, subject }) => api === 'http.request' && subject.startsWith(`${service} `),
  );
}

export function chainRules({ presses }: ChainFacts, history: readonly HistoryEvent[]): Finding[] {
  for (const press of presses) {
    for (const rule of rules) {
      const found = rule(press, history);
      if (found !== undefined) return [found];
    }
  }
  return [];
}

type Rule = (press: Press, history: readonly HistoryEvent[]) => Finding | undefined;

const waitedTooLong: Rule = ({ step, waited, pickup }) => {
  if (waited.settled && waited.waitedMs <= deadlineMs) return undefined;
  const seconds = (waited.waitedMs / 1_000).toFixed(1);
  return finding({
    ...{ code: 'BLOCKED', subject: step },
    says: {
      en: `The driver with ${pickup.lotId} waited ${seconds} s${waited.settled ? '' : ' and had no answer'} (${step}); 3 s was the limit.`,
      ko: `${pickup.lotId}의 기사는 ${seconds}초를 기다${waited.settled ? '렸어요' : '려도 답을 듣지 못했어요'} (${ko(step)}). 한도는 3초예요.`,
    },
    asks: {
      en: 'Whose time is it that each wait in the chain uses up?',
      ko: '줄에 선 서비스가 저마다 기다리는 동안, 쓰이는 것은 누구의 시간인가요?',
    },
    explainedAt: 'asynchronous#deadline',
  });
};

const askedTooOften: Rule = (press, history) => {
  const most = press.trouble === 'no' ? 1 : mostRequests;
  for (const service of services) {
    const requests = requestsTo(service, press, history);
    if (requests.length <= most) continue;
    const evidence = requests.map(({ seq }) => seq);
    return finding({
      ...{ code: 'DUP', subject: `${service}, ${press.step}`, evidence },
      firstBad: evidence[most] ?? null,
      says:
        press.trouble === 'no'
          ? {
              en: `${service} was asked ${requests.length} times about ${press.pickup.lotId}, and had said no the first time.`,
              ko: `첫 번째에 이미 거절했는데, ${press.pickup.lotId} 일로 ${service} 서비스에 ${requests.length}번 물었어요.`,
            }
          : {
              en: `${service} received ${requests.length} requests for 1 pickup, ${press.pickup.lotId} (${press.step}); ${mostRequests} is the most.`,
              ko: `집유 한 건(${press.pickup.lotId})에 ${service} 서비스로 간 요청이 ${requests.length}건이에요 (${ko(press.step)}). 많아야 ${mostRequests}건이어야 해요.`,
            },
      asks:
        press.trouble === 'no'
          ? {
              en: 'Which answers would be another one if they were asked for again?',
              ko: '다시 물으면 달라질 응답은 어떤 응답인가요?',
            }
          : {
              en: 'If every service in the line tries again, how often is the last one asked?',
              ko: '줄에 선 서비스가 저마다 다시 시도한다면, 마지막 서비스는 몇 번 요청을 받나요?',
            },
      explainedAt: 'asynchronous#retries',
    });
  }
  return undefined;
};

const twoPayables: Rule = ({ step, payables, pickup }) =>
  payables.length <= 1
    ? undefined
    : finding({
        ...{ code: 'DUP', subject: `payable, ${step}` },
        says: {
          en: `${pickup.lotId} has ${payables.length} payables (${payables.join(', ')}): the farm is paid for the same milk again (${step}).`,
          ko: `${pickup.lotId} 로트에 정산 기록이 ${payables.length}건이에요(${payables.join(', ')}). 같은 우유 값이 또 나가요 (${ko(step)}).`,
        },
        asks: {
          en: 'How could Settlement tell that it is the same pickup?',
          ko: '같은 집유라는 것을 정산은 무엇으로 알아볼 수 있을까요?',
        },
        explainedAt: 'asynchronous#retries',
      });

/** What the driver is to be told: what can be known. */
const toldWrong: Rule = (press) => {
  const { step, trouble, pickup, told, payables } = press;
  const status = typeof told?.status === 'string' ? told.status : undefined;
  if (status === undefined || !['captured', 'refused', 'unknown'].includes(status)) {
    return finding({
      ...{ code: 'SHAPE', subject: 'capture' },
      says: {
        en: `capture gave ${JSON.stringify(told)}, in which no known \`status\` stands (${step}).`,
        ko: `capture 함수가 돌려준 ${JSON.stringify(told)}에는 약속한 \`status\`가 없어요 (${ko(step)}).`,
      },
      asks: {
        en: 'Which three things can a driver be told?',
        ko: '기사에게 할 수 있는 세 가지 대답은 무엇인가요?',
      },
      explainedAt: 'before-dawn#verdicts',
    });
  }
  if (status === 'captured' && (payables.length === 0 || told?.payableId !== payables[0])) {
    return finding({
      ...{ code: payables.length === 0 ? 'LOST' : 'PHANTOM', subject: `captured, ${step}` },
      says: {
        en: `The driver was told that ${pickup.lotId} is captured as ${JSON.stringify(told?.payableId)}; Settlement has ${payables[0] ?? 'no payable'} for it (${step}).`,
        ko: `기사는 ${pickup.lotId} 로트가 ${JSON.stringify(told?.payableId)} 기록으로 접수되었다고 들었는데, ${payables[0] === undefined ? '정산에는 기록이 없어요' : `정산에는 ${payables[0]} 기록이 있어요`} (${ko(step)}).`,
      },
      asks: {
        en: 'Which answer says so, and whose payable does it name?',
        ko: '그렇게 말한 응답은 어느 것이고, 거기 적힌 것은 누구의 기록인가요?',
      },
      explainedAt: 'asynchronous#retries',
    });
  }
  if (status === 'refused' && trouble !== 'no') return saidNo(press);
  const isClear = ['none', 'one lost', 'again'].includes(trouble);
  if (status === 'unknown' && trouble === 'no') return gaveUp(press);
  return status === 'unknown' && isClear ? gaveUp(press) : undefined;
};

function saidNo({ step, pickup }: Press): Finding {
  return finding({
    ...{ code: 'PHANTOM', subject: `refused, ${step}` },
    says: {
      en: `The driver was told that ${pickup.lotId} is refused, and nobody had refused it (${step}).`,
      ko: `거절한 곳이 없는데, 기사는 ${pickup.lotId} 로트가 거절되었다고 들었어요 (${ko(step)}).`,
    },
    asks: {
      en: 'What does a failure say about what was done on the other side?',
      ko: '실패는 상대 쪽에서 한 일에 대해 무엇을 말해 주나요?',
    },
    explainedAt: 'asynchronous#retries',
  });
}

function gaveUp({ step, pickup, trouble }: Press): Finding {
  return finding({
    ...{ code: 'LOST', subject: step },
    says:
      trouble === 'no'
        ? {
            en: `Settlement had refused ${pickup.lotId}, and the driver was told that nobody knows.`,
            ko: `정산이 ${pickup.lotId} 로트를 거절했는데, 기사는 알 수 없다고 들었어요.`,
          }
        : {
            en: `The driver was told that nobody knows about ${pickup.lotId}, though another try would have captured it (${step}).`,
            ko: `한 번 더 시도했으면 접수되었을 ${pickup.lotId} 로트를 두고, 기사는 알 수 없다고 들었어요 (${ko(step)}).`,
          },
    asks: {
      en: 'What is left to try when one message is lost and there is time?',
      ko: '메시지 하나를 잃었고 시간이 남아 있다면 무엇을 더 해 볼 수 있나요?',
    },
    explainedAt: 'asynchronous#retries',
  });
}

const wentOn: Rule = (press, history) => {
  if (press.trouble !== 'overdue') return undefined;
  const [late] = requestsTo('membership', press, history);
  if (late === undefined) return undefined;
  return finding({
    ...{ code: 'STALE', subject: press.step, evidence: [late.seq], firstBad: late.seq },
    says: {
      en: `Quality passed ${press.pickup.lotId} on after the time of its order was over. The driver had gone.`,
      ko: `주문의 시한이 지난 뒤에 원유 검사가 ${press.pickup.lotId} 로트를 다음으로 넘겼어요. 기사는 이미 떠났어요.`,
    },
    asks: {
      en: 'How does a service in the middle know whether anybody still waits?',
      ko: '아직 기다리는 쪽이 있는지 가운데 서비스는 무엇으로 알 수 있나요?',
    },
    explainedAt: 'asynchronous#deadline',
  });
};

const rules: readonly Rule[] = [waitedTooLong, askedTooOften, twoPayables, toldWrong, wentOn];
