// Rules for the desk's service: what it confirmed to a clerk is on the desk's stream, whatever else is down.
import { askOfCrash } from '../../ask-of-crash.ts';
import {
  accepted,
  decisionsAbout,
  topics,
  type ContestFacts,
  type Posting,
} from '../../contested/facts.ts';
import { recordName, type Finding } from '../../finding.ts';
import type { HistoryEvent } from '../../history.ts';
import { finding } from '../../make-finding.ts';
import { show } from '../derived-values.ts';
import { sameData } from '../same-data.ts';

type Said = Pick<Finding, 'code' | 'subject' | 'says' | 'asks' | 'explainedAt'> &
  Partial<Pick<Finding, 'where'>>;

export function postedRules(facts: ContestFacts, history: readonly HistoryEvent[]): Finding[] {
  for (const posting of facts.postings) {
    const problem = accepted(posting) ? onTheStream(facts, posting) : notAccepted(posting, history);
    if (problem === undefined) continue;
    return [
      finding({
        where: `POST /appeals ${posting.decision.appealId}`,
        ...problem,
        ...shown(posting),
      }),
    ];
  }
  return [];
}

const shown = ({ seq }: Posting) => (seq === 0 ? {} : { evidence: [seq], firstBad: seq });

function notAccepted(
  { decision, answer, seq, while: meanwhile }: Posting,
  history: readonly HistoryEvent[],
): Said | undefined {
  if (meanwhile === 'send refused') return undefined;
  const { status } = answer.response;
  const id = decision.appealId;
  if (meanwhile === 'quality down') {
    return {
      ...{ code: 'COUPLED', subject: 'POST /appeals while Quality is down' },
      says: {
        en: `Quality was down, and the desk could not decide: ${id} was answered with ${answer.unreachable ? 'nothing' : status}.`,
        ko: `원유 검사 서비스가 멈춘 동안 이의 심사에서도 결정할 수 없었어요. ${id} 응답: ${answer.unreachable ? '없음' : status}.`,
      },
      asks: {
        en: 'What of Quality’s does the desk need in order to have decided?',
        ko: '이의 심사에서 결정을 내리려면 원유 검사의 무엇이 있어야 하나요?',
      },
      explainedAt: 'one-year-later#request-to-the-owner',
    };
  }
  const event = history.find((one) => one.seq === seq);
  const why = event?.type === 'port' ? String(event.answer) : '';
  if (status === 500) {
    return {
      ...{ code: 'CRASHED', subject: 'POST /appeals' },
      says: {
        en: `The handler threw on ${id}: ${why}`,
        ko: `${id} 결정을 받은 핸들러가 예외를 던졌어요: ${why}`,
      },
      asks: askOfCrash(why),
      explainedAt: 'before-dawn#verdicts',
    };
  }
  if (status === 504) {
    return {
      ...{ code: 'BLOCKED', subject: 'POST /appeals' },
      says: {
        en: `The clerk who sent ${id} had no answer within 2 s.`,
        ko: `${id} 결정을 보낸 직원은 2초 안에 응답을 받지 못했어요.`,
      },
      asks: {
        en: 'What does the handler wait for before it answers?',
        ko: '핸들러는 응답하기 전에 무엇을 기다리나요?',
      },
      explainedAt: 'event-driven-microservice#answers',
    };
  }
  return {
    ...{ code: 'LOST', subject: 'POST /appeals' },
    says: {
      en: `A clerk sent ${id}, and was answered with ${answer.unreachable ? 'nothing: the process is gone' : status}.`,
      ko: `직원이 ${id} 결정을 보냈는데 ${answer.unreachable ? '프로세스가 없어서 응답이 없었어요' : `${status} 응답을 받았어요`}.`,
    },
    asks: {
      en: 'Which route does the desk’s service serve, and what does it give back once the decision is kept?',
      ko: '이의 심사 서비스에는 어떤 라우트가 있고, 결정이 남은 다음에는 무엇을 돌려주나요?',
    },
    explainedAt: 'event-driven-microservice#answers',
  };
}

