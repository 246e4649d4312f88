// Rules for a view of streams that somebody is answered from: it says what the streams say, whatever was
// killed, down, published again or read again in between.
import { askOfCrash } from '../ask-of-crash.ts';
import { recordName, type Code, type Finding } from '../finding.ts';
import { eventsOf, startedAt, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Fed } from '../scenes/fed.ts';
import type { HttpAnswer } from '../stage.ts';
import type { Text } from '../text.ts';
import { shownBy } from './derived.ts';
import { show } from './derived-values.ts';
import { sameData } from './same-data.ts';

/** What has to be answered about a name after these were published; nothing (or `null`) stands for 404. */
export type ViewFold = (fed: readonly Fed[], name: string) => unknown;

/** One request that the harness made. */
export interface ViewAsking {
  /** `GET /farm/farm-17` */
  route: string;
  /** `farm-17` */
  name: string;
  answer: HttpAnswer;
  /** What was done last before it was asked. */
  after: 'start' | 'feed' | 'down' | 'restart' | 'rewind' | 'sweep' | 'late';
  /** The process that was asked. */
  process: string;
  /** So many events had been published. */
  upTo: number;
  /** The event of the answer. */
  seq: number;
}

/** A way to read the streams that is known to be wrong, by which a wrong answer explains itself. */
export interface Misread {
  fold: ViewFold;
  code: Code;
  /** A word for what was done, for the finding's subject: `added twice`. */
  subject: string;
  /** What the answer did. */
  says: Text;
  asks: Text;
}

export interface Viewed {
  fed: readonly Fed[];
  askings: readonly ViewAsking[];
  expected: ViewFold;
  misreads?: readonly Misread[];
  /** The paragraph about views of this kind. */
  explainedAt: string;
  task?: string | null;
}

export function viewedRules(
  { fed, askings, expected, misreads = [], explainedAt, task = null }: Viewed,
  history: readonly HistoryEvent[],
): Finding[] {
  for (const asking of askings) {
    const published = fed.slice(0, asking.upTo);
    const problem = problemWith({ ...asking, published, expected, misreads }, history);
    if (problem === undefined) continue;
    const { code, subject, says, asks, cause } = problem;
    const where = cause === undefined ? asking.route : nameOfFed(cause);
    const shown = [asking.seq, ...(cause ? broughtBy(asking, cause, history) : [])];
    if (asking.after !== 'start') shown.push(...lastStart(asking, history));
    return [
      finding({ ...{ code, subject, where, says, asks, explainedAt, task }, ...shownBy(shown) }),
    ];
  }
  return [];
}

interface Question extends ViewAsking {
  published: readonly Fed[];
  expected: ViewFold;
  misreads: readonly Misread[];
}

type Problem = Pick<Finding, 'code' | 'subject' | 'says' | 'asks'> & {
  /** The event that the answer lacks. */
  cause?: Fed | undefined;
};

