// Rules for what a service answers to those who ask: the latest that the stream has.
import { askOfCrash } from '../ask-of-crash.ts';
import type { Finding } from '../finding.ts';
import { eventsOf, startedAt, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { HttpAnswer } from '../stage.ts';
import type { Text } from '../text.ts';
import { show } from './derived-values.ts';
import { sameData } from './same-data.ts';

/** One request that the harness made. */
export interface Asking {
  /** `GET /grade/lot-42` */
  route: string;
  /** What is asked about: `lot-42`. */
  name: string;
  /** What the stream had then, the latest last; empty where it had nothing. */
  facts: readonly unknown[];
  answer: HttpAnswer;
  /** Whether the service had been killed and started again before. */
  afterRestart: boolean;
  /** The event of the answer. */
  seq: number;
}

export interface Answered {
  askings: readonly Asking[];
  /** The service's process. */
  service: string;
  /** The topic that it answers from. */
  to: string;
  /** What is asked for: `grade`. */
  noun: Text;
  task: string | null;
}

export function answeredRules(
  { askings, noun, task, ...of }: Answered,
  history: readonly HistoryEvent[],
): Finding[] {
  for (const asking of askings) {
    const problem = problemWith(asking, noun, history);
    if (problem !== undefined) {
      return [
        finding({
          ...{ where: asking.route, task, firstBad: asking.seq },
          evidence: [...(asking.afterRestart ? beforeAsked(of, asking, history) : []), asking.seq],
          explainedAt: 'event-driven-microservice#answers',
          ...problem,
        }),
      ];
    }
  }
  return [];
}

type Problem = Pick<Finding, 'code' | 'subject' | 'says' | 'asks'>;

function problemWith(
  { route, facts, answer, afterRestart, seq }: Asking,
  noun: Text,
  history: readonly HistoryEvent[],
): Problem | undefined {
  const { status, body } = answer.response;
  const latest = facts.at(-1);
  const shown = show(JSON.stringify(body ?? null));
  const subject = `answer${afterRestart ? ' after a restart' : ''}`;
  if (status === 500) {
    const event = history.find((one) => one.seq === seq);
    const why = event?.type === 'port' ? String(event.answer) : '';
    return {
      ...{ code: 'CRASHED', subject },
      says: {
        en: `${route}: the handler threw ${why}`,
        ko: `${route}: 핸들러가 예외를 던졌어요: ${why}`,
      },
      asks: askOfCrash(why),
    };
  }
  if (status === 504 || answer.unreachable) {
    return {
      ...{ code: 'BLOCKED', subject },
      says: {
        en: `${route} was not answered within 2 s.`,
        ko: `${route} 요청에 2초 안에 응답하지 않았어요.`,
      },
      asks: {
        en: 'What does the handler wait for before it answers?',
        ko: '핸들러는 응답하기 전에 무엇을 기다리나요?',
      },
    };
  }
  if (latest === undefined) {
    if (status === 404) return undefined;
    return {
      ...{ code: 'PHANTOM', subject },
      says: {
        en: `${afterRestart ? 'After the service had been killed and started again, ' : ''}${route} was answered with ${status} and ${shown}, though the stream has no ${noun.en} for it.`,
        ko: `${afterRestart ? '서비스가 강제 종료됐다가 다시 시작된 뒤 ' : ''}${route} 요청에 상태 ${status}, 본문 ${shown} 응답을 줬어요. 스트림에는 그에 대한 ${noun.ko} 이벤트가 없어요.`,
      },
      asks: { en: 'What is that answer made from?', ko: '그 응답은 무엇으로 만들어졌나요?' },
    };
  }
  if (status === 200 && sameData(body, latest)) return undefined;
  const has = show(JSON.stringify(latest));
  const outdated = status === 200 && facts.some((one) => sameData(body, one));
  if (status === 404 || outdated) {
    const gave: Text = outdated
      ? { en: `answered with the outdated ${shown}`, ko: `지난 값 ${shown} 응답을 줬어요` }
      : { en: 'answered with 404', ko: '404로 응답했어요' };
    return {
      code: outdated || afterRestart ? 'STALE' : 'LOST',
      subject,
      says: {
        en: `${route} was ${gave.en}${afterRestart ? ' after the service had been started again' : ''}; the stream has ${has}.`,
        ko: `${afterRestart ? '서비스가 다시 시작된 뒤 ' : ''}${route} 요청에 ${gave.ko}. 스트림에 있는 값: ${has}`,
      },
      asks: afterRestart
        ? {
            en: 'The process is new and its memory is empty. Where is what it knew before?',
            ko: '프로세스는 새것이고 메모리는 비어 있어요. 전에 알던 것은 어디에 있나요?',
          }
        : {
            en: 'Where does your answer come from, and who keeps that up to date?',
            ko: '응답은 어디에서 오고, 그것을 누가 최신으로 유지하나요?',
          },
    };
  }
  return {
    ...{ code: 'SHAPE', subject },
    says: {
      en: `${route} was answered with ${status} and ${shown}; the stream has ${has}.`,
      ko: `${route} 요청에 상태 ${status}, 본문 ${shown} 응답을 줬어요. 스트림에 있는 값: ${has}`,
    },
    asks: {
      en: 'What do status and body of a response promise to whoever asks?',
      ko: '응답의 상태 코드와 본문은 묻는 쪽에 무엇을 약속하나요?',
    },
  };
}

/**
 * How it came to that answer: what was written about it, the crash that followed, the start after that,
 * and where it began to read what it answers from.
 */
function beforeAsked(
  { service, to }: Pick<Answered, 'service' | 'to'>,
  { seq, name, answer }: Asking,
  history: readonly HistoryEvent[],
): number[] {
  const earlier = history.filter((event) => event.seq < seq);
  const start = startedAt(earlier, service);
  const crash = eventsOf(earlier, 'process', service).findLast(
    (event) => event.change === 'killed' && event.seq < start,
  );
  const sent = eventsOf(earlier, 'produce', service).findLast(
    (event) => event.topic === to && event.records.some(({ key }) => key === name),
  );
  const kept = eventsOf(earlier, 'port', service).findLast(
    ({ api, value }) => api === 'store.put' && sameData(value, answer.response.body),
  );
  const begins = eventsOf(earlier, 'start-offset', service).filter(
    (event) => event.seq > start && event.topic === to && event.asked === 'commit',
  );
  const shown = [kept, sent, crash].flatMap((event) => event?.seq ?? []);
  const life = start > 0 ? [start] : [];
  return [...shown, ...life, ...begins.slice(0, 3).map((event) => event.seq)].sort((a, b) => a - b);
}
