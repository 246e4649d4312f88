// What can be wrong with one answer of a view, each kind told by its likely reason.
import { askOfCrash } from '../ask-of-crash.ts';
import type { Finding } from '../finding.ts';
import { startedAt, type HistoryEvent } from '../history.ts';
import type { Fed } from '../scenes/fed.ts';
import type { Text } from '../text.ts';
import { show } from './derived-values.ts';
import { sameData } from './same-data.ts';
import { commitOver } from './trail.ts';
import { nameOfFed, type Viewed, type ViewAsking } from './viewed.ts';

export interface Question
  extends ViewAsking, Required<Pick<Viewed, 'expected' | 'misreads' | 'read'>> {
  published: readonly Fed[];
}

export type Problem = Pick<Finding, 'code' | 'subject' | 'says' | 'asks'> & {
  /** The event that the answer lacks. */
  cause?: Fed | undefined;
  /** Events of the run that led to it. */
  because?: readonly number[];
};

/** An answer beside what it was to be, and words for both. */
interface Case extends Question {
  status: number;
  body: unknown;
  want: unknown;
  gave: string;
  has: string;
  /** What had been done before, to begin a sentence with. */
  before: Text;
  subject: string;
  history: readonly HistoryEvent[];
}

export function viewProblem(
  question: Question,
  history: readonly HistoryEvent[],
): Problem | undefined {
  const { name, answer, published, expected, read } = question;
  const { status } = answer.response;
  const body = status === 404 ? undefined : read(answer.response.body);
  const want = expected(published, name) ?? undefined;
  const isRight = status === 404 ? want === undefined : status === 200 && sameData(body, want);
  if (isRight) return undefined;
  const { subject, ...before } = when(question);
  const one: Case = {
    ...{ ...question, status, body, want, before, subject, history },
    gave: status === 404 ? '404' : show(JSON.stringify(body ?? null), 120),
    has: want === undefined ? '404' : show(JSON.stringify(want), 120),
  };
  for (const problem of [crashed, blocked, knowsOnlyNews, misreadAs, empty, outdated]) {
    const found = problem(one);
    if (found !== undefined) return found;
  }
  return neverSo(one);
}

