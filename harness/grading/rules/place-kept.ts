// Rules for the place that a group keeps in a topic: taken on under the group's name, moved on when the
// work is done, and not before.
import { recordName } from '../finding.ts';
import { eventsOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import { evidenceOf } from './placed.ts';
import { byOffset, fetchesOf, lastJoin, placeOf, seqs } from './replay-evidence.ts';
import type { ReplayRule } from './replayed.ts';

/** A commit says that what is before it is settled: by then its payable must be there. */
export const committedTooEarly: ReplayRule = (replayed, rows, history) => {
  const { to, topic, corrected } = replayed;
  const writtenAt = new Map(
    rows.map(({ lot, record }) => [lot, evidenceOf(history, corrected, record).firstBad ?? 0]),
  );
  for (const commit of eventsOf(history, 'commit', to)) {
    const { error, transactionalId } = commit;
    if (error !== null || transactionalId !== null || commit.topic !== topic) continue;
    const lot = replayed.lots.find(
      (one) =>
        one.partition === commit.partition &&
        one.offset < commit.offset &&
        (writtenAt.get(one) ?? 0) > commit.seq,
    );
    if (lot === undefined) continue;
    return [
      finding({
        code: 'LOST',
        subject: `${to} crash`,
        where: placeOf(topic, lot),
        says: {
          en: `Version 8 committed ${commit.offset} in partition ${commit.partition} before the payable of ${lot.id} was there. Had it crashed in between, nobody would ever settle that one.`,
          ko: `버전 8이 ${lot.id}의 정산 기록이 있기도 전에 파티션 ${commit.partition}의 오프셋을 ${commit.offset}까지 커밋했어요. 그 사이에 죽었다면 이것은 아무도 정산하지 않아요.`,
        },
        asks: {
          en: 'What does a commit say about the records before it, and when does that become true?',
          ko: '커밋은 그 앞의 레코드에 대해 무엇을 말하고, 그 말은 언제부터 참인가요?',
        },
        explainedAt: 'before-dawn#commit',
        evidence: seqs([commit], [writtenAt.get(lot) ?? commit.seq]),
        firstBad: commit.seq,
      }),
    ];
  }
  return [];
};

/** It settles everything, but for another group: the one that it was to take over stays where it was. */
export const stale: ReplayRule = (replayed, _rows, history) => {
  const { committed, before, to, group, topic, lots } = replayed;
  if (committed === null) return [];
  const unmoved = [...before].every(([partition, offset]) => committed.get(partition) === offset);
  const elsewhere = eventsOf(history, 'join', to).findLast(
    (event) => event.error === null && event.group !== group,
  );
  if (!unmoved || elsewhere === undefined) return [];
  const [partition, offset] = [...before][0] ?? [0, 0];
  const next = lots.find((lot) => lot.partition === partition && lot.offset >= offset);
  const commits = eventsOf(history, 'commit', to).filter((event) => event.group !== group);
  return [
    finding({
      code: 'STALE',
      subject: `group ${group}`,
      where: recordName(topic, partition, offset, next?.payable.farmId ?? null),
      says: {
        en: `Group ${group} is still at ${offset} in partition ${partition}, where version 7 left it; version 8 read for group ${elsewhere.group}. Whoever starts under the name of ${group} settles from there.`,
        ko: `그룹 ${group}의 커밋은 파티션 ${partition}에서 오프셋 ${offset}, 버전 7이 떠난 그대로예요. 버전 8은 그룹 ${elsewhere.group}의 멤버로 읽었어요. ${group} 이름으로 시작하면 그 자리부터 다시 정산하게 돼요.`,
      },
      asks: {
        en: 'Under which name will tomorrow’s Settlement look for its place?',
        ko: '내일의 Settlement는 어떤 이름으로 커밋한 오프셋을 찾을까요?',
      },
      explainedAt: 'why-event-driven#groups',
      evidence: seqs([elsewhere, ...commits.slice(-3)]),
      firstBad: elsewhere.seq,
    }),
  ];
};

/** What it settled as a member of the group, it has told the group. */
export const neverCommitted: ReplayRule = ({ committed, to, group, topic }, rows, history) => {
  const join = lastJoin(history, to, group);
  if (committed === null || join === undefined) return [];
  const commits = eventsOf(history, 'commit', to).filter(
    (event) => event.group === group && event.topic === topic && event.error === null,
  );
  if (commits.some(({ seq }) => seq > join.seq)) return [];
  const again = rows.filter(({ lot }) => lot.offset >= (committed.get(lot.partition) ?? 0));
  const [first] = again.toSorted(
    (a, b) => a.lot.partition - b.lot.partition || byOffset(a.lot, b.lot),
  );
  if (first === undefined) return [];
  const { lot } = first;
  return [
    finding({
      code: 'DUP',
      subject: `${to} restart`,
      where: placeOf(topic, lot),
      says: {
        en: `Version 8 settled ${rows.length} pickups and committed nothing: group ${group} is at ${committed.get(lot.partition) ?? 'no offset'} in partition ${lot.partition}. When it starts again, it settles ${again.length} of them once more.`,
        ko: `버전 8이 집유 기록 ${rows.length}건을 정산하고 아무것도 커밋하지 않았어요. 그룹 ${group}의 커밋은 파티션 ${lot.partition}의 ${committed.get(lot.partition) ?? '?'}번이라, 다시 시작하면 그 가운데 ${again.length}건을 한 번 더 정산하게 돼요.`,
      },
      asks: {
        en: 'Who remembers how far a group has read, and who tells it?',
        ko: '그룹이 어디까지 읽었는지는 누가 기억하고, 누가 알려 주나요?',
      },
      explainedAt: 'before-dawn#commit',
      evidence: seqs([
        ...commits.filter(({ partition }) => partition === lot.partition).slice(-1),
        join,
        ...fetchesOf(history, { to }, [lot]).slice(-1),
      ]),
      firstBad: join.seq,
    }),
  ];
};
