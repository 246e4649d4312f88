// What may be wrong at a month's end: one thing at a time, what lies deepest first.
import { askOfCrash } from '../ask-of-crash.ts';
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { inTurn } from '../rules/in-turn.ts';
import { oneWriterEach } from '../rules/two-writers.ts';
import { asksOthers, readsTheStore, withinBudget } from './coupled.ts';
import { dispatchedLoads } from './dispatched.ts';
import { collection, lesson, topic, type MonthEndFacts } from './facts.ts';
import { filledSilos } from './levels.ts';
import { publishedPickups } from './published.ts';
import { at } from './told.ts';
import { totalsRules } from './totals.ts';

type Rule = (facts: MonthEndFacts, history: readonly HistoryEvent[]) => Finding[];

/** So often a handler throws at one commit before nobody waits for it any more. */
export const mostThrows = 5;

/** The times that a handler of commits has thrown at the last commit that it was given. */
export function throwsOnEnd(history: readonly HistoryEvent[]): { seq: number; error: string }[] {
  const handed = eventsOf(history, 'port', collection).filter(({ api }) => api === 'db.onCommit');
  const last = handed.at(-1)?.subject;
  return handed.flatMap(({ subject, value, seq }) =>
    subject === last && typeof value === 'string' ? [{ seq, error: value }] : [],
  );
}

/** A handler that throws at a commit again and again never comes to the next. */
const throws: Rule = (_facts, history) => {
  const thrown = throwsOnEnd(history);
  const last = thrown.at(-1);
  if (last === undefined || thrown.length < mostThrows) return [];
  return [
    finding({
      ...{ code: 'CRASHED', subject: 'onCommit', asks: askOfCrash(last.error) },
      says: {
        en: `The handler of db.onCommit threw at the same commit ${thrown.length} times: ${last.error}`,
        ko: `db.onCommit 핸들러가 같은 커밋에서 ${thrown.length}번 예외를 던졌어요: ${last.error}`,
      },
      explainedAt: 'before-dawn#verdicts',
      ...at(last.seq),
    }),
  ];
};

const oneWriter: Rule = (_facts, history) =>
  oneWriterEach(
    {
      owners: { [topic]: collection },
      titles: {
        collection: { en: 'Collection', ko: '집유' },
        report: { en: 'accounting', ko: '회계' },
      },
      explainedAt: `${lesson}#who-pays`,
    },
    history,
  );

export const monthEndRules: Rule = inTurn(
  ...[dispatchedLoads, oneWriter, throws, publishedPickups, filledSilos],
  ...[readsTheStore, asksOthers, totalsRules, withinBudget],
);