function crashed({ route, status, seq, subject, history }: Case): Problem | undefined {
  if (status !== 500) return undefined;
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

function blocked({
  route,
  status,
  answer,
  subject,
  before: { en, ko },
}: Case): Problem | undefined {
  if (status !== 504 && !answer.unreachable) return undefined;
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

const afterAStart: readonly ViewAsking['after'][] = ['restart', 'rewind', 'sweep', 'late'];

/** A process that has begun anew answers as if there had been nothing before it. */
function knowsOnlyNews(one: Case): Problem | undefined {
  const { published, expected, name, body, status, want } = one;
  if (!afterAStart.includes(one.after) || want === undefined) return undefined;
  if (status === 200 && lastAgreed(one).agreed !== undefined) return undefined;
  const since = published.findIndex(
    (_, index) => index > 0 && sameData(expected(published.slice(index), name) ?? undefined, body),
  );
  if (since < 0) return undefined;
  const last = published[since - 1];
  const commit = last && commitBefore(one, last);
  return {
    ...{ code: 'LOST', subject: one.subject, cause: last },
    because: commit === undefined ? [] : [commit.seq],
    says: {
      en: `${one.before.en}${one.route} was answered with ${one.gave}; the streams say ${one.has}. It knows nothing of ${last ? nameOfFed(last) : '?'} and what came before.${commit?.says.en ?? ''}`,
      ko: `${one.before.ko}${one.route} 요청에 대한 응답은 ${one.gave}, 스트림대로라면 ${one.has}예요. ${last ? nameOfFed(last) : '?'} 레코드와 그 앞의 것을 모르고 있어요.${commit?.says.ko ?? ''}`,
    },
    asks: asksOfTheNew,
  };
}

const asksOfTheNew: Text = {
  en: 'What does the new process know, and where does its group go on?',
  ko: '새 프로세스는 무엇을 알고, 그 그룹은 어디에서 이어서 읽나요?',
};

/** Read in a way that is known to be wrong. */
function misreadAs(one: Case): Problem | undefined {
  const { misreads, published, name, status, body } = one;
  const misread = misreads.find(
    ({ fold }) => status === 200 && sameData(body, fold(published, name)),
  );
  if (misread === undefined) return undefined;
  const { code, asks, says } = misread;
  const did = typeof says === 'function' ? says(published, name) : says;
  return {
    ...{ code, subject: `${one.subject}: ${misread.subject}`, asks },
    cause: lastAgreed(one).cause,
    says: {
      en: `${one.before.en}${one.route} was answered with ${one.gave}; the streams say ${one.has}. ${did.en}`,
      ko: `${one.before.ko}${one.route} 요청에 대한 응답은 ${one.gave}, 스트림대로라면 ${one.has}예요. ${did.ko}`,
    },
  };
}

/** What was so before anything was published about it is no news of long ago: the view has nothing. */
function empty(one: Case): Problem | undefined {
  const { status, want } = one;
  const { agreed, cause } = lastAgreed(one);
  const hasNothing = status === 200 && agreed !== undefined && agreed === firstChange(one);
  if (want === undefined || (status !== 404 && !hasNothing)) return undefined;
  const [en, ko] =
    status === 404
      ? ['answered with 404', '404로 응답했어요']
      : [
          `answered with ${one.gave}, as if nothing had come about it`,
          `그에 관해 아무것도 오지 않은 듯 ${one.gave} 응답을 줬어요`,
        ];
  const commit = cause && afterAStart.includes(one.after) ? commitBefore(one, cause) : undefined;
  return {
    ...{ code: 'LOST', subject: one.subject, cause },
    because: commit === undefined ? [] : [commit.seq],
    says: {
      en: `${one.before.en}${one.route} was ${en}; the streams say ${one.has}.${commit?.says.en ?? ''}`,
      ko: `${one.before.ko}${one.route} 요청에 ${ko}. 스트림에 있는 값: ${one.has}${commit?.says.ko ?? ''}`,
    },
    asks: afterAStart.includes(one.after)
      ? asksOfTheNew
      : {
          en: 'How does an event get from the stream into what you answer from?',
          ko: '이벤트는 스트림에서 응답의 바탕까지 어떤 길로 가나요?',
        },
  };
}

/** What the streams said once. */
function outdated(one: Case): Problem | undefined {
  const { published, status } = one;
  const { cause } = lastAgreed(one);
  if (status !== 200 || cause === undefined) return undefined;
  const again = published
    .slice(published.indexOf(cause) + 1)
    .find(({ id, offset }) => published.some((first) => first.id === id && first.offset < offset));
  const commit = afterAStart.includes(one.after) ? commitBefore(one, cause) : undefined;
  return {
    ...{ code: 'STALE', subject: again ? `${one.subject}: repeat` : one.subject, cause },
    because: commit === undefined ? [] : [commit.seq],
    says: {
      en: `${one.before.en}${one.route} was answered with the outdated ${one.gave}; since ${nameOfFed(cause)} it is ${one.has}.${again ? ` An older event came again after that, at ${nameOfFed(again)}.` : ''}${commit?.says.en ?? ''}`,
      ko: `${one.before.ko}${one.route} 요청에 지난 값 ${one.gave} 응답을 줬어요. ${nameOfFed(cause)} 레코드부터는 ${one.has}예요.${again ? ` 그 뒤 ${nameOfFed(again)}에서 옛 이벤트가 한 번 더 왔어요.` : ''}${commit?.says.ko ?? ''}`,
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
        : commit === undefined
          ? {
              en: 'Which of your lines does that record reach, and what does the view have afterwards?',
              ko: '그 레코드는 어느 줄까지 가고, 그 뒤 뷰에는 무엇이 있나요?',
            }
          : {
              en: 'What does the broker believe once an offset is committed, and what did your view have by then?',
              ko: '오프셋이 커밋되고 나면 브로커는 무엇을 믿게 되고, 그때 뷰에는 무엇이 있었나요?',
            },
  };
}

function neverSo(one: Case): Problem {
  const { want, status, body } = one;
  const isPhantom = want === undefined || (status === 200 && sameShape(body, want));
  return {
    ...{ code: isPhantom ? 'PHANTOM' : 'SHAPE', subject: one.subject },
    says: {
      en: `${one.before.en}${one.route} was answered with ${status} and ${one.gave}; ${want === undefined ? 'the streams have nothing about it (404)' : `the streams say ${one.has}`}.`,
      ko: `${one.before.ko}${one.route} 요청에 상태 ${status}, 본문 ${one.gave} 응답을 줬어요. ${want === undefined ? '스트림에는 그에 관한 것이 없어요(404).' : `스트림대로라면 ${one.has}예요.`}`,
    },
    asks: isPhantom
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

/** After how many events the streams still said what they say when there are none. */
function firstChange({ published, expected, name }: Case): number {
  const atFirst = expected([], name) ?? undefined;
  let count = 0;
  const isUnchanged = (): boolean =>
    sameData(expected(published.slice(0, count + 1), name) ?? undefined, atFirst);
  while (count < published.length && isUnchanged()) count += 1;
  return count;
}

/** After how many events the streams last said so, and the first since which they say something else. */
function lastAgreed({ published, expected, name, body }: Case): {
  agreed: number | undefined;
  cause: Fed | undefined;
} {
  const saysSo = (count: number): boolean =>
    sameData(expected(published.slice(0, count), name) ?? undefined, body);
  let count = published.length;
  while (count >= 0 && !saysSo(count)) count -= 1;
  return count < 0
    ? { agreed: undefined, cause: undefined }
    : { agreed: count, cause: published[count] };
}

/** A commit over the event by an earlier life of the process. */
function commitBefore(
  { process, seq, history }: Case,
  cause: Fed,
): { seq: number; says: Text } | undefined {
  const earlier = history.filter((event) => event.seq < seq);
  const start = startedAt(earlier, process);
  const past = earlier.filter((event) => event.seq < start);
  const commit = commitOver({ service: process, from: cause.topic }, cause, past);
  return (
    commit && {
      seq: commit.seq,
      says: {
        en: ` Its group had committed ${commit.offset} there before it was killed.`,
        ko: ` 강제 종료되기 전에 그 그룹의 커밋은 거기서 이미 ${commit.offset}까지 갔어요.`,
      },
    }
  );
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
    case 'rebuild':
      return {
        en: 'While it built its views anew, ',
        ko: '뷰를 새로 만드는 동안 ',
        subject: 'answer while rebuilding',
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

/** Whether two have the same fields, however deep, and lists of the same things: they differ in values only. */
function sameShape(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === 0 || other.length === 0 || sameShape(one[0], other[0]);
  }
  if (!isObject(one) || !isObject(other)) return typeof one === typeof other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && sameShape(one[name], other[name]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