function problemWith(question: Question, history: readonly HistoryEvent[]): Problem | undefined {
  const { route, name, answer, published, expected, misreads, seq } = question;
  const { status, body } = answer.response;
  const want = expected(published, name) ?? undefined;
  if (status === 404 ? want === undefined : status === 200 && sameData(body, want)) {
    return undefined;
  }
  const { en, ko, subject } = when(question);
  const gave = show(JSON.stringify(body ?? null), 120);
  const has = show(JSON.stringify(want ?? null), 120);
  if (status === 500) {
    const event = history.find((one) => one.seq === seq);
    const why = event?.type === 'port' ? String(event.answer) : '';
    return {
      ...{ code: 'CRASHED', subject, asks: askOfCrash(why) },
      says: {
        en: `${route}: the handler threw ${why}`,
        ko: `${route}: 핸들러가 예외를 던졌어요: ${why}`,
      },
    };
  }
  if (status === 504 || answer.unreachable) {
    return {
      ...{ code: 'BLOCKED', subject },
      says: {
        en: `${en}${route} was not answered within 2 s.`,
        ko: `${ko}${route} 요청에 2초 안에 응답하지 않았어요.`,
      },
      asks: {
        en: 'What does the handler wait for before it answers?',
        ko: '핸들러는 응답하기 전에 무엇을 기다리나요?',
      },
    };
  }
  const misread = misreads.find(
    (one) => status === 200 && sameData(body, one.fold(published, name)),
  );
  if (misread !== undefined) {
    return {
      ...{ code: misread.code, subject: `${subject}: ${misread.subject}`, asks: misread.asks },
      says: {
        en: `${en}${route} was answered with ${gave}; the streams say ${has}. ${misread.says.en}`,
        ko: `${ko}${route} 요청에 대한 응답은 ${gave}, 스트림대로라면 ${has}예요. ${misread.says.ko}`,
      },
    };
  }
  const { agreed, cause } = lastAgreed(question, status === 404 ? undefined : body);
  const outdated = agreed && cause !== undefined && (status === 200 || status === 404);
  if (outdated && status === 200) {
    const again = published
      .slice(published.indexOf(cause) + 1)
      .find((one) => published.some((first) => first.id === one.id && first.offset < one.offset));
    return {
      ...{ code: 'STALE', subject: again ? `${subject}: repeat` : subject, cause },
      says: {
        en: `${en}${route} was answered with the outdated ${gave}; since ${nameOfFed(cause)} it is ${want === undefined ? '404' : has}.${again ? ` An older event came again after that, at ${nameOfFed(again)}.` : ''}`,
        ko: `${ko}${route} 요청에 지난 값 ${gave} 응답을 줬어요. ${nameOfFed(cause)} 레코드부터는 ${want === undefined ? '404' : has}예요.${again ? ` 그 뒤 ${nameOfFed(again)}에서 옛 이벤트가 한 번 더 왔어요.` : ''}`,
      },
      asks: again
        ? {
            en: 'By what could a view tell an event that comes late, or once more, from news?',
            ko: '늦게 오거나 한 번 더 온 이벤트를 새 소식과 무엇으로 구별할 수 있을까요?',
          }
        : cause.value === null
          ? {
              en: 'What does a record without a value say about its key?',
              ko: '값이 없는 레코드는 그 키에 대해 무엇을 말하나요?',
            }
          : {
              en: 'Which of your lines does that record reach, and what does the view have afterwards?',
              ko: '그 레코드는 어느 줄까지 가고, 그 뒤 뷰에는 무엇이 있나요?',
            },
    };
  }
  if (status === 404) {
    const forgot = question.after === 'restart' || question.after === 'sweep';
    return {
      ...{ code: 'LOST', subject, cause },
      says: {
        en: `${en}${route} was answered with 404; the streams say ${has}.`,
        ko: `${ko}${route} 요청에 404로 응답했어요. 스트림에 있는 값: ${has}`,
      },
      asks:
        forgot || question.after === 'late'
          ? {
              en: 'What does the new process know, and where does its group go on?',
              ko: '새 프로세스는 무엇을 알고, 그 그룹은 어디에서 이어서 읽나요?',
            }
          : {
              en: 'How does an event get from the stream into what you answer from?',
              ko: '이벤트는 스트림에서 응답의 바탕까지 어떤 길로 가나요?',
            },
    };
  }
  const sameShape = want !== undefined && shapeOf(body) === shapeOf(want);
  return {
    ...{ code: sameShape || want === undefined ? 'PHANTOM' : 'SHAPE', subject, cause },
    says: {
      en: `${en}${route} was answered with ${status} and ${gave}; ${want === undefined ? 'the streams have nothing about it (404)' : `the streams say ${has}`}.`,
      ko: `${ko}${route} 요청에 상태 ${status}, 본문 ${gave} 응답을 줬어요. ${want === undefined ? '스트림에는 그에 관한 것이 없어요(404).' : `스트림대로라면 ${has}예요.`}`,
    },
    asks:
      sameShape || want === undefined
        ? {
            en: 'From which events is that answer made?',
            ko: '그 응답은 어떤 이벤트들로 만들어졌나요?',
          }
        : {
            en: 'What do status and body of a response promise to whoever asks?',
            ko: '응답의 상태 코드와 본문은 묻는 쪽에 무엇을 약속하나요?',
          },
  };
}

/** Whether the streams ever said so, and the first event since which they say something else. */
function lastAgreed(
  { published, expected, name }: Question,
  body: unknown,
): { agreed: boolean; cause: Fed | undefined } {
  let length = published.length;
  while (length >= 0 && !sameData(expected(published.slice(0, length), name) ?? undefined, body))
    length -= 1;
  return { agreed: length >= 0, cause: length < 0 ? undefined : published[length] };
}

function when({ after }: Question): Text & { subject: string } {
  switch (after) {
    case 'start':
    case 'feed':
      return { en: '', ko: '', subject: 'answer' };
    case 'down':
      return {
        en: 'While another service was down, ',
        ko: '다른 서비스가 멈춰 있는 동안 ',
        subject: 'answer while another was down',
      };
    case 'rewind':
      return {
        en: 'After its groups had been set back to the beginning, ',
        ko: '그룹을 처음으로 되돌려 다시 읽게 한 뒤 ',
        subject: 'answer after reading again',
      };
    case 'late':
      return {
        en: 'Begun anew on another machine, with nothing kept: ',
        ko: '보관한 것이 없는 다른 기계에서 새로 시작한 뒤 ',
        subject: 'answer of a new one',
      };
    default:
      return {
        en: 'After the service had been killed and started again, ',
        ko: '서비스가 강제 종료됐다가 다시 시작된 뒤 ',
        subject: 'answer after a restart',
      };
  }
}

/** Names of fields, however deep, in order: two of one shape differ in their values only. */
function shapeOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value;
  if (Array.isArray(value)) return '[]';
  return Object.entries(value)
    .map(([key, field]) => `${key}:${shapeOf(field)}`)
    .sort()
    .join();
}

export function nameOfFed({ topic, partition, offset, key }: Fed): string {
  return recordName(topic, partition, offset, key);
}

/** The last Fetch before the answer that brought the event. */
function broughtBy(
  { process, seq }: ViewAsking,
  { topic, partition, offset }: Fed,
  history: readonly HistoryEvent[],
): number[] {
  return eventsOf(history, 'fetch', process)
    .filter(
      (event) =>
        event.seq < seq &&
        event.topic === topic &&
        event.partition === partition &&
        event.records.some((record) => record.offset === offset),
    )
    .slice(-1)
    .map((event) => event.seq);
}

function lastStart({ process, seq }: ViewAsking, history: readonly HistoryEvent[]): number[] {
  const start = startedAt(
    history.filter((event) => event.seq < seq),
    process,
  );
  return start > 0 ? [start] : [];
}
