// A service keeps what it knows to itself: the database that all services share has no part in it.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';

/** @param of the service's process, and the task that this is */
export function ownStore(
  { service, task }: { service: string; task: string | null },
  history: readonly HistoryEvent[],
): Finding[] {
  const uses = eventsOf(history, 'port', service).filter(({ api }) => api.startsWith('db.'));
  const [use] = uses;
  if (use === undefined) return [];
  return [
    finding({
      ...{ code: 'COUPLED', subject: 'ctx.db', where: use.subject, task },
      says: {
        en: `The service went to \`ctx.db\` for \`${use.subject}\` (${use.api}). Every service of the co-op shares that database, so any of them may come to rely on this value, or change it.`,
        ko: `이 서비스가 \`ctx.db\`의 \`${use.subject}\` 값을 썼어요(${use.api}). 이 데이터베이스는 조합의 모든 서비스가 함께 쓰므로, 어느 서비스든 이 값에 기대거나 이 값을 바꿀 수 있어요.`,
      },
      asks: {
        en: 'If you kept this in another form tomorrow, who would have to be asked first?',
        ko: '내일 이 값을 다른 꼴로 바꾸려면 누구에게 먼저 물어봐야 할까요?',
      },
      explainedAt: 'event-driven-microservice#answers',
      evidence: [use.seq],
      firstBad: use.seq,
    }),
  ];
}
