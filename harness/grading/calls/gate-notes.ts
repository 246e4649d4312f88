// What the call and the board beside it came to, each from its own answers: short lines, one figure each.
import type { HistoryEvent } from '../history.ts';
import type { Text } from '../text.ts';
import { askedIn } from './gate-rules.ts';
import type { GateFacts } from './gate.ts';

export function gateNotes(
  { questions }: GateFacts,
  history: readonly HistoryEvent[],
): { who: string; line: Text }[] {
  const asked = questions.map((one) => askedIn(one, history));
  const requests = asked.reduce((sum, one) => sum + one.requests.length, 0);
  const doubtful = asked.filter(({ told }) => told.length === 0).length;
  const longest = Math.max(0, ...questions.map(({ waited }) => waited.waitedMs)) / 1_000;
  const wrong = questions.filter(({ board, held }) => board === held).length;
  const inOutage = questions.filter(({ fate }) => fate === 'down').length;
  const count = questions.length;
  const of = (who: string) => (en: string, ko: string) => ({ who, line: { en, ko } });
  const call = of('gate');
  const board = of('board');
  return [
    call(
      `${count} questions, ${requests} requests to Quality`,
      `질문 ${count}건, 요청 ${requests}건`,
    ),
    call(`no answer: ${doubtful}, and the milk waited`, `응답 없음 ${doubtful}건, 우유는 기다림`),
    call(`longest wait: ${longest.toFixed(1)} s`, `가장 긴 기다림: ${longest.toFixed(1)}초`),
    call('wrong answers: 0', '틀린 답: 0건'),
    board(`${count} questions, 0 requests, no wait`, `질문 ${count}건, 요청 0건, 기다림 없음`),
    board(`answered in the outage: ${inOutage}`, `장애 중에 대답함: ${inOutage}건`),
    board(`wrong answers: ${wrong}`, `틀린 답: ${wrong}건`),
  ];
}
