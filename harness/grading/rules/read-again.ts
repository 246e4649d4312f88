// The rule for a reader that is started again: its group's commits say where it goes on.
import { eventsOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import { idIn } from '../scenes/readers.ts';
import { whereIs } from './handed-over.ts';
import type { ReadingRule } from './readers.ts';

export const readAgain: ReadingRule = (reading, history) => {
  const { name, after, got, idOf, noun, written } = reading;
  if (after === undefined || got.length === 0) return [];
  const joined = (process: string) =>
    eventsOf(history, 'join', process).findLast((event) => event.error === null);
  const [before, now] = [joined(after), joined(name)];
  const starts = eventsOf(history, 'start-offset', name).slice(0, 3);
  const reads = eventsOf(history, 'fetch', name).filter(({ records }) => records.length > 0);
  const commits = eventsOf(history, 'commit', after).slice(-3);
  const elsewhere = before !== undefined && now !== undefined && before.group !== now.group;
  const count = got.length === written.length ? `all ${got.length}` : String(got.length);
  const [first] = reads;
  return [
    finding({
      code: 'DUP',
      subject: `${after} restart`,
      where: whereIs(reading, idIn(got[0], idOf) ?? ''),
      says: elsewhere
        ? {
            en: `${after} was stopped and started again (here as ${name}), and got ${count} ${noun.en} a second time: it read for group ${before.group} first, for group ${now.group} now.`,
            ko: `${after} 리더를 멈췄다가 다시 시작했더니(여기서는 ${name}) ${noun.ko} ${got.length}건을 한 번 더 전달했어요. 처음에는 그룹 ${before.group}, 이번에는 그룹 ${now.group}의 리더였어요.`,
          }
        : {
            en: `${after} was stopped and started again (here as ${name}), and got ${count} ${noun.en} a second time, though its group had committed them.`,
            ko: `${after} 리더를 멈췄다가 다시 시작했더니(여기서는 ${name}) 그룹이 이미 커밋한 ${noun.ko} ${got.length}건을 한 번 더 전달했어요.`,
          },
      asks: elsewhere
        ? {
            en: 'Under which name does a group keep its place?',
            ko: '그룹이 커밋한 오프셋은 어떤 이름으로 기억되나요?',
          }
        : {
            en: 'Who decided where it began this time: the commit, or a line of yours?',
            ko: '이번에 읽기 시작한 오프셋은 커밋이 정했나요, 여러분의 코드가 정했나요?',
          },
      explainedAt: 'why-event-driven#groups',
      evidence: [...commits, ...(now ? [now] : []), ...starts, ...reads.slice(0, 3)]
        .map((event) => event.seq)
        .sort((a, b) => a - b),
      firstBad: (elsewhere ? now.seq : undefined) ?? first?.seq ?? null,
    }),
  ];
};
