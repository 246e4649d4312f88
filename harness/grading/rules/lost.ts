// Rules for readers that lack records: one reader alone, or several that share a group.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { idIn, type Reading } from '../scenes/readers.ts';
import { whereIs } from './handed-over.ts';
import type { ReadingRule } from './readers.ts';
import { whyLost } from './why-lost.ts';

export const lost: ReadingRule = (reading, history) => {
  const { name, expected, noun, idOf } = reading;
  const missing = missingOf(reading);
  const first = missing[0];
  if (first === undefined) return [];
  const reason = whyLost(reading, missing, history);
  const reads = eventsOf(history, 'fetch', name).filter((event) => event.records.length > 0);
  const got = expected.length - missing.length;
  return [
    finding({
      code: 'LOST',
      subject: name,
      where: whereIs(reading, idOf(first)),
      says: {
        en: `${name} got ${got} of ${expected.length} ${noun.en}; ${reason.because.en}.`,
        ko: `${name} 리더가 ${noun.ko} ${expected.length}건 가운데 ${got}건을 받았어요. ${reason.because.ko}.`,
      },
      asks: reason.asks,
      explainedAt: reason.explainedAt,
      evidence: seqs([...reason.shown, ...reads.slice(0, 3)]),
      firstBad: reason.shown[0]?.seq ?? null,
    }),
  ];
};

/** Readers that were told different groups and joined the same one split its partitions. */
export function sharedGroup<Event>(
  readings: readonly Reading<Event>[],
  history: readonly HistoryEvent[],
): Finding | undefined {
  const lacking = readings.filter((reading) => missingOf(reading).length > 0);
  // The one that came last took partitions from one that was there.
  const mine = lacking
    .flatMap(({ name }) => eventsOf(history, 'join', name).slice(-1))
    .toSorted((a, b) => b.seq - a.seq)[0];
  const reading = lacking.find(({ name }) => name === mine?.process);
  if (mine === undefined || reading === undefined) return undefined;
  const group = eventsOf(history, 'join').filter((event) => event.group === mine.group);
  const other = group.findLast((event) => event.process !== mine.process);
  if (other === undefined) return undefined;

  const { name, expected, noun, idOf } = reading;
  const missing = missingOf(reading);
  const members = [other.process, name];
  // Joining takes two requests and is repeated at each rebalance; each member's first way in counts.
  const joins = members.flatMap((process) =>
    group.filter((event) => event.process === process && event.error === null).slice(0, 1),
  );
  const assigned = members.flatMap((process) =>
    eventsOf(history, 'assigned', process)
      .filter((event) => event.group === mine.group)
      .slice(-1),
  );
  const since = Math.max(...assigned.map((event) => event.seq));
  const after = <T extends HistoryEvent>(events: readonly T[]): T[] =>
    events.filter((event) => event.seq > since);
  const reads = members.flatMap((process) =>
    after(eventsOf(history, 'fetch', process)).filter(({ records }) => records.length > 0),
  );
  const commits = members.flatMap((process) =>
    lastCommits(after(eventsOf(history, 'commit', process))),
  );
  const second = joins.toSorted((a, b) => b.seq - a.seq)[0];
  return finding({
    code: 'LOST',
    subject: `group of ${members.toSorted().join(' and ')}`,
    where: missing[0] === undefined ? null : whereIs(reading, idOf(missing[0])),
    says: {
      en: `${name} got ${expected.length - missing.length} of ${expected.length} ${noun.en}; ${other.process}’s member of group ${mine.group} got the rest.`,
      ko: `${name} 리더가 ${noun.ko} ${expected.length}건 가운데 ${expected.length - missing.length}건을 받았어요. 나머지는 같은 그룹 ${mine.group}에 들어 있는 ${other.process}의 멤버가 받았어요.`,
    },
    asks: { en: 'What does a group id mean?', ko: '그룹 id는 무엇을 뜻하나요?' },
    explainedAt: 'why-event-driven#groups',
    evidence: seqs([...joins, ...assigned, ...reads, ...commits]),
    firstBad: second?.seq ?? null,
  });
}

function missingOf<Event>({ expected, got, idOf }: Reading<Event>): Event[] {
  const ids = new Set(got.map((one) => idIn(one, idOf)));
  return expected.filter((event) => !ids.has(idOf(event)));
}

/** The last commit of each partition. */
function lastCommits<T extends { partition: number }>(commits: readonly T[]): T[] {
  return [...new Map(commits.map((event) => [event.partition, event])).values()];
}

function seqs(events: readonly HistoryEvent[]): number[] {
  return [...new Set(events.map((event) => event.seq))].sort((a, b) => a - b);
}
