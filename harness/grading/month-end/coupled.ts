// Who went where there was no need to: accounting into the shared database, either to the other with a question, and what
// the tankers' peak makes of it.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { askedOthers } from '../rules/asked-others.ts';
import type { Text } from '../text.ts';
import { usesOfDb } from '../writers.ts';
import { accounting, booked, collection, lesson, type MonthEndFacts } from './facts.ts';
import { atTheStore, peak, seconds, thousands, type AtTheStore } from './peak.ts';
import { at } from './told.ts';

type Rule = (facts: MonthEndFacts, history: readonly HistoryEvent[]) => Finding[];

/** The peak is the same in every run: only what the answer does to the store differs. */
const peakSeed = 1;

/** What tankers wait at the peak for what the run counted; `null` before a load was counted. */
export function atThePeak(
  { perLoad }: Pick<MonthEndFacts, 'perLoad'>,
  query: number,
): AtTheStore | null {
  if (perLoad.length === 0) return null;
  return atTheStore({ seed: peakSeed, perLoad, query, times: peak.times });
}

/** Operations that the report has cost the shared database. */
export function operationsOfReport(history: readonly HistoryEvent[]): number {
  const { reads = 0, writes = 0 } = usesOfDb(history).get(accounting) ?? {};
  return reads + writes;
}

export const readsTheStore: Rule = (facts, history) => {
  const use = usesOfDb(history).get(accounting);
  if (use === undefined) return [];
  const { reads, writes, first } = use;
  const event = eventsOf(history, 'port').find(({ seq }) => seq === first);
  const there = event === undefined ? '' : ` (\`${event.api} ${event.subject}\`)`;
  const uses: [count: number, en: string, ko: string][] = [
    [reads, 'store reads', '읽기'],
    [writes, 'store writes', '쓰기'],
  ];
  const counted = uses.filter(([count]) => count > 0);
  const month = reads < booked(history).length ? null : atThePeak(facts, peak.reportRows);
  const rows = thousands(peak.reportRows);
  const more: Text =
    month === null
      ? { en: '', ko: '' }
      : {
          en: ` A month at the plant has ${rows} pickups: who reads them at ×${peak.times} keeps one tanker of 100 waiting for more than ${seconds(month.p99).en}.`,
          ko: ` 공장의 한 달은 집유 ${rows}건이에요. ${peak.times}배로 몰릴 때 이것을 읽으면 집유차 100대 가운데 1대는 ${seconds(month.p99).ko} 넘게 기다려요.`,
        };
  return [
    finding({
      ...{ code: 'COUPLED', subject: 'store', where: event?.subject ?? null },
      says: {
        en: `${counted.map(([count, en]) => `${thousands(count)} ${en}`).join(' and ')} by report${there}: in the queue in which the tankers stand.${more.en}`,
        ko: `report의 데이터베이스 ${counted.map(([count, , ko]) => `${ko} ${thousands(count)}번`).join(', ')}${there}: 집유차와 같은 줄에 서요.${more.ko}`,
      },
      asks: {
        en: 'From where else could accounting know what was collected?',
        ko: '무엇을 집유했는지 회계팀이 달리 알 수 있는 곳은 어디인가요?',
      },
      explainedAt: `${lesson}#own-copy`,
      ...at(first),
    }),
  ];
};

/** Neither asks the other; of Collection that is told once a silent report has been tried. */
export const asksOthers: Rule = ({ silenced }, history) =>
  askedOthers(
    {
      services: silenced ? [accounting, collection] : [accounting],
      explainedAt: `${lesson}#own-copy`,
    },
    history,
  );

/** What publishing costs the store is its owner's to pay, within the budget. */
export const withinBudget: Rule = (facts, history) => {
  const waits = atThePeak(facts, operationsOfReport(history));
  if (waits === null || waits.p99 <= peak.budgetMs) return [];
  const perLoad = facts.perLoad.reduce((sum, one) => sum + one, 0) / facts.perLoad.length;
  const busy = Math.round(waits.busy * 100);
  const long: Text =
    waits.busy >= 1
      ? { en: 'and the queue would only grow', ko: '줄은 길어지기만 해요' }
      : {
          en: `and 99 of 100 tankers would be answered within ${seconds(waits.p99).en}, not within ${seconds(peak.budgetMs).en}`,
          ko: `집유차 100대 가운데 99대가 응답을 받기까지 ${seconds(peak.budgetMs).ko}가 아니라 ${seconds(waits.p99).ko}가 걸려요`,
        };
  return [
    finding({
      ...{ code: 'BLOCKED', subject: 'peak' },
      says: {
        en: `Collection asks ${Math.round(perLoad)} operations of the store for each load. At ×${peak.times} that would be ${busy} % of its time, ${long.en}.`,
        ko: `collection이 집유차 한 대에 데이터베이스를 ${Math.round(perLoad)}번씩 써요. ${peak.times}배로 몰리면 그것만으로 시간의 ${busy}%를 쓰고, ${long.ko}.`,
      },
      asks: {
        en: 'What do you read again that a commit has told you already?',
        ko: '커밋이 이미 알려 준 것인데 다시 읽는 것은 무엇인가요?',
      },
      explainedAt: `${lesson}#who-pays`,
    }),
  ];
};
