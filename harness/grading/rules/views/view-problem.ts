// What is wrong with one answer of a view, told by its likely reason.
import type { HistoryEvent } from '../../history.ts';
import { show } from '../derived-values.ts';
import { sameData } from '../same-data.ts';
import { lastAgreed } from './agreed.ts';
import { empty, knowsOnlyNews } from './forgotten.ts';
import { neverSo } from './never-so.ts';
import { outdated } from './outdated.ts';
import { when, type Case, type Problem, type Question } from './question.ts';
import { blocked, crashed } from './unanswered.ts';

/** What a question was answered with, and what the streams say. */
function compared({ name, answer, published, expected, read }: Omit<Question, 'misreads'>) {
  const { status } = answer.response;
  const body = status === 404 ? undefined : read(answer.response.body);
  const want = expected(published, name) ?? undefined;
  return { status, body, want };
}

export function isRight(question: Omit<Question, 'misreads'>): boolean {
  const { status, body, want } = compared(question);
  return want === undefined ? status === 404 : status === 200 && sameData(body, want);
}

/** Of an answer that is not right. */
export function viewProblem(question: Question, history: readonly HistoryEvent[]): Problem {
  const { status, body, want } = compared(question);
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

/** Read in a way that is known to be wrong. */
function misreadAs(one: Case): Problem | undefined {
  const { misreads, published, name, status, body } = one;
  const misread = misreads.find(({ fold }) => {
    const would = fold(published, name) ?? undefined;
    return status === 200 && would !== undefined && sameData(body, would);
  });
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
