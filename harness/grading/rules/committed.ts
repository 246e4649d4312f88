// Rules for commits: not before the handing over, and after a stop exactly at the end.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import { idIn, type Reading } from '../scenes/readers.ts';
import type { LogPartition } from '../stage.ts';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { readerKo } from './reader-words.ts';
import type { ReadingRule } from './readers.ts';

/**
 * A commit says that what is before it is done. What a process reports and what it sends the broker
 * come by two ways, so a commit only counts as early when *nothing* it covers had been handed over,
 * and a reader only as doing so when that holds for most records.
 */
export const committedTooSoon: ReadingRule = ({ name, topic, log, sink, idOf }, history) => {
  const handed = new Map<string, number>();
  for (const event of eventsOf(history, 'report', name)) {
    const id = idIn(event.value, idOf);
    if (event.sink === sink && id !== undefined && !handed.has(id)) handed.set(id, event.seq);
  }
  const when = (record: WireRecord): number => handed.get(record.headers['event-id'] ?? '') ?? 0;
  const done = new Map<number, number>();
  const early: { commit: HistoryEventOf<'commit'>; records: WireRecord[] }[] = [];
  for (const commit of eventsOf(history, 'commit', name)) {
    if (commit.error !== null || commit.topic !== topic) continue;
    const records = stillThere(log[commit.partition]).filter(
      ({ offset }) =>
        offset !== null && offset >= (done.get(commit.partition) ?? 0) && offset < commit.offset,
    );
    done.set(commit.partition, commit.offset);
    if (records.length > 0 && records.every((record) => when(record) > commit.seq)) {
      early.push({ commit, records });
    }
  }
  const [first] = early;
  const record = first?.records[0];
  const covered = early.reduce((sum, { records }) => sum + records.length, 0);
  if (record === undefined || first === undefined || covered * 2 < handed.size) return [];
  const id = record.headers['event-id'] ?? '';
  const { commit } = first;
  return [
    finding({
      code: 'LOST',
      subject: `${name} crash`,
      where: recordName(topic, commit.partition, record.offset, record.key),
      says: {
        en: `${name} committed ${commit.offset} in partition ${commit.partition} before it had handed over ${id}. Had it crashed in between, nobody would ever get that one.`,
        ko: `${readerKo(name)}가 ${id} 이벤트를 전달하기 전에 파티션 ${commit.partition}의 오프셋을 ${commit.offset}까지 커밋했어요. 그 사이에 죽었다면 이 이벤트는 아무도 받지 못해요.`,
      },
      asks: {
        en: 'What does a commit say about the records before it, and when does that become true?',
        ko: '커밋은 그 앞의 레코드에 대해 무엇을 말하고, 그 말은 언제부터 참인가요?',
      },
      explainedAt: 'before-dawn#commit',
      evidence: [commit.seq, when(record)],
      firstBad: commit.seq,
    }),
  ];
};

/** What the rule asks of a reader that was stopped. */
export type Stopped = Pick<Reading<unknown>, 'name' | 'group' | 'committed' | 'log' | 'topic'>;

export function committed(
  { name, group, committed: offsets, log, topic }: Stopped,
  history: readonly HistoryEvent[],
): Finding[] {
  if (offsets === null) return [];
  const commits = eventsOf(history, 'commit', name).filter((event) => event.error === null);
  const joined = eventsOf(history, 'join', name).findLast((event) => event.error === null);
  const own = group ?? joined?.group ?? name;
  for (const part of log) {
    const { partition, end } = part;
    const offset = offsets.get(partition);
    const mine = commits.findLast(
      (event) => event.group === own && event.topic === topic && event.partition === partition,
    );
    const at = { name, group: own, topic, partition };
    if (offset !== undefined && offset > end) return [beyond({ ...at, offset, end }, mine)];
    const last = stillThere(part).at(-1);
    if (last?.offset === null || last === undefined || (offset ?? 0) > last.offset) continue;
    const other = commits.find((event) => event.group !== own);
    return [
      behind({ ...at, offset, last }, mine ?? other, offset === undefined ? other : undefined),
    ];
  }
  return [];
}

