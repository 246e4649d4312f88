// What was accepted is published once and paid, and nothing else is.
import type { Finding } from '../../finding.ts';
import { eventsOf, type HistoryEvent } from '../../history.ts';
import { topics, type HoldFacts } from '../../holds/facts.ts';
import { finding } from '../../make-finding.ts';
import type { LogPartition } from '../../stage.ts';
import { shownBy } from '../derived.ts';

export function publishedOnce(
  { logs, reported }: Pick<HoldFacts, 'logs' | 'reported'>,
  history: readonly HistoryEvent[],
): Finding[] {
  if (logs === null) return [];
  const [published, paid] = [idsIn(logs.pickups), idsIn(logs.paid)];
  for (const { lotId, farmId, answer, seq } of reported) {
    const isAccepted = answer.response.status === 201;
    const times = published.filter((id) => id === lotId).length;
    const isPaid = paid.includes(lotId);
    if (times === (isAccepted ? 1 : 0) && isPaid === isAccepted) continue;
    const wrote = eventsOf(history, 'produce', 'collection').find(({ records }) =>
      records.some(({ headers }) => headers['event-id'] === lotId),
    );
    return [
      finding({
        code: !isAccepted ? 'PHANTOM' : times > 1 ? 'DUP' : 'LOST',
        ...{ subject: 'published', where: `${lotId} (${farmId})` },
        says: isAccepted ? accepted(lotId, times, isPaid) : refused(lotId),
        asks: {
          en: 'What has happened by the time the driver is answered?',
          ko: '기사가 응답을 받을 때까지 무슨 일이 일어나 있나요?',
        },
        explainedAt: 'event-driven-microservice#order',
        ...shownBy([seq, ...(wrote ? [wrote.seq] : [])]),
      }),
    ];
  }
  return [];
}

function idsIn(log: readonly LogPartition[]): string[] {
  return log.flatMap(({ records }) => records.map(({ headers }) => headers['event-id'] ?? ''));
}

const accepted = (lotId: string, times: number, isPaid: boolean) => ({
  en: `The pickup ${lotId} was accepted with 201 and stands ${times} times in \`${topics.pickups}\`; ${isPaid ? 'it was paid' : 'nobody was paid for it'}.`,
  ko: `집유 ${lotId}에 201로 응답했는데 \`${topics.pickups}\` 토픽에는 ${times}번 있어요. ${isPaid ? '정산은 됐어요' : '정산도 되지 않았어요'}.`,
});

const refused = (lotId: string) => ({
  en: `The pickup ${lotId} was refused, and stands in \`${topics.pickups}\` all the same: it is tested and paid.`,
  ko: `집유 ${lotId}은 거절했는데도 \`${topics.pickups}\` 토픽에 있어요. 그래서 검사되고 정산돼요.`,
});
