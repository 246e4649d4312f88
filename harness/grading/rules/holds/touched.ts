// Only what belongs to the feature is touched: one service restarts, and it reads what it read before.
import { recordName, type Finding } from '../../finding.ts';
import { eventsOf, type HistoryEvent } from '../../history.ts';
import { topics, type HoldFacts } from '../../holds/facts.ts';
import { finding } from '../../make-finding.ts';
import { shownBy } from '../derived.ts';

const explainedAt = 'business-requirements#cuts';

/** No other service than Collection had to restart. */
export function restartedAlone(
  { released, restarted }: Pick<HoldFacts, 'released' | 'restarted'>,
  history: readonly HistoryEvent[],
): Finding[] {
  if (restarted.every((name) => name === 'collection')) return [];
  const starts = eventsOf(history, 'process').filter(
    ({ process, change }) => change === 'started' && restarted.includes(process),
  );
  const shared = released.includes('shared');
  return [
    finding({
      ...{ code: 'COUPLED', subject: shared ? 'shared' : 'release', where: restarted.join(', ') },
      says: {
        en: `${restarted.length} of the three services had to restart for this feature: ${restarted.join(', ')}.${shared ? ' All of them take in `shared`.' : ''}`,
        ko: `이 기능 때문에 서비스 셋 가운데 ${restarted.length}개를 재시작해야 했어요: ${restarted.join(', ')}.${shared ? ' 모두 `shared`를 가져다 쓰기 때문이에요.' : ''}`,
      },
      asks: {
        en: 'Whose decision is it whether a tanker collects, and who else needs to know how it is made?',
        ko: '집유할지 말지는 누가 정하는 일이고, 그 방법을 또 누가 알아야 하나요?',
      },
      explainedAt,
      ...shownBy(starts.slice(-restarted.length).map(({ seq }) => seq)),
    }),
  ];
}

/** Collection reads no stream that it read nothing of before. */
export function noNewEdge(_facts: unknown, history: readonly HistoryEvent[]): Finding[] {
  const fetch = eventsOf(history, 'fetch', 'collection').find(
    ({ topic, records }) => topic !== topics.farms && records.length > 0,
  );
  if (fetch === undefined) return [];
  const { topic, partition, from, seq } = fetch;
  return [
    finding({
      ...{ code: 'COUPLED', subject: topic, where: recordName(topic, partition, from, null) },
      says: {
        en: `Collection reads \`${topic}\` now, which it did not before: whoever changes those events has to think of it.`,
        ko: `집유 서비스가 전에는 읽지 않던 \`${topic}\` 토픽을 읽어요. 이제 그 이벤트를 바꾸는 쪽은 집유까지 생각해야 해요.`,
      },
      asks: {
        en: 'Who decides that a farm is on hold, and where has that been said already?',
        ko: '농가를 보류하기로 정하는 것은 누구이고, 그 결정은 이미 어디에 나와 있나요?',
      },
      explainedAt,
      ...shownBy([seq]),
    }),
  ];
}