/** The records of a partition that retention has left. */
function stillThere(part: LogPartition | undefined): WireRecord[] {
  return (part?.records ?? []).filter(({ offset }) => (offset ?? 0) >= (part?.start ?? 0));
}

interface At {
  name: string;
  group: string;
  topic: string;
  partition: number;
}

function behind(
  {
    name,
    group,
    topic,
    partition,
    offset,
    last,
  }: At & {
    /** What is committed. */
    offset: number | undefined;
    last: WireRecord;
  },
  commit: HistoryEventOf<'commit'> | undefined,
  elsewhere: HistoryEventOf<'commit'> | undefined,
): Finding {
  const from = recordName(topic, partition, offset ?? 0, null);
  const known =
    offset !== undefined
      ? {
          en: `group ${group} has committed ${offset} in partition ${partition}, whose last record is at ${last.offset ?? '?'}`,
          ko: `그룹 ${group}의 커밋은 파티션 ${partition}에서 ${offset}, 그 파티션의 마지막 레코드는 ${last.offset ?? '?'}번이에요`,
        }
      : elsewhere !== undefined
        ? {
            en: `group ${group} has committed nothing in partition ${partition}; what there is stands under group ${elsewhere.group}`,
            ko: `그룹 ${group}에는 파티션 ${partition}의 커밋이 없고, 커밋은 다른 그룹 ${elsewhere.group}에 있어요`,
          }
        : {
            en: `group ${group} has committed nothing in partition ${partition}`,
            ko: `그룹 ${group}에는 파티션 ${partition}의 커밋이 없어요`,
          };
  return finding({
    code: 'DUP',
    subject: `${name} restart`,
    where: recordName(topic, partition, last.offset, last.key),
    says: {
      en: `After a clean stop ${known.en}. When ${name} starts again, it gets records from ${from} on a second time.`,
      ko: `정상으로 멈춘 뒤에 보니 ${known.ko}. ${readerKo(name)}가 다시 시작하면 ${from}부터 한 번 더 받게 돼요.`,
    },
    asks:
      offset !== undefined
        ? {
            en: 'Which offset does a commit name: the record handled last, or the next one to read?',
            ko: '커밋하는 오프셋은 마지막으로 처리한 레코드인가요, 다음에 읽을 레코드인가요?',
          }
        : elsewhere !== undefined
          ? {
              en: 'Under which name will the reader look for its place when it starts again?',
              ko: '다시 시작한 리더는 어떤 이름으로 커밋한 오프셋을 찾을까요?',
            }
          : {
              en: 'Who remembers how far a group has read, and who tells it?',
              ko: '그룹이 어디까지 읽었는지는 누가 기억하고, 누가 알려 주나요?',
            },
    explainedAt: 'before-dawn#commit',
    evidence: commit === undefined ? [] : [commit.seq],
    firstBad: commit?.seq ?? null,
  });
}

function beyond(
  { name, group, topic, partition, offset, end }: At & { offset: number; end: number },
  commit: HistoryEventOf<'commit'> | undefined,
): Finding {
  return finding({
    code: 'SKIP',
    subject: `${name} restart`,
    where: recordName(topic, partition, end, null),
    says: {
      en: `Group ${group} has committed ${offset} in partition ${partition}, which ends at ${end}: the next ${offset - end} records will be skipped.`,
      ko: `그룹 ${group}의 커밋은 파티션 ${partition}에서 ${offset}인데, 로그는 ${end}에서 끝나요. 앞으로 올 레코드 ${offset - end}건을 건너뛰게 돼요.`,
    },
    asks: {
      en: 'Which offset does a commit name?',
      ko: '커밋은 어느 오프셋을 가리키나요?',
    },
    explainedAt: 'before-dawn#commit',
    evidence: commit === undefined ? [] : [commit.seq],
    firstBad: commit?.seq ?? null,
  });
}
