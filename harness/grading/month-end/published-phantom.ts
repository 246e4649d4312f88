// Published, and not so: a pickup that was never booked, that was not booked yet, or was booked with other values.
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { show } from '../rules/derived-values.ts';
import type { Text } from '../text.ts';
import { booked, lesson, rolledBack, type MonthEndFacts } from './facts.ts';
import { at, pickupsIn, saysSame } from './told.ts';

type Rule = (facts: MonthEndFacts, history: readonly HistoryEvent[]) => Finding[];

/** Of a lot that was never in the books, or not yet. */
export const phantom: Rule = (facts, history) => {
  const books = booked(history);
  const undone = rolledBack(history);
  for (const { pickup, where, seq } of pickupsIn(facts, history)) {
    if (books.some(({ row }) => row.lotId === pickup.lotId)) continue;
    const rolled = undone.find(({ row }) => row.lotId === pickup.lotId);
    const why: Text =
      rolled === undefined
        ? {
            en: `the database has never had a row \`pickups/${pickup.lotId}\``,
            ko: `데이터베이스에 \`pickups/${pickup.lotId}\` 행이 있었던 적이 없어요`,
          }
        : {
            en: `its transaction was rolled back, and no row \`pickups/${pickup.lotId}\` was ever there`,
            ko: `그 트랜잭션은 롤백되어 \`pickups/${pickup.lotId}\` 행이 있었던 적이 없어요`,
          };
    return [
      finding({
        ...{ code: 'PHANTOM', subject: rolled === undefined ? 'pickup' : 'rolled back', where },
        says: {
          en: `${where} tells of ${pickup.lotId}: ${why.en}.`,
          ko: `${where} 레코드에는 ${pickup.lotId} 로트가 있는데, ${why.ko}.`,
        },
        asks: {
          en: 'What is certain at the line that sends the record, and what is certain only later?',
          ko: '레코드를 보내는 줄에서는 무엇이 확실하고, 무엇은 더 나중에야 확실해지나요?',
        },
        explainedAt: `${lesson}#after-commit`,
        ...at(seq, rolled?.seq ?? 0),
      }),
    ];
  }
  return [];
};

/** Once it was seen that a transaction can be rolled back, a record before the commit is one too early. */
export const early: Rule = (facts, history) => {
  if (!facts.raced) return [];
  const books = booked(history);
  for (const { pickup, where, seq } of pickupsIn(facts, history)) {
    const commit = books.find(({ row }) => row.lotId === pickup.lotId);
    if (commit === undefined || seq === 0 || seq > commit.seq) continue;
    return [
      finding({
        ...{ code: 'PHANTOM', subject: 'before its commit', where },
        says: {
          en: `${where} told of ${pickup.lotId} before \`pickups/${pickup.lotId}\` was committed.`,
          ko: `${where} 레코드는 \`pickups/${pickup.lotId}\` 행이 커밋되기도 전에 ${pickup.lotId} 로트를 알렸어요.`,
        },
        asks: {
          en: 'Who would take the record back, had the commit failed?',
          ko: '커밋이 실패했다면 그 레코드는 누가 거두어들이나요?',
        },
        explainedAt: `${lesson}#after-commit`,
        ...at(seq, commit.seq),
      }),
    ];
  }
  return [];
};

/** Of a lot that is in the books, with what was never booked. */
export const invented: Rule = (facts, history) => {
  const books = booked(history);
  for (const { pickup, where, seq, record } of pickupsIn(facts, history)) {
    const own = books.filter(({ row }) => row.lotId === pickup.lotId);
    if (own.length === 0 || own.some(({ row }) => saysSame(pickup, row))) continue;
    const last = own.at(-1);
    return [
      finding({
        ...{ code: 'PHANTOM', subject: 'value', where },
        says: {
          en: `${where} says ${show(record.value ?? 'null', 120)}; the row has ${show(JSON.stringify(last?.row ?? null), 140)}.`,
          ko: `${where} 레코드의 내용은 ${show(record.value ?? 'null', 120)}인데, 행의 내용은 ${show(JSON.stringify(last?.row ?? null), 140)}예요.`,
        },
        asks: {
          en: 'Where do the values of the record come from?',
          ko: '레코드의 값은 어디에서 온 것인가요?',
        },
        explainedAt: `${lesson}#after-commit`,
        ...at(seq, last?.seq ?? 0),
      }),
    ];
  }
  return [];
};
