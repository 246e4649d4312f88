// Rules for a reader's own life: the call that starts it ends, and so does it when it is stopped.
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import { readerKo } from './reader-words.ts';
import type { ReadingRule } from './readers.ts';

/** A start that has neither ended nor asked for a record will do neither any more. */
export const neverStarted: ReadingRule = ({ name, start, started }, history) => {
  if (started || eventsOf(history, 'fetch', name).length > 0) return [];
  const call = eventsOf(history, 'call', name).find((event) => event.name === start);
  const joined = eventsOf(history, 'assigned', name).slice(0, 1);
  return [
    finding({
      code: 'TIMEOUT',
      subject: start,
      says: {
        en: `${start} has not finished, and ${name} has not asked for a single record.`,
        ko: `${start} 함수가 끝나지 않았고, ${readerKo(name)}는 레코드를 한 번도 요청하지 않았어요.`,
      },
      asks: {
        en: 'Which promise is it still waiting for, and who would settle it?',
        ko: '아직 기다리고 있는 프로미스는 무엇이고, 그것을 끝내 줄 쪽은 어디인가요?',
      },
      explainedAt: 'before-dawn#promises',
      evidence: [...(call ? [call.seq] : []), ...joined.map((event) => event.seq)],
      firstBad: call?.seq ?? null,
    }),
  ];
};

export const blocked: ReadingRule = ({ name, start, started, got, noun }, history) => {
  if (started) return [];
  const call = eventsOf(history, 'call', name).find((event) => event.name === start);
  const end = eventsOf(history, 'fetch', name).at(-1);
  return [
    finding({
      code: 'BLOCKED',
      subject: name,
      says: {
        en: `${start} is still waiting, though ${name} has handed over everything that there is for it (${got.length} ${noun.en}), and no more will come.`,
        ko: `${readerKo(name)}는 받을 것을 다 전달했고(${noun.ko} ${got.length}건) 더 올 것도 없는데, ${start} 함수는 아직 기다리고 있어요.`,
      },
      asks: {
        en: 'What does a reader know about how many records there will be?',
        ko: '레코드가 모두 몇 건일지 리더는 무엇으로 알 수 있나요?',
      },
      explainedAt: 'why-event-driven#retention',
      evidence: [call, end].flatMap((event) => (event === undefined ? [] : [event.seq])),
      firstBad: end?.seq ?? call?.seq ?? null,
    }),
  ];
};

export const withoutStop: ReadingRule = ({ name, start, started, hasStop }, history) => {
  if (!started || hasStop) return [];
  const returned = eventsOf(history, 'return', name).find((event) => event.name === start);
  return [
    finding({
      code: 'SHAPE',
      subject: `${start} stop`,
      says: {
        en: `What ${start} gave back has no function \`stop\`: nobody can end this reader.`,
        ko: `${start} 함수가 돌려준 것에는 \`stop\` 함수가 없어서, 아무도 이 리더를 멈출 수 없어요.`,
      },
      asks: {
        en: 'What does the type `Running` promise to whoever started it?',
        ko: '`Running` 타입은 리더를 시작한 쪽에 무엇을 약속하나요?',
      },
      explainedAt: 'before-dawn#stop',
      evidence: returned ? [returned.seq] : [],
      firstBad: returned?.seq ?? null,
    }),
  ];
};

/** Once `stop` is done, the reader is no member of any group. */
export const leftBehind: ReadingRule = ({ name }, history) => {
  const stopped = eventsOf(history, 'return', name).find((event) => event.name === 'stop');
  if (stopped === undefined) return [];
  const joins = eventsOf(history, 'join', name).filter((event) => event.error === null);
  const gone = history
    .filter((event) => event.process === name && event.seq < stopped.seq)
    .flatMap((event) => goneBy(event, joins) ?? []);
  const still = joins.findLast(
    ({ group, memberId }) =>
      !gone.some((member) => member.group === group && member.memberId === memberId),
  );
  if (still === undefined) return [];
  return [
    finding({
      code: 'BLOCKED',
      subject: `${name} stop`,
      where: `group ${still.group}`,
      says: {
        en: `stop was done, and ${name} was still a member of group ${still.group}: until its session runs out, nobody else gets its partitions.`,
        ko: `stop 함수가 끝났는데 ${readerKo(name)}는 아직 그룹 ${still.group}의 멤버예요. 세션이 만료될 때까지 그 파티션은 아무에게도 돌아가지 않아요.`,
      },
      asks: {
        en: 'What does the promise of `stop` wait for?',
        ko: '`stop`이 돌려주는 프로미스는 무엇을 기다리나요?',
      },
      explainedAt: 'before-dawn#stop',
      // Who did not wait for its own joining comes in after it was stopped.
      evidence: [still.seq, stopped.seq].sort((a, b) => a - b),
      firstBad: stopped.seq,
    }),
  ];
};

/** What the broker answers to a member that it has put out of the group. */
const putOut = 'UNKNOWN_MEMBER_ID';

interface Member {
  group: string;
  memberId: string;
}

/** The member that an event says is in its group no more: it left by itself, or was put out. */
function goneBy(event: HistoryEvent, joins: readonly HistoryEventOf<'join'>[]): Member | undefined {
  switch (event.type) {
    case 'leave':
      return event.byHarness ? undefined : event;
    case 'join':
    case 'rebalance':
      return event.error === putOut ? event : undefined;
    case 'commit':
      // It does not say whose it was; one connection has one member in a group at a time.
      return event.error === putOut
        ? joins.findLast(
            ({ group, connection, seq }) =>
              group === event.group && connection === event.connection && seq < event.seq,
          )
        : undefined;
    default:
      return undefined;
  }
}
