// Two consumers of one process in one group that subscribe to different topics: the group deals out the partitions
// of all its members among all of them, so each misses what went to the other.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, startedAt, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';

interface Of {
  /** The service's process. */
  service: string;
  group: string;
  task: string | null;
}

/** So much of the joining and dealing out fits under a finding. */
const most = 8;

/**
 * The finding that this is the reason of, told by its reason; `undefined` where the group is not divided, or what
 * was found is nothing that would come of that.
 */
export function dividedGroup(
  { service, group, task }: Of,
  found: Finding,
  history: readonly HistoryEvent[],
): Finding | undefined {
  if (found.code !== 'LOST' && found.code !== 'STALE') return undefined;
  const at = found.firstBad ?? Infinity;
  const life = startedAt(
    history.filter(({ seq }) => seq <= at),
    service,
  );
  const joins = eventsOf(history, 'join', service).filter(
    (event) => event.group === group && event.error === null && event.seq > life,
  );
  const members = new Map(joins.map((event) => [event.memberId, event]));
  const wishes = [...new Set([...members.values()].map(wishOf))];
  const [one, other] = wishes;
  if (one === undefined || other === undefined) return undefined;
  const dealt = eventsOf(history, 'assigned', service).filter(
    (event) => event.group === group && event.seq > life,
  );
  const divided = joins.find((event) => wishOf(event) !== wishOf(joins[0])) ?? joins[0];
  const shown = [...joins, ...dealt].map(({ seq }) => seq).sort((a, b) => a - b);
  const evidence = [...new Set([...shown.slice(0, most), divided?.seq ?? life])];
  const topics = joins.flatMap((join) => join.topics ?? []);
  const where = missedBy({ service, life, topics }, found, history);
  return finding({
    ...{ code: 'LOST', subject: `group ${group}`, where, task },
    says: {
      en: `${where ?? 'Something'} was missed. Two consumers of the service are in group ${group} and subscribe to different topics: one to ${one}, the other to ${other}.`,
      ko: `${where === null ? '놓친 것이 있어요' : `${where}: 놓쳤어요`}. 이 서비스의 두 컨슈머가 같은 그룹 ${group}에 있으면서 서로 다른 토픽을 구독해요: ${one}, ${other}.`,
    },
    asks: {
      en: 'Among whom does a group deal out partitions, and who got those of each topic here?',
      ko: '그룹은 파티션을 누구에게 나눠 주나요? 여기서는 토픽마다 그 파티션이 누구에게 갔나요?',
    },
    explainedAt: 'why-event-driven#groups',
    evidence: evidence.sort((a, b) => a - b),
    firstBad: divided?.seq ?? null,
  });
}

/**
 * What the members were to bring and did not: the very record that was found, or one of its key where what was
 * found is a consequence of it (a grade, say, that no result led to).
 */
function missedBy(
  { service, life, topics }: { service: string; life: number; topics: readonly string[] },
  { where }: Finding,
  history: readonly HistoryEvent[],
): string | null {
  if (where === null || topics.some((topic) => where.startsWith(`${topic}/`))) return where;
  const key = /\((.*)\)$/.exec(where)?.[1] ?? where;
  const namesIn = (events: readonly HistoryEventOf<'fetch' | 'produce'>[]): string[] =>
    events
      .filter(({ topic }) => topics.includes(topic))
      .flatMap(({ topic, partition, records }) =>
        records
          .filter((record) => record.key === key)
          .map(({ offset }) => recordName(topic, partition, offset, key)),
      );
  const brought = eventsOf(history, 'fetch', service).filter(({ seq }) => seq > life);
  const has = new Set(namesIn(brought));
  return namesIn(eventsOf(history, 'produce')).find((name) => !has.has(name)) ?? null;
}

function wishOf(join: HistoryEventOf<'join'> | undefined): string {
  return [...(join?.topics ?? [])].sort().join(', ');
}