function onTheStream(
  facts: ContestFacts,
  { decision, answer, ...posting }: Posting,
): Said | undefined {
  const { appealId, lotId } = decision;
  const there = decisionsAbout(facts, lotId).filter((one) => one.decision.appealId === appealId);
  const [first] = there;
  const refused = posting.while === 'send refused';
  if (first === undefined) {
    const unlike = facts.decisions
      .flatMap(({ partition, records }) => records.map((record) => ({ ...record, partition })))
      .find(({ value }) => value?.includes(appealId));
    if (unlike !== undefined) {
      return {
        ...{ code: 'SHAPE', subject: `${topics.decisions} value` },
        where: recordName(topics.decisions, unlike.partition, unlike.offset, unlike.key),
        says: {
          en: `The value of this record is ${show(unlike.value)}; the clerk had sent ${show(JSON.stringify(decision), 120)}.`,
          ko: `이 레코드의 값: ${show(unlike.value)}. 직원이 보낸 것: ${show(JSON.stringify(decision), 120)}.`,
        },
        asks: {
          en: 'What would Quality, or anybody else, have to know to read this?',
          ko: '원유 검사든 다른 누구든, 이것을 읽으려면 무엇을 알아야 하나요?',
        },
        explainedAt: 'before-dawn#shape',
      };
    }
    return {
      ...{ code: 'LOST', subject: `decision${refused ? ' after a refusal' : ''}` },
      says: {
        en: `The clerk who sent ${appealId} (${lotId}) was answered with ${answer.response.status}, and ${topics.decisions} does not have it.${refused ? ' The broker had refused its Produce.' : ''}`,
        ko: `${appealId} 결정(${lotId})을 보낸 직원은 ${answer.response.status} 응답을 받았는데, ${topics.decisions} 토픽에는 그 결정이 없어요.${refused ? ' 브로커가 그 Produce 요청을 거절했어요.' : ''}`,
      },
      asks: {
        en: 'What had to be certain before the clerk was told that it is done?',
        ko: '되었다고 직원에게 말하기 전에 무엇이 확실해야 했나요?',
      },
      explainedAt: 'one-year-later#two-facts',
    };
  }
  if (!sameData(first.decision, decision)) {
    return {
      ...{ code: 'SHAPE', subject: `${topics.decisions} value` },
      where: recordName(topics.decisions, first.partition, first.offset, first.key),
      says: {
        en: `The record says ${show(JSON.stringify(first.decision), 120)}; the clerk had sent ${show(JSON.stringify(decision), 120)}.`,
        ko: `레코드의 내용: ${show(JSON.stringify(first.decision), 120)}. 직원이 보낸 것: ${show(JSON.stringify(decision), 120)}.`,
      },
      asks: {
        en: 'What happened to the desk’s words on their way into the stream?',
        ko: '이의 심사의 결정은 스트림에 들어가는 동안 어떻게 되었나요?',
      },
      explainedAt: 'before-dawn#shape',
    };
  }
  const unkeyed = there.find(({ key }) => key !== lotId);
  if (unkeyed === undefined) return undefined;
  return {
    ...{ code: 'ORDER', subject: `${topics.decisions} key` },
    where: recordName(topics.decisions, unkeyed.partition, unkeyed.offset, unkeyed.key),
    says: {
      en: `The decision is about ${lotId}, and its key is ${unkeyed.key === null ? 'null' : `\`${unkeyed.key}\``}.`,
      ko: `${lotId}에 관한 결정인데 키는 ${unkeyed.key === null ? 'null' : `\`${unkeyed.key}\``} 값이에요.`,
    },
    asks: {
      en: 'The desk may decide twice about one lot. What keeps the two in order?',
      ko: '한 로트에 결정이 두 번 내려질 수 있어요. 둘의 순서는 무엇이 지켜 주나요?',
    },
    explainedAt: 'why-event-driven#key',
  };
}
