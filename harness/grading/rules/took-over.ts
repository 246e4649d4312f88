// Rules for how a new version takes over from the old one: not beside it, not in its topic, and done
// with that at some time.
import { askOfCrash } from '../ask-of-crash.ts';
import { recordName } from '../finding.ts';
import { eventsOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import { lastJoin, leftAt, seqs } from './replay-evidence.ts';
import type { ReplayRule } from './replayed.ts';

/** What kafkajs and Kafka say to who changes the offsets of a group that has members. */
const groupIsLive = /must have no running instances|not aware of this member/;

/** It threw; where the reason is that the group has members, it hears who they are. */
export const threwInTheEnd: ReplayRule = ({ threw, name, from, to, group }, _rows, history) => {
  if (threw === undefined) return [];
  const at = eventsOf(history, 'return', to).find(
    (event) => event.name === name && event.error !== null,
  );
  const live = groupIsLive.test(threw);
  const members = [from, to].filter(
    (process) =>
      live &&
      lastJoin(history, process, group) !== undefined &&
      leftAt(history, process, group) > (at?.seq ?? 0),
  );
  const joins = members.map((process) => lastJoin(history, process, group));
  const call = eventsOf(history, 'call', to).slice(0, 1);
  const shown = [...joins.filter((join) => join !== undefined), ...call, ...(at ? [at] : [])];
  return [
    finding({
      code: 'CRASHED',
      subject: name,
      says: {
        en: `${name} threw: ${threw}${live ? `. Members of group ${group} at that moment: ${members.join(', ')}.` : ''}`,
        ko: `${name} 함수가 예외를 던졌어요: ${threw}${live ? `. 그때 그룹 ${group}의 멤버: ${members.join(', ')}.` : ''}`,
      },
      asks: live
        ? {
            en: 'Who keeps a group’s place while one of its members is reading?',
            ko: '멤버가 읽고 있는 동안 그룹의 읽는 위치는 누가 정하나요?',
          }
        : askOfCrash(threw),
      explainedAt: live ? 'why-event-driven#replay' : 'before-dawn#verdicts',
      evidence: seqs(shown),
      firstBad: at?.seq ?? null,
    }),
  ];
};

/** The old version does not go on beside the new one. */
export const besideTheOld: ReplayRule = (replayed, _rows, history) => {
  const { from, to, group, paid } = replayed;
  if (leftAt(history, from, group) < Infinity) return [];
  const joined = eventsOf(history, 'join', to).filter((event) => event.error === null);
  const wrote = eventsOf(history, 'produce', to);
  const begun = [...joined, ...wrote].map(({ seq }) => seq);
  if (begun.length === 0) return [];
  const since = Math.min(...begun);
  const old = eventsOf(history, 'produce', from).filter(({ seq }) => seq > since);
  const [first] = old;
  const record = first?.records[0];
  const member = lastJoin(history, from, group);
  return [
    finding({
      code: 'TWO-WRITERS',
      subject: from,
      where:
        first === undefined || record === undefined
          ? `group ${group}`
          : recordName(paid, first.partition, record.offset, record.key),
      says: {
        en: `Version 8 is at work, and version 7 is too: it is still a member of group ${group}${record === undefined ? '' : ` and has just settled ${record.headers['event-id'] ?? 'a lot'}, rounded as ever`}.`,
        ko: `버전 8이 일하고 있는데 버전 7도 그대로예요. 버전 7은 아직 그룹 ${group}의 멤버${record === undefined ? '예요' : `이고, 방금도 ${record.headers['event-id'] ?? ''}의 지방을 반올림해서 정산했어요`}.`,
      },
      asks: {
        en: 'Who settles the next pickup?',
        ko: '다음 집유 기록은 누가 정산하나요?',
      },
      explainedAt: 'why-event-driven#replay',
      evidence: seqs([...(member ? [member] : []), ...joined.slice(-1), ...old.slice(0, 2)]),
      firstBad: first?.seq ?? joined.at(-1)?.seq ?? null,
    }),
  ];
};

/** What has been paid stays as it was written. */
export const paidAgain: ReplayRule = ({ to, paid, logs }, _rows, history) => {
  const there = new Set(
    logs.paid.flatMap(({ partition, records }) =>
      records.map(({ offset }) => `${partition}@${offset ?? ''}`),
    ),
  );
  const own = eventsOf(history, 'produce', to).flatMap((event) =>
    event.topic !== paid
      ? []
      : event.records
          .filter(({ offset }) => there.has(`${event.partition}@${offset ?? ''}`))
          .map((record) => ({ event, record })),
  );
  const [first] = own;
  if (first === undefined) return [];
  const { event, record } = first;
  return [
    finding({
      code: 'DUP',
      subject: paid,
      where: recordName(paid, event.partition, record.offset, record.key),
      says: {
        en: `Version 8 wrote ${own.length === 1 ? '1 payable' : `${own.length} payables`} into ${paid}, beside those of version 7: whoever reads that topic pays twice.`,
        ko: `버전 8이 ${paid} 토픽에 정산 기록 ${own.length}건을 썼어요. 거기에는 버전 7의 정산 기록이 이미 있어서, 그 토픽을 읽는 쪽은 두 번 지급하게 돼요.`,
      },
      asks: {
        en: 'What may be changed about what has been written and read?',
        ko: '이미 기록되고 읽힌 것에서 바꿀 수 있는 것은 무엇인가요?',
      },
      explainedAt: 'why-event-driven#replay',
      evidence: [event.seq],
      firstBad: event.seq,
    }),
  ];
};

/** Everything is settled, and the call that was to begin it has not ended. */
export const stillWaiting: ReplayRule = ({ started, name, to }, rows, history) => {
  if (started) return [];
  const call = eventsOf(history, 'call', to).find((event) => event.name === name);
  const end = eventsOf(history, 'fetch', to).at(-1);
  return [
    finding({
      code: 'BLOCKED',
      subject: name,
      says: {
        en: `${name} is still waiting, though all ${rows.length} pickups that it has to settle are settled, and nothing is on its way any more.`,
        ko: `정산할 집유 기록 ${rows.length}건이 모두 정산되었고 더 오가는 것도 없는데, ${name} 함수는 아직 기다리고 있어요.`,
      },
      asks: {
        en: 'What does it wait for, and who says when that has come?',
        ko: '무엇을 기다리고 있고, 그것이 왔다는 것은 누가 알려 주나요?',
      },
      explainedAt: 'why-event-driven#no-end',
      evidence: seqs([...(call ? [call] : []), ...(end ? [end] : [])]),
      firstBad: end?.seq ?? call?.seq ?? null,
    }),
  ];
};
