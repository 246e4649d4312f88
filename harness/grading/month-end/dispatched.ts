// What dispatch owes a tanker, whatever else is published or reported: an answer at once, and one that is true.
import { askOfCrash } from '../ask-of-crash.ts';
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { inTurn } from '../rules/in-turn.ts';
import type { Text } from '../text.ts';
import { booked, lesson, type Meanwhile, type MonthEndFacts, type Unloading } from './facts.ts';
import { at } from './told.ts';

type Rule = (facts: MonthEndFacts, history: readonly HistoryEvent[]) => Finding[];

/** Nothing but a timer of its own would have ended it within this (ms). */
export const longestWaitMs = 10_000;

const while_: Record<Meanwhile, Text> = {
  nothing: { en: '', ko: '' },
  full: { en: '', ko: '' },
  race: { en: '', ko: '' },
  'report silent': {
    en: ' while the report did not answer',
    ko: '보고서가 응답하지 않는 동안 ',
  },
  'send refused': {
    en: ' while the broker refused a record',
    ko: '브로커가 레코드를 거절하는 동안 ',
  },
  'broker silent': { en: ' while the broker did not answer', ko: '브로커가 응답하지 않는 동안 ' },
};

/** A tanker that waits for somebody who is not at the silo. */
const waited: Rule = ({ unloadings }) => {
  const late = unloadings.find(
    ({ answer, waitedMs }) =>
      waitedMs > 0 || answer === undefined || answer.response.status === 504,
  );
  if (late === undefined) return [];
  const { load, during, answer, waitedMs, seq } = late;
  const isEnded = answer !== undefined && answer.response.status !== 504;
  const longest = longestWaitMs / 1_000;
  return [
    finding({
      ...{ code: 'BLOCKED', subject: during, where: load.siloId },
      says: {
        en: `${load.siloId} waited ${isEnded ? `${waitedMs} ms` : `${longest} s and had no answer`}${while_[during].en}.`,
        ko: `${while_[during].ko}${load.siloId} 앞의 집유차가 ${isEnded ? `${waitedMs} ms 기다렸어요` : `${longest}초를 기다려도 응답을 받지 못했어요`}.`,
      },
      asks: {
        en: 'Which of the things that your handler waits for does the tanker need to know?',
        ko: '핸들러가 기다리는 것 가운데 집유차가 알아야 하는 것은 무엇인가요?',
      },
      explainedAt: `${lesson}#waits-for-nobody`,
      ...at(seq),
    }),
  ];
};

/** Who is let in has room, and who has room is let in. */
const answered: Rule = ({ unloadings }, history) => {
  for (const { answer, during, load, seq } of unloadings) {
    if (answer === undefined || during === 'race') continue;
    const { status } = answer.response;
    if (status === (during === 'full' ? 409 : 201)) continue;
    const event = eventsOf(history, 'port').find((one) => one.seq === seq);
    if (status === 500) {
      const why = typeof event?.answer === 'string' ? event.answer : '';
      return [
        finding({
          ...{ code: 'CRASHED', subject: 'POST /unload', asks: askOfCrash(why) },
          says: {
            en: `POST /unload: the handler threw ${why}`,
            ko: `POST /unload: 핸들러가 예외를 던졌어요: ${why}`,
          },
          explainedAt: 'before-dawn#verdicts',
          ...at(seq),
        }),
      ];
    }
    const isIn = status >= 200 && status < 300;
    return [
      finding({
        ...{ code: isIn ? 'PHANTOM' : 'LOST', subject: 'POST /unload', where: load.siloId },
        says:
          during === 'full'
            ? {
                en: `${load.siloId} has no room for this load, and its tanker was answered with ${status}.`,
                ko: `${load.siloId}에는 이 집유차를 받을 자리가 없는데 응답은 ${status}였어요.`,
              }
            : {
                en: `${load.siloId} has room for this load, and its tanker was answered with ${status}.`,
                ko: `${load.siloId}에는 이 집유차를 받을 자리가 있는데 응답은 ${status}였어요.`,
              },
        asks: {
          en: 'What did dispatch do before you changed it?',
          ko: '바꾸기 전의 dispatch는 무엇을 했나요?',
        },
        explainedAt: `${lesson}#waits-for-nobody`,
        ...at(seq),
      }),
    ];
  }
  return [];
};

/** Who is let in stands in the books by then. */
const inTheBooks: Rule = ({ unloadings }, history) => {
  const books = booked(history);
  const isThere = ({ load, seq }: Unloading): boolean =>
    load.pickups.every(({ lotId, litres }) =>
      books.some((one) => one.seq < seq && one.row.lotId === lotId && one.row.litres === litres),
    );
  const lost = unloadings.find((one) => one.answer?.response.status === 201 && !isThere(one));
  if (lost === undefined) return [];
  const { load, seq } = lost;
  const lots = load.pickups.map(({ lotId }) => lotId).join(', ');
  return [
    finding({
      ...{ code: 'LOST', subject: 'load', where: load.siloId },
      says: {
        en: `A tanker with ${lots} was let in at ${load.siloId}, and the database has not got its pickups.`,
        ko: `${lots} 로트를 실은 집유차를 ${load.siloId}에 들였는데, 데이터베이스에는 그 집유가 없어요.`,
      },
      asks: {
        en: 'What has to be certain when a tanker is let in?',
        ko: '집유차를 들일 때 무엇이 확실해야 하나요?',
      },
      explainedAt: `${lesson}#after-commit`,
      ...at(seq),
    }),
  ];
};

export const dispatchedLoads: Rule = inTurn(waited, answered, inTheBooks);
