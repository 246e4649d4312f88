// Rules for readers that lack records: one reader alone, or several that share a group.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import { idIn, type Reading } from '../scenes/readers.ts';
import { whereIs } from './handed-over.ts';
import { readerKo, receivedKo } from './reader-words.ts';
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
        ko: `${readerKo(name)}가 ${receivedKo(noun.ko, got, expected.length)}. ${reason.because.ko}.`,
      },
      asks: reason.asks,
      explainedAt: reason.explainedAt,
      evidence: seqs([...reason.shown, ...reads.slice(0, 3)]),
      firstBad: reason.shown[0]?.seq ?? null,
    }),
  ];
};

/**
 * Readers that were told different groups and joined the same one split its partitions. Who of them
 * came last is chance, so neither who is told of nor the name of the finding depends on it.
 */
export function sharedGroup<Event>(
  readings: readonly Reading<Event>[],
  history: readonly HistoryEvent[],
): Finding | undefined {
  // Joining takes two requests, of which the first is refused.
  const joins = eventsOf(history, 'join').filter((event) => event.error === null);
  const reading = readings.findLast(
    (one) => missingOf(one).length > 0 && membersOf(joins, groupOf(joins, one)).length > 1,
  );
  const group = reading && groupOf(joins, reading);
  if (reading === undefined || group === undefined) return undefined;

  const { name, expected, noun, idOf } = reading;
  const missing = missingOf(reading);
  const members = membersOf(joins, group);
  const others = members.filter((process) => process !== name);
  // Joining is repeated at each rebalance; each member's first way in counts.
  const firstJoins = members.flatMap((process) =>
    joins.filter((event) => event.process === process && event.group === group).slice(0, 1),
  );
  const assigned = members.flatMap((process) =>
    eventsOf(history, 'assigned', process)
      .filter((event) => event.group === group)
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
  // The second to come in took partitions from the first.
  const second = firstJoins.toSorted((a, b) => a.seq - b.seq)[1];
  const got = expected.length - missing.length;
  return finding({
    code: 'LOST',
    subject: `group of ${listed(members)}`,
    where: missing[0] === undefined ? null : whereIs(reading, idOf(missing[0])),
    says: {
      en: `${name} got ${got} of ${expected.length} ${noun.en}; ${listed(others)}, in the same group ${group}, got the rest.`,
      ko: `${readerKo(name)}가 ${receivedKo(noun.ko, got, expected.length)}. 나머지는 같은 그룹 ${group}에 있는 ${others.join(', ')} 쪽에서 받았어요.`,
    },
    asks: { en: 'What does a group id mean?', ko: '그룹 id는 무엇을 뜻하나요?' },
    explainedAt: 'why-event-driven#groups',
    evidence: seqs([...firstJoins, ...assigned, ...reads, ...commits]),
    firstBad: second?.seq ?? null,
  });
}

type Join = HistoryEventOf<'join'>;

/** The group that a reader came into last; joining one again at a rebalance is no coming in. */
function groupOf(joins: readonly Join[], { name }: { name: string }): string | undefined {
  const own = joins.filter((event) => event.process === name);
  return [...new Set(own.map((event) => event.group))].at(-1);
}

/** The processes that ever were members of a group, by name. */
function membersOf(joins: readonly Join[], group: string | undefined): string[] {
  const own = joins.filter((event) => event.group === group);
  return [...new Set(own.map((event) => event.process))].sort();
}

/** `settlement`, `settlement and trace`, `audit, settlement and trace`. */
function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ');
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
