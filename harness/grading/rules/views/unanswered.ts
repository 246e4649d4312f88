// Nobody was answered: the handler threw, or it waited.
import { askOfCrash } from '../../ask-of-crash.ts';
import type { Case, Problem } from './question.ts';

export function crashed({ route, status, seq, subject, history }: Case): Problem | undefined {
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

export function blocked({
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
